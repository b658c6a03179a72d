/// The half of a round that looks for cheaper plans.
struct SearchLane: Sendable {
    /// The best plan this lane knows.
    private(set) var best: PlanState
    private var round: UInt64 = 0
    private let seed: UInt64
    private let penalty: PlanPenalty

    /// Starts from a plan.
    init(start: PlanState, seed: UInt64, penalty: PlanPenalty) {
        best = start
        self.seed = seed
        self.penalty = penalty
    }

    /// Takes over a plan that somebody else has found, if it is cheaper.
    mutating func offer(_ plan: PlanState) {
        if plan.isBetter(than: best, penalty) { best = plan }
    }

    /// Anneals for a number of moves; every other round starts from the best plan at a lower heat.
    mutating func run(moves: Int, isCancelled: () -> Bool) {
        round += 1
        let scale = max(best.total / Double(best.graph.nodeCount), 1e-9)
        let heat = (round % 2 == 1 ? 0.25 : 0.04) * scale
        var annealing = Annealing(state: best, seed: seed &+ round &* 0x9E37_79B9, penalty: penalty)
        annealing.run(moves: moves, from: heat, to: 0.0015 * scale, isCancelled: isCancelled)
        annealing.returnToBest()
        if penalty.isEmpty { StartPlan.descend(&annealing.state, rounds: 20) }
        offer(annealing.state)
    }
}
