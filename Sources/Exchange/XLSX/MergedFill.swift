/// Repeats the top left values of merged ranges over the rows as they go by.
struct MergedFill {
    private struct Active {
        var range: CellRange
        var value: CellValue
    }

    /// Ranges that have not begun, the next one last.
    private var waiting: [CellRange]
    private var active: [Active] = []
    /// The last column that holds a value anywhere: a title merged over the whole sheet is not filled further.
    private let width: Int

    init(_ ranges: [CellRange], width: Int) {
        waiting = ranges.filter { $0.columns.lowerBound <= width }
            .sorted { ($0.rows.lowerBound, $0.columns.lowerBound) > ($1.rows.lowerBound, $1.columns.lowerBound) }
        self.width = width
    }

    /// The cells of a row with the values of the ranges that cover it; rows must be asked for in ascending order.
    mutating func filled(_ cells: [CellValue], row: Int) -> [CellValue] {
        active.removeAll { $0.range.rows.upperBound < row }
        while let range = waiting.last, range.rows.lowerBound <= row {
            waiting.removeLast()
            let first = range.columns.lowerBound
            // A range whose first row holds nothing has no value; overlapping ranges do not occur in sound files.
            guard range.rows.lowerBound == row, first <= cells.count, !cells[first - 1].isEmpty,
                !active.contains(where: { $0.range.columns.overlaps(range.columns) })
            else { continue }
            active.append(Active(range: range, value: cells[first - 1]))
        }
        if active.isEmpty { return cells }
        var cells = cells
        for item in active {
            let last = min(item.range.columns.upperBound, width)
            while cells.count < last { cells.append(.empty) }
            for column in item.range.columns.lowerBound...last { cells[column - 1] = item.value }
        }
        while cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }
}
