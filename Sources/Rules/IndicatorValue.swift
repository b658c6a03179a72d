public import Domain

/// An indicator worked out for an area and a day; what is not reported stays missing and never becomes 0 (未报).
public struct IndicatorValue: Hashable, Sendable {
    /// The indicator's id.
    public let indicatorID: String
    /// The quantity above the line, or the total, in its measure's unit; nil where nothing is reported.
    public let numerator: Double?
    /// The quantity below the line in its measure's unit; nil for totals and where nothing is reported.
    public let denominator: Double?
    /// How many records report what the numerator needs; nil where the indicator does not ask.
    public let reported: Double?
    /// The ratio (1 is 100 %, loads may exceed it) or the total; nil where it cannot be told.
    public let value: Double?
    /// Why there is no value, for people; nil where there is one.
    public let reason: BilingualText?

    /// A value with its parts, or the reason why it is missing.
    public init(
        indicatorID: String, numerator: Double? = nil, denominator: Double? = nil, reported: Double? = nil,
        value: Double? = nil, reason: BilingualText? = nil
    ) {
        self.indicatorID = indicatorID
        self.numerator = numerator
        self.denominator = denominator
        self.reported = reported
        self.value = value
        self.reason = reason
    }
}
