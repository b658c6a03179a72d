public import Domain

/// A ratio of two measures or a total of one (指标).
public struct Indicator: Hashable, Sendable, Identifiable {
    /// Which direction is an improvement.
    public enum Direction: String, CaseIterable, Hashable, Sendable {
        /// More is better.
        case higher
        /// Less is better.
        case lower
        /// Neither more nor less is better by itself.
        case neither
    }

    /// Where the figure comes from.
    public enum Status: String, CaseIterable, Hashable, Sendable {
        /// From the register (台账).
        case registered
        /// From spot checks (抽查); the register cannot tell it.
        case spotCheck
    }

    /// Whose arithmetic it is.
    public enum Origin: String, CaseIterable, Hashable, Sendable {
        /// A cited source gives the formula or computes by it.
        case sourced
        /// Our own arithmetic; a source may give the term but not the formula.
        case derived
    }

    /// The stable name in lower camel case.
    public let id: String
    /// Its name for people.
    public let name: BilingualText
    /// What it says.
    public let definition: BilingualText
    /// How it is computed, in words.
    public let formula: BilingualText
    /// The measure above the line, or the one totalled; nil for spot checks.
    public let numerator: String?
    /// The measure below the line; nil for a total.
    public let denominator: String?
    /// The measure that counts how many records report what the numerator needs; with none, the value is missing.
    public let reported: String?
    /// `%` for shares, otherwise the unit of the total.
    public let unit: BilingualText
    /// Which direction is an improvement.
    public let better: Direction
    /// The sources of the term, the formula or the practice.
    public let sourceIDs: [String]
    /// Where the figure comes from.
    public let status: Status
    /// Whose arithmetic it is.
    public let origin: Origin
    /// What must be known when reading it.
    public let note: BilingualText?

    /// Whether it is one measure's total rather than a ratio.
    public var isTotal: Bool { status == .registered && denominator == nil }
}
