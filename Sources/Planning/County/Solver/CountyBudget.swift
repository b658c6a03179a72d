/// How long a county is worked on.
public struct CountyBudget: Hashable, Sendable {
    /// Wall time in seconds; the best plan and bound found by then are returned.
    public let seconds: Double
    /// The most rounds of search and bound.
    ///
    /// A run that ends by its rounds or by the gap gives the same result on every machine
    /// for the same seed; a run that ends by the clock cannot.
    public let rounds: Int
    /// The gap (share of the plan's cost) at which the work ends.
    public let targetGap: Double

    /// A budget.
    public init(seconds: Double = 60, rounds: Int = 10_000, targetGap: Double = 1e-6) {
        self.seconds = seconds
        self.rounds = rounds
        self.targetGap = targetGap
    }
}
