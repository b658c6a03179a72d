/// A point in time, in milliseconds since 1970-01-01T00:00:00Z: when something became known.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since the Unix epoch, UTC.
    public let milliseconds: Int64

    /// The instant at the given count of milliseconds since the Unix epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Later than anything that can be recorded: "still known so".
    public static let end = Instant(milliseconds: 253_402_300_800_000)

    /// Orders by time.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

/// The fixed offset from UTC in which the deployment counts its days (部署时区), Asia/Shanghai by default.
///
/// China keeps one offset without daylight saving, so an offset is enough and needs no time-zone database.
public struct CivilZone: Hashable, Sendable {
    /// Seconds east of Greenwich.
    public let secondsFromUTC: Int

    /// A zone so many seconds east of Greenwich.
    public init(secondsFromUTC: Int) {
        self.secondsFromUTC = secondsFromUTC
    }

    /// UTC+8, the legal time of China (北京时间).
    public static let china = CivilZone(secondsFromUTC: 8 * 3600)

    /// The day on which the instant falls here.
    public func day(of instant: Instant) -> Day {
        let local = instant.milliseconds + Int64(secondsFromUTC) * 1000
        let day = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
        return Day(number: Int(day))
    }

    /// The last millisecond of the day here.
    public func endOfDay(_ day: Day) -> Instant {
        if day >= .end { return .end }
        return Instant(milliseconds: Int64(day.number + 1) * 86_400_000 - Int64(secondsFromUTC) * 1000 - 1)
    }

    /// Date and time here, `2025-03-09 14:05:33`.
    public func text(of instant: Instant) -> String {
        let day = day(of: instant)
        let local = instant.milliseconds + Int64(secondsFromUTC) * 1000
        let seconds = Int((local - Int64(day.number) * 86_400_000) / 1000)
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day) " + parts.joined(separator: ":")
    }
}
