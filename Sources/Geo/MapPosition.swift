/// Two numbers as a file gives them, before their coordinate system has been applied.
///
/// East comes first here. Survey lists write X for the northing (纵坐标) and Y for the easting (横坐标).
public struct MapPosition: Hashable, Sendable {
    /// Longitude in degrees, or easting (横坐标) in metres.
    public var east: Double
    /// Latitude in degrees, or northing (纵坐标) in metres.
    public var north: Double

    /// A pair of numbers as read.
    public init(east: Double, north: Double) {
        self.east = east
        self.north = north
    }

    /// The same two numbers in the other order.
    public var swapped: MapPosition { MapPosition(east: north, north: east) }
}
