/// A county plan with its proof.
public struct CountySolution: Hashable, Sendable {
    /// The plan.
    public let plan: CountyPlan
    /// No plan that keeps the same pins and limits costs less than this.
    public let lowerBound: Double
    /// Seconds until there was a first plan.
    public let firstPlanSeconds: Double
    /// Seconds of the whole work.
    public let seconds: Double
    /// Rounds of search and bound.
    public let rounds: Int

    /// The part of the plan's cost that is not proven necessary: `(cost − lowerBound) / cost`.
    public var gap: Double { plan.cost > 0 ? max(0, (plan.cost - lowerBound) / plan.cost) : 0 }
}
