import Domain
import Exchange

/// A day as people write it in lists.
struct DayText {
    /// The day; the last one of the month or the year where no more is written.
    let day: Day
    /// Whether only a month or a year is written.
    let isRounded: Bool

    /// Reads `2023-05-06`, `2023/5/6`, `2023.5.6`, `2023年5月6日`, `20230506`, `2023年5月`, `2023.5`, `2023年`, `2023`.
    init?(_ text: String) {
        var word = PlainWord.trimmed(text)
        // A time of day behind it says nothing more here.
        if let blank = word.firstIndex(where: { $0 == " " || $0 == "T" }), word[..<blank].count >= 8 {
            word = String(word[..<blank])
        }
        for mark in ["年", "月", "/", "."] { word = word.replacing(mark, with: "-") }
        word = word.replacing("日", with: "")
        while word.hasSuffix("-") { word.removeLast() }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, let first = numbers.first else { return nil }
        if numbers.count == 1, parts[0].count == 8 {
            guard let day = Day(year: first / 10_000, month: first / 100 % 100, day: first % 100) else { return nil }
            self.init(day, isRounded: false)
            return
        }
        guard parts[0].count == 4 else { return nil }
        switch numbers.count {
        case 1: self.init(Day(year: first, month: 12, day: 31), isRounded: true)
        case 2: self.init(Day(year: first, month: numbers[1], day: 1)?.endOfMonth, isRounded: true)
        case 3: self.init(Day(year: first, month: numbers[1], day: numbers[2]), isRounded: false)
        default: return nil
        }
    }

    /// Reads an Excel serial, or a year or day written as a plain number.
    init?(_ cell: CellValue) {
        guard case .number(let number, let isDate) = cell else { return nil }
        if !isDate, number.rounded() == number {
            if (1900...2200).contains(number) || (19_000_101...22_001_231).contains(number) {
                self.init(String(Int(number)))
                return
            }
        }
        // Serials from 1954 to 2064: anything else without a date format is no day.
        guard isDate || (20_000...60_000).contains(number), let found = cell.calendarDay else { return nil }
        self.init(Day(year: found.year, month: found.month, day: found.day), isRounded: false)
    }

    private init?(_ day: Day?, isRounded: Bool) {
        guard let day, Day.recordable.contains(day) else { return nil }
        self.day = day
        self.isRounded = isRounded
    }
}
