/// How far a village's plan is proven (最优性证明).
public struct PlanProof: Hashable, Sendable {
    /// Yearly cost of the layout's lines, each with what it truly costs in this plan.
    public var layoutCost: Double
    /// No layout costs less if a line costs what it does in this plan, and as last learned or estimated where unused.
    public var layoutLowerBound: Double
    /// Rounds of solving the layout and learning what it truly costs.
    public var rounds: Int
    /// Whether the rounds ended because a layout came back.
    public var hasRepeated: Bool
    /// No plan of the village whatever costs less a year; `nil` if no bound was found in time.
    public var lowerBound: Double?
    /// No plan with its stations at the same places costs less a year; `nil` if no bound was found in time.
    public var siteLowerBound: Double?

    /// Share of the layout's cost that is not proven necessary in the model of fixed costs.
    public var layoutGap: Double { layoutCost > 0 ? max(0, (layoutCost - layoutLowerBound) / layoutCost) : 0 }
}
