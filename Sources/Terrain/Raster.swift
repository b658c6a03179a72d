public import Geo

/// A grid of heights (高程栅格) or other values; cells without a value hold `Float.nan`.
public struct Raster: Hashable, Sendable {
    /// Number of columns.
    public let columns: Int
    /// Number of rows.
    public let rows: Int
    /// Where the cells lie.
    public let reference: GridReference
    /// The values, row by row from the north-west corner; `nan` where there is none.
    public internal(set) var values: [Float]

    /// A raster from its values, row by row from the north-west corner.
    ///
    /// - Throws: ``TerrainError`` if the number of values does not fit or the cells have no size.
    public init(columns: Int, rows: Int, reference: GridReference, values: [Float]) throws(TerrainError) {
        let (count, overflow) = columns.multipliedReportingOverflow(by: rows)
        guard columns > 0, rows > 0, !overflow, count == values.count else {
            throw .valuesDoNotFit(columns: columns, rows: rows, values: values.count)
        }
        guard reference.isValid else { throw .cellsWithoutSize }
        self.columns = columns
        self.rows = rows
        self.reference = reference
        self.values = values
    }

    /// The value of a cell, or `nil` where there is none or the cell is not in the raster.
    public func value(column: Int, row: Int) -> Double? {
        guard column >= 0, row >= 0, column < columns, row < rows else { return nil }
        let value = values[row * columns + column]
        return value.isNaN ? nil : Double(value)
    }

    /// Number of cells without a value.
    ///
    /// - Complexity: O(cells).
    public var emptyCells: Int { values.reduce(0) { $1.isNaN ? $0 + 1 : $0 } }

    /// Smallest and greatest value, or `nil` if every cell is empty.
    ///
    /// - Complexity: O(cells).
    public var range: ClosedRange<Float>? {
        var low = Float.infinity
        var high = -Float.infinity
        for value in values where !value.isNaN {
            low = min(low, value)
            high = max(high, value)
        }
        return low <= high ? low...high : nil
    }

    /// Writes a number into every cell without a value, for files that know no emptiness.
    ///
    /// - Complexity: O(cells).
    public mutating func fillEmptyCells(with number: Float) {
        for index in values.indices where values[index].isNaN { values[index] = number }
    }

    /// The value at a position, between the centres of four cells by bilinear interpolation (双线性插值).
    ///
    /// Where some of the four are empty, the others count by their weights; `nil` where all are, or outside.
    public func value(at position: MapPosition) -> Double? {
        let (column, row) = reference.cell(at: position)
        guard column >= -0.5, row >= -0.5, column <= Double(columns) - 0.5, row <= Double(rows) - 0.5 else {
            return nil
        }
        let west = min(max(Int(column.rounded(.down)), 0), columns - 1)
        let north = min(max(Int(row.rounded(.down)), 0), rows - 1)
        let eastShare = min(max(column - Double(west), 0), 1)
        let southShare = min(max(row - Double(north), 0), 1)
        let east = min(west + 1, columns - 1)
        let south = min(north + 1, rows - 1)
        var sum = 0.0
        var weights = 0.0
        func add(_ column: Int, _ row: Int, _ weight: Double) {
            let value = values[row * columns + column]
            guard weight > 0, !value.isNaN else { return }
            sum += weight * Double(value)
            weights += weight
        }
        add(west, north, (1 - eastShare) * (1 - southShare))
        add(east, north, eastShare * (1 - southShare))
        add(west, south, (1 - eastShare) * southShare)
        add(east, south, eastShare * southShare)
        return weights > 1e-9 ? sum / weights : nil
    }
}
