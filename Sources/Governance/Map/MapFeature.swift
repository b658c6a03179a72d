public import Domain
public import Geo
public import Store

/// One feature of a map, as lists, drawings and selections need it.
public struct MapFeature: Sendable {
    /// Whom it is about.
    public let id: SubjectID
    /// Its name.
    public let name: String
    /// Its code; may be empty.
    public let code: String
    /// The way to its place.
    public let path: RegionPath
    /// Where it is; for lines and areas one point of it.
    public let position: Coordinate
    /// Its class in each theme of the layer.
    public let classes: [UInt8]
    /// The day of the last visit, for facilities.
    public let lastVisit: Day?
}

/// How many features of a layer an area has, for maps that show much land (聚合点).
public struct MapCluster: Sendable {
    /// The area; nil where features lie directly in a place above.
    public let region: SubjectID
    /// Its name.
    public let name: String
    /// How many features.
    public let count: Int
    /// How many by class of the layer's first theme.
    public let counts: [Int]
    /// The middle of the features.
    public let position: Coordinate
}
