import Domain
import Exchange

extension CellReader {
    /// Whether the field holds a year: a whole number that can be nothing else.
    var isYear: Bool {
        guard case .integer(let range) = field.type else { return false }
        return range.lowerBound >= 1800 && range.upperBound <= 2200 && field.unit.zh.isEmpty
    }

    /// The year of a cell that gives a day or a month where a year is asked for: `2020年`, `2020-05`, an Excel date.
    ///
    /// - Returns: nil where the cell is a plain number or no date either.
    func year(_ cell: CellValue) -> Reading? {
        let found: DayText?
        switch cell {
        case .text(let text):
            found =
                QuantityText(text).map { $0.number < 10_000 && $0.unit.isEmpty } == true
                ? nil : DayText(text)
        case .number(let number, let isDate): found = isDate || number >= 19_000_101 ? DayText(cell) : nil
        default: found = nil
        }
        guard let day = found?.day else { return nil }
        guard cell.displayText.count(where: \.isNumber) > 4 else { return .value(.integer(Int64(day.year)), note: nil) }
        return .value(
            .integer(Int64(day.year)),
            note: CellRefusal(
                severity: .note, code: "date-rounded",
                message: BilingualText(
                    "“\(cell.displayText)”只记年份 \(day.year)",
                    "Of “\(cell.displayText)” only the year \(day.year) is kept"),
                advice: BilingualText("核对年份", "Check the year")))
    }
}
