/// The half of a round that raises the bound, and makes plans of what the bound's own solution proposes.
struct BoundLane: Sendable {
    /// The bound's state, once there is one.
    private(set) var ascent: BoundAscent?
    /// The best plan this lane knows, in true costs.
    private(set) var plan: PlanState
    private let shift: PotentialShift
    private let penalty: PlanPenalty

    /// Steps between two fits of the sets.
    private static let refitEvery = 25

    /// A bound for the graph of a plan.
    init(plan: PlanState, penalty: PlanPenalty) {
        self.plan = plan
        self.penalty = penalty
        shift = PotentialShift(plan.graph)
    }

    /// The best bound so far.
    var best: Double { ascent?.best ?? -.infinity }
    /// Entries that one step has to look at: the measure of its work.
    var entries: Int { ascent?.bound.field.tail.count ?? 0 }

    /// Takes over a plan that somebody else has found, if it is cheaper.
    mutating func offer(_ other: PlanState) {
        guard other.isBetter(than: plan, penalty) else { return }
        plan = other
        ascent?.refresh()
    }

    /// Finds first labels by dual ascent.
    mutating func begin(isCancelled: () -> Bool) {
        let largest = 1.5 * (plan.flow.max() ?? 1)
        var dual = DualAscent(graph: shift.graph, largestFlow: largest)
        // Half the average cost of a unit in one go: smaller steps take longer and give no better labels.
        dual.run(unitStep: 0.5 * plan.total / max(plan.graph.demand.reduce(0, +), 1e-9), isCancelled: isCancelled)
        var reserved = [Int32: Int32]()
        for pair in penalty.pins { reserved[Int32(pair.village)] = Int32(pair.station) }
        ascent = BoundAscent(shift: shift, sets: dual.sets, labels: dual.labels, reserved: reserved)
    }

    /// Steps so many times towards the cost of the best plan.
    mutating func run(steps: Int, targetGap: Double, isCancelled: () -> Bool) {
        if ascent == nil { begin(isCancelled: isCancelled) }
        for _ in 0..<steps {
            guard !isCancelled(), plan.total - best > targetGap * abs(plan.total) else { return }
            guard ascent?.step(towards: plan.total) == true else { return }
            if let ascent, ascent.steps % Self.refitEvery == 0 {
                propose(ascent.bound.chosen)
                self.ascent?.refit()
            }
        }
    }

    /// Makes a plan of the arcs that the bound has chosen.
    private mutating func propose(_ chosen: [Int32]) {
        guard penalty.isEmpty else { return }
        var other = PlanRepair.plan(from: chosen, fallback: plan.choice, in: plan.graph)
        StartPlan.descend(&other, rounds: 4)
        offer(other)
    }
}
