public import Domain
public import Rules
public import Store

/// One indicator of one area with all that belongs to it: what it is, what it was, what it should be (指标值).
public struct Figure: Hashable, Sendable {
    /// What is measured.
    public let indicator: Indicator
    /// The present value with numerator and denominator.
    public let value: IndicatorValue
    /// The value a year before (同比).
    public let yearBefore: IndicatorValue?
    /// The value a month before (环比).
    public let monthBefore: IndicatorValue?
    /// What it should be, by the target set for this very area.
    public let target: Target?
    /// Where the area has no target of its own: that of the nearest area above, which is no verdict on this one.
    public let targetAbove: TargetAbove?

    /// The change against the year before, in the indicator's own unit; nil where either is missing.
    public var changeOnYear: Double? { Self.change(value.value, yearBefore?.value) }
    /// The change against the month before, in the indicator's own unit; nil where either is missing.
    public var changeOnMonth: Double? { Self.change(value.value, monthBefore?.value) }

    /// Whether the target is met; nil without target or value.
    public var meetsTarget: Bool? {
        guard let target, let value = value.value else { return nil }
        return indicator.better == .lower ? value <= target.value : value >= target.value
    }

    private static func change(_ now: Double?, _ before: Double?) -> Double? {
        guard let now, let before else { return nil }
        return now - before
    }
}

/// A target of an area above, for comparison (上级目标).
public struct TargetAbove: Hashable, Sendable {
    /// The target.
    public let target: Target
    /// The level of the area for which it was set.
    public let level: RegionLevel
}

/// A point of a trend.
public struct TrendPoint: Hashable, Sendable {
    /// As of which day.
    public let day: Day
    /// The values of all indicators then, in the rule set's order.
    public let values: [IndicatorValue]
}

/// A line of a board: a part of the area with its values.
public struct BoardLine: Hashable, Sendable {
    /// The part.
    public let region: Region
    /// The values in the rule set's order.
    public let values: [IndicatorValue]
}

/// The board of an area as of a moment (看板).
public struct Board: Sendable {
    /// The area.
    public let region: Region
    /// The places above it that the asker may see, highest first.
    public let ancestry: [Region]
    /// The rule set by which it was counted.
    public let rules: RuleSet
    /// The rule sets that could be chosen here.
    public let alternatives: [RuleSet]
    /// The moment.
    public let asOf: AsOf
    /// The indicators of the area itself.
    public let figures: [Figure]
    /// The parts directly below.
    public let lines: [BoardLine]
    /// The last twelve months and today.
    public let trend: [TrendPoint]
    /// What spot checks of the area found, one a level of supervision.
    public let spotChecks: [SpotCheckFigure]
    /// The last entry of the log that changed data: the version of the data.
    public let dataVersion: Int64
}
