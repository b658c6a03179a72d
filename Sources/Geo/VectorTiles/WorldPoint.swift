internal import Foundation

/// A position on the square world map of web maps (球面墨卡托), in whole units from its north-west corner.
///
/// The world is 2³¹ units wide, 19 mm each at the equator, so that the tile of a zoom level and the place within the
/// tile are found by shifting bits. Latitudes end at ±85.0511°, where the map is square (EPSG:3857).
public struct WorldPoint: Hashable, Sendable {
    /// Units east of the western edge.
    public let x: Int32
    /// Units south of the northern edge.
    public let y: Int32

    /// The number of bits of the width of the world.
    static let bits = 31
    /// The last unit.
    static let last = Int64(Int32.max)

    /// A position by its units, brought into the world.
    init(x: Int64, y: Int64) {
        self.x = Int32(truncatingIfNeeded: min(max(x, 0), Self.last))
        self.y = Int32(truncatingIfNeeded: min(max(y, 0), Self.last))
    }

    /// The place nearest to two numbers of units; what lies beyond the edge of the world, or is no number, is brought in.
    public init(x: Double, y: Double) {
        func inside(_ value: Double) -> Int64 { Int64(min(max(value.rounded(), 0), Double(Self.last))) }
        self.init(x: inside(x.isFinite ? x : 0), y: inside(y.isFinite ? y : 0))
    }

    /// The place of a position on the world map.
    public init(_ coordinate: Coordinate) {
        let width = Double(Int64(1) << Self.bits)
        let sine = sin(Angle.radians(coordinate.latitude))
        let north = min(max(0.5 - atanh(min(max(sine, -0.9999999), 0.9999999)) / (2 * .pi), 0), 1)
        self.init(
            x: Int64(((coordinate.longitude / 360 + 0.5) * width).rounded()), y: Int64((north * width).rounded()))
    }

    /// The position on Earth.
    public var coordinate: Coordinate {
        let width = Double(Int64(1) << Self.bits)
        let north = Double.pi * (1 - 2 * Double(y) / width)
        return Coordinate(
            computedLongitude: Double(x) / width * 360 - 180, latitude: Angle.degrees(atan(sinh(north))))
    }
}

/// A rectangle of the world map, edges included.
public struct WorldBox: Hashable, Sendable {
    /// Western edge.
    public var west: Int32
    /// Northern edge.
    public var north: Int32
    /// Eastern edge.
    public var east: Int32
    /// Southern edge.
    public var south: Int32

    /// A box that holds nothing yet.
    public static let empty = WorldBox(west: .max, north: .max, east: .min, south: .min)

    init(west: Int32, north: Int32, east: Int32, south: Int32) {
        self.west = west
        self.north = north
        self.east = east
        self.south = south
    }

    /// The box on the world map around a box of longitudes and latitudes.
    public init(_ box: BoundingBox) {
        let northWest = WorldPoint(Coordinate(computedLongitude: box.west, latitude: box.north))
        let southEast = WorldPoint(Coordinate(computedLongitude: box.east, latitude: box.south))
        self.init(west: northWest.x, north: northWest.y, east: southEast.x, south: southEast.y)
    }

    /// Whether nothing is in it.
    public var isEmpty: Bool { west > east || north > south }

    /// Whether the boxes share at least a point.
    @inline(__always) func intersects(_ other: WorldBox) -> Bool {
        west <= other.east && other.west <= east && north <= other.south && other.north <= south
    }

    /// Whether the other box lies in this one.
    @inline(__always) func contains(_ other: WorldBox) -> Bool {
        west <= other.west && other.east <= east && north <= other.north && other.south <= south
    }

    @inline(__always) mutating func add(x: Int32, y: Int32) {
        west = min(west, x)
        east = max(east, x)
        north = min(north, y)
        south = max(south, y)
    }

    /// Grows to hold another box.
    public mutating func add(_ other: WorldBox) {
        west = min(west, other.west)
        east = max(east, other.east)
        north = min(north, other.north)
        south = max(south, other.south)
    }

    /// The same in longitude and latitude; nil where nothing is in it.
    public var boundingBox: BoundingBox? {
        guard !isEmpty else { return nil }
        return BoundingBox(around: [
            WorldPoint(x: Int64(west), y: Int64(north)).coordinate,
            WorldPoint(x: Int64(east), y: Int64(south)).coordinate,
        ])
    }
}
