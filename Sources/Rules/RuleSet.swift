public import Domain

/// The rules by which a province counts in a year (口径): measures, indicators and targets with their sources.
///
/// Rule sets are data. The same word means different things in different places and years; what a document does not
/// say is left out and listed under ``gaps``.
public struct RuleSet: Sendable, Identifiable {
    /// The greatest number of measures that a rule set can have, since sums are kept in so many columns.
    public static let slotLimit = 48

    /// The stable name, such as `gd-2025`.
    public let id: String
    /// The first two digits of the province's code; empty for the national rules, `99` for the fictional province.
    public let area: String
    /// The year from which it applies.
    public let year: Int
    /// Its title for people.
    public let title: BilingualText
    /// The documents that it cites.
    public let sources: [Source]
    /// The level at which villages are counted: natural or administrative.
    public let countingUnit: RegionLevel
    /// What each treatment status means.
    public let statuses: [StatusRule]
    /// The kept sums, in the order of their slots.
    public let measures: [Measure]
    /// The indicators in the order in which boards show them.
    public let indicators: [Indicator]
    /// The dated targets.
    public let targets: [Target]
    /// What is left out for want of a source.
    public let gaps: [Gap]
    /// A hash of everything that the sums depend on: where it changes, the sums must be counted anew.
    public let fingerprint: String

    let plan: CountingPlan

    /// The measure with the given id.
    public func measure(_ id: String?) -> Measure? {
        guard let id else { return nil }
        return measures.first { $0.id == id }
    }

    /// The indicator with the given id.
    public func indicator(_ id: String) -> Indicator? {
        indicators.first { $0.id == id }
    }

    /// The source with the given id.
    public func source(_ id: String) -> Source? {
        sources.first { $0.id == id }
    }

    /// The targets of an indicator in exactly the given area, by year.
    ///
    /// - Parameter area: The significant digits of the area's code; empty or nil for the nation.
    public func targets(ofIndicator indicatorID: String, area: String?) -> [Target] {
        targets
            .filter { $0.indicatorID == indicatorID && $0.area == (area ?? "") }
            .sorted { $0.year < $1.year }
    }
}
