import CXLSXWriter

/// The cell styles of a workbook being written; the workbook owns them.
final class CellFormats {
    let title: UnsafeMutablePointer<lxw_format>?
    let note: UnsafeMutablePointer<lxw_format>?
    let header: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    let date: UnsafeMutablePointer<lxw_format>?
    let dateTime: UnsafeMutablePointer<lxw_format>?
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var byCode: [String: UnsafeMutablePointer<lxw_format>] = [:]

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        self.workbook = workbook
        title = workbook_add_format(workbook)
        format_set_bold(title)
        format_set_font_size(title, 14)
        note = workbook_add_format(workbook)
        format_set_font_color(note, 0x595959)
        header = workbook_add_format(workbook)
        format_set_bold(header)
        format_set_bg_color(header, 0xDCE6E4)
        format_set_bottom(header, 1)
        format_set_text_wrap(header)
        format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        // “@” keeps Excel from taking an edited code for a number.
        text = workbook_add_format(workbook)
        format_set_num_format(text, "@")
        date = workbook_add_format(workbook)
        format_set_num_format(date, "yyyy-mm-dd")
        dateTime = workbook_add_format(workbook)
        format_set_num_format(dateTime, "yyyy-mm-dd hh:mm:ss")
    }

    /// The style of the numbers of a column.
    func format(for kind: SheetModel.Column.Kind) -> UnsafeMutablePointer<lxw_format>? {
        switch kind {
        case .text: nil
        case .integer: format(code: "#,##0")
        case .decimal(let digits): format(code: "#,##0" + Self.decimals(digits))
        case .percent(let digits): format(code: "0" + Self.decimals(digits) + "%")
        case .date: date
        }
    }

    private static func decimals(_ digits: Int) -> String {
        digits > 0 ? "." + String(repeating: "0", count: min(digits, 15)) : ""
    }

    private func format(code: String) -> UnsafeMutablePointer<lxw_format>? {
        if let format = byCode[code] { return format }
        let format = workbook_add_format(workbook)
        format_set_num_format(format, code)
        byCode[code] = format
        return format
    }
}
