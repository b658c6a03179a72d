public import Geo

/// A river of the invented terrain, from its source to its mouth (虚构河流).
public struct DemoRiver: Hashable, Sendable {
    /// The invented name.
    public let name: String
    /// The number of the river it flows into; nil for the main river, which leaves the county.
    public let joins: Int?
    /// The course, the source first.
    public let course: [Coordinate]
    /// The elevation of the water at each point of the course, in metres; never rising downstream.
    public let elevations: [Double]
}
