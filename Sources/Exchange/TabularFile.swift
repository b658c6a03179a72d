/// A file of tables, read row by row.
///
/// Each call of `forEachRow` opens the file anew, so that a dry run and the commit after it read the same rows and
/// several readers may work at once.
public protocol TabularFile: Sendable {
    /// What the content was recognised as.
    var format: FileFormat { get }

    /// The tables in the file in the order of their tabs; a CSV or GeoJSON file has one.
    var sheets: [SheetInfo] { get }

    /// Calls `body` for each row that holds a value, from top to bottom.
    ///
    /// - Parameters:
    ///   - sheet: an index into `sheets`.
    ///   - options: how to treat merged cells.
    ///   - body: takes the row's number, counted from 1 as the spreadsheet shows it, and its cells from column A on
    ///     without trailing empty ones; returns false to stop.
    /// - Throws: `ExchangeError` with its place in the file, or what `body` throws.
    func forEachRow(
        sheet: Int, options: RowOptions, _ body: (_ rowNumber: Int, _ cells: [CellValue]) throws -> Bool) throws

    /// The merged ranges of a sheet (合并单元格); empty for formats without them.
    ///
    /// - Throws: `ExchangeError` if the sheet cannot be read.
    func mergedRanges(sheet: Int) throws -> [CellRange]

    /// With how many cells a row is written, empty ones at its end among them; nil for formats that do not tell.
    ///
    /// - Throws: `ExchangeError` if the sheet cannot be read.
    func cellCount(ofRow rowNumber: Int, sheet: Int) throws -> Int?
}

extension TabularFile {
    /// Nothing: rows of sheets and layers have no width of their own.
    public func cellCount(ofRow rowNumber: Int, sheet: Int) throws -> Int? { nil }

    /// Calls `body` for each row that holds a value, leaving merged cells as they are stored.
    ///
    /// - Throws: `ExchangeError` with its place in the file, or what `body` throws.
    public func forEachRow(
        sheet: Int, _ body: (_ rowNumber: Int, _ cells: [CellValue]) throws -> Bool
    ) throws {
        try forEachRow(sheet: sheet, options: RowOptions(), body)
    }

    /// The first rows that hold a value, for previews and for finding the header.
    ///
    /// - Throws: `ExchangeError` with its place in the file.
    public func firstRows(
        sheet: Int, limit: Int, options: RowOptions = RowOptions()
    ) throws -> [(rowNumber: Int, cells: [CellValue])] {
        var rows: [(rowNumber: Int, cells: [CellValue])] = []
        guard limit > 0 else { return rows }
        try forEachRow(sheet: sheet, options: options) { number, cells in
            rows.append((number, cells))
            return rows.count < limit
        }
        return rows
    }

    func checkSheet(_ index: Int) throws(ExchangeError) {
        guard sheets.indices.contains(index) else {
            throw .noSuchSheet(index: index, available: sheets.count)
        }
    }
}
