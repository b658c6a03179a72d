import Exchange
import Foundation

extension RegisterDesk.ExportFormat {
    /// Writes a table to a file, row by row.
    ///
    /// - Throws: `ExchangeError` where the file cannot be written or the table is too long for it.
    func write(_ sheet: SheetModel, to file: URL) throws {
        switch self {
        case .csv: try CSVExport(sheet).write(to: file)
        case .xlsx: try XLSXExport([sheet]).write(to: file)
        }
    }
}
