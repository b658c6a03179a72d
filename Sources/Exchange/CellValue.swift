/// What one cell of a table file holds (单元格的值).
public enum CellValue: Hashable, Sendable {
    /// The error that stands for a formula whose result was never stored in the file.
    public static let uncalculatedFormula = CellValue.error("#UNCALCULATED!")

    /// Nothing, or an empty text.
    case empty
    /// Text exactly as stored, with its spaces.
    case text(String)
    /// A number; with `isDateFormatted` it is an Excel serial of the 1900 system that the file shows as a date or time.
    case number(Double, isDateFormatted: Bool)
    /// A share that the file shows in percent: 0.8 for “80%”.
    case percent(Double)
    /// TRUE or FALSE.
    case flag(Bool)
    /// An error value such as “#N/A”.
    case error(String)

    /// A number that is not shown as a date.
    public static func number(_ value: Double) -> CellValue { .number(value, isDateFormatted: false) }

    /// Whether the cell holds nothing.
    public var isEmpty: Bool { self == .empty }

    /// The cell as a reader would type it: “899” not “899.0”, dates as 2021-03-05, numbers with at most the 15 digits
    /// that Excel shows.
    public var displayText: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let value, isDateFormatted: true): ExcelDate.text(ofSerial: value) ?? NumberText.plain(value)
        case .number(let value, isDateFormatted: false): NumberText.plain(value)
        case .percent(let share):
            share.isFinite ? NumberText.plain((share * 1e11).rounded() / 1e9) + "%" : NumberText.plain(share)
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        case .error(let code): code
        }
    }

    /// The day that a number stands for when it is read as an Excel serial of the 1900 system, whatever its format.
    public var calendarDay: CalendarDay? {
        guard case .number(let value, _) = self else { return nil }
        return ExcelDate.day(ofSerial: value, system: .from1900)
    }
}
