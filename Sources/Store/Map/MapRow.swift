public import Domain

/// What a map needs of one record: where it is, what it is called, and some of its values.
public struct MapRow: Sendable {
    /// Whom it is about.
    public let id: SubjectID
    /// Its name.
    public let name: String
    /// Its code; may be empty.
    public let code: String
    /// The level of the place itself, or of the place where the record stands.
    public let level: RegionLevel
    /// The way to the place.
    public let path: RegionPath
    /// Longitude in degrees, CGCS2000.
    public let longitude: Double?
    /// Latitude in degrees, CGCS2000.
    public let latitude: Double?
    /// The values of the fields asked for, in their order; nil for what is not reported.
    public let values: [Value?]
}
