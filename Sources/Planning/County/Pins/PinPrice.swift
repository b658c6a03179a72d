/// What pins cost: the pinned plan against the free one (锁定条件的代价).
public struct PinPrice: Hashable, Sendable {
    /// The best plan found without pins.
    public let free: CountySolution
    /// The best plan found with them.
    public let pinned: CountySolution
    /// The pins cost at least this much, as the bounds prove.
    public let least: Double
    /// The pins cost at most this much.
    public let most: Double

    /// Compares both.
    ///
    /// A pinned plan is also a free one, so a free plan that was found dearer gives way to it.
    public init(free: CountySolution, pinned: CountySolution) {
        if pinned.plan.cost < free.plan.cost {
            self.free = CountySolution(
                plan: pinned.plan, lowerBound: free.lowerBound, firstPlanSeconds: free.firstPlanSeconds,
                seconds: free.seconds, rounds: free.rounds)
        } else {
            self.free = free
        }
        self.pinned = pinned
        least = max(0, max(pinned.lowerBound, free.lowerBound) - self.free.plan.cost)
        most = pinned.plan.cost - free.lowerBound
    }
}
