/// Excel's date serials: days since the end of 1899, or since 1904-01-01 in old Macintosh workbooks.
public enum ExcelDate {
    /// The two ways in which a workbook may count its days.
    public enum System: Hashable, Sendable {
        /// Serial 1 is 1900-01-01; serial 60 is a 29 February 1900 that never was.
        case from1900
        /// Serial 0 is 1904-01-01.
        case from1904
    }

    /// What must be added to a serial of the 1904 system to have it in the 1900 system.
    static let daysBetweenSystems = 1462.0
    /// 1900 serial of 1970-01-01.
    private static let unixEpoch = 25_569
    /// 1900 serial of 9999-12-31, the last day Excel knows.
    private static let lastSerial = 2_958_465.0

    /// The day a serial stands for; its fraction (the time of day) is dropped.
    ///
    /// Serial 60 of the 1900 system, Excel's 1900-02-29, is no day and gives nil, as do serials out of range.
    public static func day(ofSerial serial: Double, system: System) -> CalendarDay? {
        guard serial.isFinite, serial >= 0, serial < lastSerial + 1 else { return nil }
        var days = Int(serial.rounded(.down))
        if system == .from1904 {
            days += Int(daysBetweenSystems)
        } else if days == 0 || days == 60 {
            return nil
        }
        // Before the day that never was, Excel's count is one short of the calendar's.
        if days < 60 { days += 1 }
        guard Double(days) <= lastSerial else { return nil }
        return CalendarDay(daysSince1970: days - unixEpoch)
    }

    /// The serial of a day in the given system, or nil before that system's first day.
    public static func serial(of day: CalendarDay, system: System = .from1900) -> Double? {
        var serial = day.daysSince1970 + unixEpoch
        if system == .from1900, serial < 61 { serial -= 1 }
        if system == .from1904 { serial -= Int(daysBetweenSystems) }
        return serial >= (system == .from1900 ? 1 : 0) ? Double(serial) : nil
    }

    /// A serial of the 1900 system as “2021-03-05”, “2021-03-05 08:30:00” or, below 1, “08:30:00”.
    static func text(ofSerial serial: Double) -> String? {
        guard serial.isFinite, serial >= 0, serial <= lastSerial + 1 else { return nil }
        // Rounded to the second first, so that 23:59:59.9996 becomes the next day and not 24:00:00.
        let seconds = Int((serial * 86_400).rounded())
        let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let time = [second / 3600, second / 60 % 60, second % 60].map { CalendarDay.padded($0, 2) }
            .joined(separator: ":")
        if days == 0 { return time }
        guard let day = day(ofSerial: Double(days), system: .from1900) else { return nil }
        return second == 0 ? day.iso : "\(day.iso) \(time)"
    }

    /// The serial of an ISO 8601 date or date-time as strict workbooks store it (“2021-03-05T08:30:00”).
    static func serial(ofISO text: String) -> Double? {
        let halves = text.split(separator: "T", maxSplits: 1)
        guard let first = halves.first else { return nil }
        let parts = first.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let dayOfMonth = parts[2],
            let day = CalendarDay(year: year, month: month, day: dayOfMonth), let serial = serial(of: day)
        else { return nil }
        guard halves.count == 2 else { return serial }
        let clock = halves[1].prefix { $0 != "Z" && $0 != "+" }.split(separator: ":").map { Double($0) ?? .nan }
        guard (2...3).contains(clock.count) else { return nil }
        let seconds = clock[0] * 3600 + clock[1] * 60 + (clock.count == 3 ? clock[2] : 0)
        guard seconds >= 0, seconds < 86_400 else { return nil }
        return serial + seconds / 86_400
    }
}
