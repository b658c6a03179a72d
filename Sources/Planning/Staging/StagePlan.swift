/// A year for each village, and how much better any other plan could at most be.
public struct StagePlan: Sendable {
    /// The year in which each village is ready, from 0; nil for those not built.
    public let years: [Int?]
    /// Weighted, discounted person-years without treatment.
    public let cost: Double
    /// No plan leaves fewer.
    public let lowerBound: Double

    /// (Cost − bound) / cost.
    public var gap: Double { cost > 0 ? max(0, (cost - lowerBound) / cost) : 0 }
}
