/// An Office Open XML workbook (ECMA-376, transitional and strict).
///
/// Serials of workbooks that count from 1904 are given in the 1900 system where they are formatted as dates. A formula
/// gives the result stored with it; without one it is `CellValue.uncalculatedFormula`.
struct XLSXFile: TabularFile {
    let format = FileFormat.xlsx
    var sheets: [SheetInfo] { parts.sheets }

    private let source: ByteSource
    private let limits: ReaderLimits
    private let parts: WorkbookParts
    private let contents: WorkbookContents

    init(source: ByteSource, limits: ReaderLimits) throws(ExchangeError) {
        self.source = source
        self.limits = limits
        do {
            (parts, contents) = try ZipArchive.withOpen(source, limits: limits) { archive in
                let parts = try WorkbookParts(archive, limits: limits)
                return (parts, try WorkbookContents(archive, parts, limits: limits))
            }
        } catch let error as ExchangeError {
            throw error
        } catch {
            throw .unreadable(file: source.displayName)
        }
    }

    func forEachRow(
        sheet: Int, options: RowOptions, _ body: (_ rowNumber: Int, _ cells: [CellValue]) throws -> Bool
    ) throws {
        try checkSheet(sheet)
        guard options.fillMerged else { return try scan(sheet, rows: body) }
        var ranges: [CellRange] = []
        var width = 0
        try scan(
            sheet,
            rows: { _, cells in
                width = max(width, cells.count); return true
            },
            merged: {
                ranges.append($0)
            })
        var fill = MergedFill(ranges, width: width)
        try scan(sheet) { row, cells in try body(row, fill.filled(cells, row: row)) }
    }

    func mergedRanges(sheet: Int) throws -> [CellRange] {
        try checkSheet(sheet)
        var ranges: [CellRange] = []
        try scan(sheet, rows: { _, _ in true }, merged: { ranges.append($0) })
        return ranges
    }

    private func scan(
        _ sheet: Int, rows: (Int, [CellValue]) throws -> Bool, merged: ((CellRange) throws -> Void)? = nil
    ) throws {
        try ZipArchive.withOpen(source, limits: limits) { archive in
            let path = parts.sheetPaths[sheet]
            var scanner = SheetScanner(
                try archive.open(path), part: path, sheet: parts.sheets[sheet].name, workbook: contents, limits: limits)
            try scanner.scan(rows: rows, merged: merged)
        }
    }
}

/// What the cells of all sheets refer to.
struct WorkbookContents: Sendable {
    let sharedStrings: [String]
    let formats: NumberFormats
    let dateSystem: ExcelDate.System

    init(_ archive: ZipArchive, _ parts: WorkbookParts, limits: ReaderLimits) throws(ExchangeError) {
        dateSystem = parts.dateSystem
        if let path = parts.sharedStringsPath, archive.entries[ZipArchive.normalise(path)] != nil {
            sharedStrings = try SharedStrings.read(try archive.open(path), part: path, limits: limits)
        } else {
            sharedStrings = []
        }
        if let path = parts.stylesPath, archive.entries[ZipArchive.normalise(path)] != nil {
            formats = try NumberFormats(try archive.open(path), part: path, limits: limits)
        } else {
            formats = NumberFormats()
        }
    }
}
