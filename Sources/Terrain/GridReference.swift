public import Geo

/// Where the cells of a raster lie on the map (栅格定位): north up, rows running south, without rotation.
public struct GridReference: Hashable, Sendable {
    /// Easting of the western edge of the first column, in map units (metres for projected maps).
    public var westEdge: Double
    /// Northing of the northern edge of the first row, in map units.
    public var northEdge: Double
    /// Width of a cell towards the east, in map units, above zero.
    public var cellWidth: Double
    /// Height of a cell towards the south, in map units, above zero.
    public var cellHeight: Double

    /// A grid by its north-west corner and the size of a cell.
    public init(westEdge: Double, northEdge: Double, cellWidth: Double, cellHeight: Double) {
        self.westEdge = westEdge
        self.northEdge = northEdge
        self.cellWidth = cellWidth
        self.cellHeight = cellHeight
    }

    /// Whether every number is finite and cells have a size.
    public var isValid: Bool {
        westEdge.isFinite && northEdge.isFinite && cellWidth.isFinite && cellHeight.isFinite
            && cellWidth > 0 && cellHeight > 0
    }

    /// Column and row of a position as fractions; the centre of the first cell is (0, 0).
    public func cell(at position: MapPosition) -> (column: Double, row: Double) {
        ((position.east - westEdge) / cellWidth - 0.5, (northEdge - position.north) / cellHeight - 0.5)
    }

    /// The position of a cell's centre.
    public func centre(column: Int, row: Int) -> MapPosition {
        MapPosition(
            east: westEdge + (Double(column) + 0.5) * cellWidth,
            north: northEdge - (Double(row) + 0.5) * cellHeight)
    }
}
