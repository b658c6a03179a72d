import CXLSXWriter
import Foundation

/// A workbook being written by libxlsxwriter in its constant memory mode: rows must come from top to bottom.
final class WorkbookWriter {
    private static let maxRows = 1_048_576
    private static let maxColumns = 16_384
    private static let maxCharacters = 32_767

    private let name: String
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let formats: CellFormats

    init(path: String, name: String) throws(ExchangeError) {
        self.name = name
        var options = lxw_workbook_options()
        options.constant_memory = 1
        let temporary = FileManager.default.temporaryDirectory.path
        let opened = temporary.withCString { folder -> UnsafeMutablePointer<lxw_workbook>? in
            // The library copies the path of its folder for temporary files.
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(path, &options)
        }
        guard let opened else { throw .unwritable(file: name, reason: "libxlsxwriter") }
        workbook = opened
        formats = CellFormats(opened)
    }

    deinit {
        // Only after an error: closing would write a file that nobody wants, so the memory is given back as it is.
        if let workbook { lxw_workbook_free(workbook) }
    }

    /// Writes the file.
    func close() throws(ExchangeError) {
        guard let workbook else { return }
        self.workbook = nil
        try check(workbook_close(workbook), at: ExchangePlace())
    }

    /// Writes one table.
    func add(_ model: SheetModel) throws {
        guard let sheet = workbook_add_worksheet(workbook, model.name) else {
            throw ExchangeError.invalidSheetName(model.name)
        }
        var row = 0
        for line in model.titleLines {
            try writeText(line, sheet, row, 0, row == 0 ? formats.title : formats.note, model)
            row += 1
        }
        let headerRow = row
        try writeHeader(model, sheet, row)
        row += 1
        let columnFormats = model.columns.map { formats.format(for: $0.kind) }
        try model.rows { cells in
            guard row < Self.maxRows else {
                throw ExchangeError.tooLarge(.rows, limit: Self.maxRows, at: ExchangePlace(sheet: model.name))
            }
            for (column, cell) in cells.enumerated() {
                let format = column < columnFormats.count ? columnFormats[column] : nil
                try write(cell, sheet, row, column, format, model)
            }
            row += 1
        }
        finish(sheet, headerRow: headerRow, lastRow: max(row - 1, headerRow), columns: model.columns.count)
        worksheet_set_footer(sheet, PrintedFooter(mark: model.mark).text)
    }

    private func writeHeader(
        _ model: SheetModel, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int
    ) throws(ExchangeError) {
        for (index, column) in model.columns.enumerated() {
            // A Chinese character takes the room of two; three more for the filter's arrow.
            let letters = column.header.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) }
            let width = column.width ?? min(max(Double(letters) + 3, 10), 60)
            let position = try columnNumber(index, model, row)
            worksheet_set_column(sheet, position, position, width, nil)
            try writeText(column.header, sheet, row, index, formats.header, model)
        }
    }

    private func finish(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, headerRow: Int, lastRow: Int, columns: Int
    ) {
        worksheet_freeze_panes(sheet, lxw_row_t(headerRow + 1), 0)
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)  // A4
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, lxw_row_t(headerRow), lxw_row_t(headerRow))
        if columns > 0 {
            worksheet_autofilter(sheet, lxw_row_t(headerRow), 0, lxw_row_t(lastRow), lxw_col_t(columns - 1))
        }
    }

    private func write(
        _ cell: CellValue, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int, _ column: Int,
        _ format: UnsafeMutablePointer<lxw_format>?, _ model: SheetModel
    ) throws(ExchangeError) {
        switch cell {
        case .empty: return
        case .text(let text): try writeText(text, sheet, row, column, formats.text, model)
        case .error(let code): try writeText(code, sheet, row, column, formats.text, model)
        case .number(let value, let isDate):
            guard value.isFinite else {
                return try writeText(cell.displayText, sheet, row, column, formats.text, model)
            }
            let hasTime = value != value.rounded(.down)
            let number = try columnNumber(column, model, row)
            try check(
                worksheet_write_number(
                    sheet, lxw_row_t(row), number, value,
                    isDate ? (hasTime ? formats.dateTime : formats.date) : format),
                at: place(model, row, column))
        case .percent: try writeText(cell.displayText, sheet, row, column, formats.text, model)
        case .flag(let flag):
            let number = try columnNumber(column, model, row)
            try check(
                worksheet_write_boolean(sheet, lxw_row_t(row), number, flag ? 1 : 0, nil),
                at: place(model, row, column))
        }
    }

    private func writeText(
        _ text: String, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int, _ column: Int,
        _ format: UnsafeMutablePointer<lxw_format>?, _ model: SheetModel
    ) throws(ExchangeError) {
        if text.utf16.count > Self.maxCharacters {
            throw .tooLarge(.cellCharacters, limit: Self.maxCharacters, at: place(model, row, column))
        }
        let number = try columnNumber(column, model, row)
        try check(
            worksheet_write_string(sheet, lxw_row_t(row), number, XMLReference.escape(text), format),
            at: place(model, row, column))
    }

    private func columnNumber(_ column: Int, _ model: SheetModel, _ row: Int) throws(ExchangeError) -> lxw_col_t {
        guard column < Self.maxColumns else {
            throw .tooLarge(.columns, limit: Self.maxColumns, at: place(model, row, column))
        }
        return lxw_col_t(column)
    }

    private func place(_ model: SheetModel, _ row: Int, _ column: Int) -> ExchangePlace {
        ExchangePlace(sheet: model.name, row: row + 1, column: column + 1)
    }

    private func check(_ status: lxw_error, at place: ExchangePlace) throws(ExchangeError) {
        guard status != LXW_NO_ERROR else { return }
        if status == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED {
            throw .tooLarge(.cellCharacters, limit: Self.maxCharacters, at: place)
        }
        throw .unwritable(file: name, reason: lxw_strerror(status).map { String(cString: $0) } ?? "libxlsxwriter")
    }
}
