/// A rectangle of cells; rows and columns are counted from 1 and both ends belong to it.
public struct CellRange: Hashable, Sendable {
    /// The first and last row.
    public let rows: ClosedRange<Int>
    /// The first and last column.
    public let columns: ClosedRange<Int>

    /// Makes a rectangle.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// Reads a reference such as “A1:F1” or “B2”.
    init?(reference: String) {
        let corners = reference.split(separator: ":", omittingEmptySubsequences: false).map {
            ColumnName.parse($0.utf8)
        }
        guard (1...2).contains(corners.count), let first = corners[0], let last = corners[corners.count - 1],
            first.row <= last.row, first.column <= last.column
        else { return nil }
        self.init(rows: first.row...last.row, columns: first.column...last.column)
    }
}
