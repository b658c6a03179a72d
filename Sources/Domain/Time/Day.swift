/// A civil day (日) without a clock or a time zone, counted from 1970-01-01.
///
/// Valid time in the register is kept in whole days; ``beginning`` and ``end`` stand for "since before records began"
/// and "until further notice".
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let number: Int

    /// The day with the given count of days since 1970-01-01.
    public init(number: Int) {
        self.number = number
    }

    /// The day of a proleptic Gregorian date, or nil where there is no such date.
    ///
    /// Algorithm: days from civil by Howard Hinnant, "chrono-compatible low-level date algorithms".
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: era * 146_097 + dayOfEra - 719_468)
        guard self.day == day else { return nil }
    }

    /// Reads `2025-03-09`; nil for anything else.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Since before records began; shown as "起始未知".
    public static let beginning = Day(number: -719_162)

    /// Until further notice; an open end.
    public static let end = Day(number: 2_932_896)

    /// The days from which on something may be recorded to hold: anything outside is a slip of the pen.
    public static let recordable = Day(number: -25_567)...Day(number: 84_370)

    /// Year, month and day of the proleptic Gregorian calendar.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    /// The calendar year.
    public var year: Int { civil.year }
    /// The month, 1 to 12.
    public var month: Int { civil.month }
    /// The day of the month, 1 to 31.
    public var day: Int { civil.day }

    /// The same day of the month so many months away, or the month's last day where it is shorter.
    public func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let index = year * 12 + (month - 1) + months
        let target = (year: index / 12, month: index % 12 + 1)
        for candidate in stride(from: day, through: 28, by: -1) {
            if let found = Day(year: target.year, month: target.month, day: candidate) { return found }
        }
        return Day(year: target.year, month: target.month, day: min(day, 28)) ?? self
    }

    /// The last day of this day's month.
    public var endOfMonth: Day {
        let (year, month, _) = civil
        let next = month == 12 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
        return Day(number: (next ?? self).number - 1)
    }

    /// Orders by time.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The day so many days later.
    public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
}

extension Day: CustomStringConvertible {
    /// ISO 8601, `2025-03-09`.
    public var description: String {
        let (year, month, day) = civil
        guard (0...9999).contains(year) else { return "\(year)-\(Self.padded(month))-\(Self.padded(day))" }
        // Written digit by digit: records and pages are full of days.
        return String(unsafeUninitializedCapacity: 10) { bytes in
            bytes[0] = UInt8(48 + year / 1000)
            bytes[1] = UInt8(48 + year / 100 % 10)
            bytes[2] = UInt8(48 + year / 10 % 10)
            bytes[3] = UInt8(48 + year % 10)
            bytes[4] = 45
            bytes[5] = UInt8(48 + month / 10)
            bytes[6] = UInt8(48 + month % 10)
            bytes[7] = 45
            bytes[8] = UInt8(48 + day / 10)
            bytes[9] = UInt8(48 + day % 10)
            return 10
        }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
