public import Foundation

/// Writes tables as an Excel workbook, row by row and in little memory.
///
/// Each sheet has its title lines on top, then a styled header that stays in view with an automatic filter. Texts are
/// written as texts, never as formulas; days are real Excel dates.
public struct XLSXExport {
    /// The tables in the order of their tabs.
    public var sheets: [SheetModel]

    /// Makes an export of one or more tables.
    public init(_ sheets: [SheetModel]) {
        self.sheets = sheets
    }

    /// The workbook's bytes.
    ///
    /// - Throws: `ExchangeError`, or what a table's rows throw.
    public func data() throws -> Data {
        let folder = FileManager.default.temporaryDirectory
        let url = folder.appendingPathComponent("qingxi-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: url) }
        try write(to: url)
        do {
            return try Data(contentsOf: url)
        } catch {
            throw ExchangeError.unreadable(file: url.lastPathComponent)
        }
    }

    /// Writes the workbook to a file, which is replaced only when the workbook is complete.
    ///
    /// - Throws: `ExchangeError`, or what a table's rows throw.
    public func write(to url: URL) throws {
        try checkNames()
        let partial = url.deletingLastPathComponent()
            .appendingPathComponent(".\(url.lastPathComponent)-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: partial) }
        let writer = try WorkbookWriter(path: partial.path, name: url.lastPathComponent)
        for sheet in sheets { try writer.add(sheet) }
        try writer.close()
        guard rename(partial.path, url.path) == 0 else {
            throw ExchangeError.unwritable(file: url.lastPathComponent, reason: String(cString: strerror(errno)))
        }
    }

    private func checkNames() throws(ExchangeError) {
        var taken: Set<String> = []
        for sheet in sheets {
            guard SheetName.isValid(sheet.name), taken.insert(sheet.name.lowercased()).inserted else {
                throw .invalidSheetName(sheet.name)
            }
        }
        if sheets.isEmpty { throw .invalidSheetName("") }
    }
}
