/// A file of separated values with a heading, whose cells are asked for by column name.
public struct CSVTable: Sendable {
    /// One row of the table.
    public struct Row: Hashable, Sendable {
        /// The line of the file on which the row begins, from 1.
        public let line: Int
        /// The cells, as many as the table has columns.
        public let cells: [String]

        /// A row of a table.
        public init(line: Int, cells: [String]) {
            self.line = line
            self.cells = cells
        }
    }

    /// The headings, all different.
    public let columns: [String]
    /// The rows in the order of the file; wholly empty lines are left out.
    public let rows: [Row]

    /// Reads a file.
    ///
    /// - Throws: A ``SamplingError`` with line and column: not UTF-8, NUL, an open quotation mark, a row of another
    ///   length than the heading, a heading given twice, or no rows at all.
    public init(csv bytes: [UInt8]) throws(SamplingError) {
        let text = try CSVText(bytes)
        guard let heading = text.rows.first, text.rows.count > 1 else { throw .emptyFile }
        var seen: Set<String> = []
        for (index, name) in heading.cells.enumerated() where name.isEmpty || !seen.insert(name).inserted {
            throw .badHeading(name: name, column: index + 1)
        }
        columns = heading.cells
        var rows: [Row] = []
        for row in text.rows.dropFirst() {
            guard row.cells.count == heading.cells.count else {
                throw .cellCount(line: row.line, found: row.cells.count, expected: heading.cells.count)
            }
            rows.append(Row(line: row.line, cells: row.cells))
        }
        self.rows = rows
    }

    /// Where a column stands, from 0.
    ///
    /// - Throws: `missingColumn` if the table does not have it.
    public func index(of column: String) throws(SamplingError) -> Int {
        guard let index = columns.firstIndex(of: column) else { throw .missingColumn(name: column, found: columns) }
        return index
    }
}
