/// A tile of the world map (瓦片): its zoom level, and its column and row from the north-west corner (XYZ scheme).
public struct TileAddress: Hashable, Sendable {
    /// The zoom level; level 0 is one tile.
    public let zoom: Int
    /// The column, eastward.
    public let x: Int
    /// The row, southward.
    public let y: Int

    /// The levels that can be asked for.
    ///
    /// Deeper, a unit of a tile would be smaller than a unit of the world.
    public static let zooms = 0...18
    /// The width of a tile in its own units, as in most vector tiles.
    public static let extent = 4096
    static let extentBits = 12

    /// A tile that exists; nil for other numbers.
    public init?(zoom: Int, x: Int, y: Int) {
        guard Self.zooms.contains(zoom), x >= 0, y >= 0, x < 1 << zoom, y < 1 << zoom else { return nil }
        self.zoom = zoom
        self.x = x
        self.y = y
    }

    /// The tile of a level that holds a position.
    public init?(zoom: Int, holding point: WorldPoint) {
        guard Self.zooms.contains(zoom) else { return nil }
        let shift = WorldPoint.bits - zoom
        self.init(zoom: zoom, x: Int(point.x) >> shift, y: Int(point.y) >> shift)
    }

    /// The part of the world that the tile shows, without an edge around it.
    public var box: WorldBox { box(margin: 0) }

    /// The part of the world that the tile shows, with an edge of so many of its own units.
    func box(margin: Int) -> WorldBox {
        let side = Int64(1) << (WorldPoint.bits - zoom)
        let edge = Int64(margin) << unitBits
        let (west, north) = (Int64(x) * side, Int64(y) * side)
        let northWest = WorldPoint(x: west - edge, y: north - edge)
        let southEast = WorldPoint(x: west + side + edge, y: north + side + edge)
        return WorldBox(west: northWest.x, north: northWest.y, east: southEast.x, south: southEast.y)
    }

    /// A unit of the tile is two to this power units of the world.
    var unitBits: Int { WorldPoint.bits - Self.extentBits - zoom }
}
