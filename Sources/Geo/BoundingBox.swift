/// A rectangle of longitudes and latitudes (范围框) in degrees, which includes its edges.
///
/// It does not cross the 180° meridian.
public struct BoundingBox: Hashable, Sendable {
    /// Western edge, degrees of longitude.
    public let west: Double
    /// Southern edge, degrees of latitude.
    public let south: Double
    /// Eastern edge, degrees of longitude.
    public let east: Double
    /// Northern edge, degrees of latitude.
    public let north: Double

    /// China with its seas, generously: 73–136° E, 3–54° N.
    ///
    /// For telling impossible positions, not a border.
    public static let chinaWithSeas = BoundingBox(uncheckedWest: 73, south: 3, east: 136, north: 54)

    /// A box by its two opposite corners.
    ///
    /// - Throws: ``GeoError/emptyBox`` if they are the wrong way round.
    public init(southWest: Coordinate, northEast: Coordinate) throws(GeoError) {
        guard southWest.longitude <= northEast.longitude, southWest.latitude <= northEast.latitude else {
            throw .emptyBox
        }
        self.init(
            uncheckedWest: southWest.longitude, south: southWest.latitude,
            east: northEast.longitude, north: northEast.latitude)
    }

    /// The smallest box around some points, or `nil` if there are none.
    public init?(around coordinates: some Sequence<Coordinate>) {
        var iterator = coordinates.makeIterator()
        guard let first = iterator.next() else { return nil }
        var (west, south, east, north) = (first.longitude, first.latitude, first.longitude, first.latitude)
        while let next = iterator.next() {
            west = min(west, next.longitude)
            east = max(east, next.longitude)
            south = min(south, next.latitude)
            north = max(north, next.latitude)
        }
        self.init(uncheckedWest: west, south: south, east: east, north: north)
    }

    private init(uncheckedWest west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// Whether a position lies in the box or on its edge.
    public func contains(_ coordinate: Coordinate) -> Bool {
        contains(longitude: coordinate.longitude, latitude: coordinate.latitude)
    }

    /// Whether two numbers, degrees, lie in the box or on its edge; they need not be a position on Earth.
    func contains(longitude: Double, latitude: Double) -> Bool {
        longitude >= west && longitude <= east && latitude >= south && latitude <= north
    }

    /// Whether the other box lies in this one.
    public func contains(_ other: BoundingBox) -> Bool {
        other.west >= west && other.east <= east && other.south >= south && other.north <= north
    }

    /// Whether two boxes share at least a point.
    public func intersects(_ other: BoundingBox) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    /// The smallest box around both.
    public func union(_ other: BoundingBox) -> BoundingBox {
        BoundingBox(
            uncheckedWest: min(west, other.west), south: min(south, other.south),
            east: max(east, other.east), north: max(north, other.north))
    }

    /// The middle of the box.
    public var centre: Coordinate {
        Coordinate(computedLongitude: (west + east) / 2, latitude: (south + north) / 2)
    }
}
