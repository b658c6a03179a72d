public import Domain
public import Geo

/// A record with where it lies, for maps and networks (空间记录).
public struct PlacedGeometry: Hashable, Sendable {
    /// Whom it is about.
    public let id: SubjectID
    /// The kind of record.
    public let kind: RecordKind
    /// The way to the village, or to the place where the record stands.
    public let path: RegionPath
    /// Its code; may be empty.
    public let code: String
    /// Its name; may be empty.
    public let name: String
    /// For villages: administrative or natural; else the level of the place where it stands.
    public let level: RegionLevel
    /// Where its point lies, if one is reported.
    public let position: Coordinate?
    /// Its line or area as well-known text, if one is reported.
    public let shapeText: String?
    /// The fields that were asked for.
    public let values: FieldValues

    /// The line or area, read from its text; nil where there is none.
    ///
    /// - Complexity: O(positions), each time.
    public var shape: Geometry? { shapeText.flatMap { try? Geometry(wellKnownText: $0) } }

    /// The shape, or else the point.
    public var geometry: Geometry? { shape ?? position.map(Geometry.point) }
}
