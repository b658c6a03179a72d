/// A position on both time axes: what held on a day (有效日), as far as it was known at an instant (知悉时刻).
public struct AsOf: Hashable, Sendable {
    /// The day whose state is asked for.
    public let valid: Day
    /// Facts recorded later than this are not considered.
    public let known: Instant

    /// Asks for the state on `valid` by what was known at `known`; by default by all that is known today.
    public init(valid: Day, known: Instant = .latest) {
        self.valid = valid
        self.known = known
    }

    /// Whether everything recorded to date counts.
    public var isLatestKnown: Bool { known >= .latest }
}

extension Instant {
    /// Just before ``end``: everything recorded to date is known then.
    public static let latest = Instant(milliseconds: Instant.end.milliseconds - 1)
}

/// A stretch of days, closed at the start and open at the end.
public struct DayRange: Hashable, Sendable {
    /// The first day that belongs to it.
    public let from: Day
    /// The first day that no longer belongs to it.
    public let to: Day

    /// The days from `from` up to but not including `to`.
    public init(from: Day, to: Day = .end) {
        self.from = from
        self.to = to
    }

    /// No day at all.
    public var isEmpty: Bool { from >= to }

    /// Whether the day belongs to it.
    public func contains(_ day: Day) -> Bool { from <= day && day < to }
}
