/// What a plan is charged for breaking what its arcs alone cannot keep: pinned ways and side limits.
struct PlanPenalty: Sendable {
    let pins: [Reaching]
    let limits: [CompiledLimit]
    /// The charge for each breach; of the order of a whole plan's cost, so that no breach pays.
    let weight: Double

    /// No charge at all.
    static let none = PlanPenalty(pins: [], limits: [], weight: 0)

    var isEmpty: Bool { pins.isEmpty && limits.isEmpty }

    /// The charge on a plan; 0 if it keeps everything.
    func amount(_ state: PlanState) -> Double {
        if isEmpty { return 0 }
        var breaches = Double(pins.count { !state.passes($0.station, from: $0.village) })
        for limit in limits {
            let excess = limit.usage(of: state) - limit.most
            if excess > limit.tolerance { breaches += 1 + excess / max(limit.most, limit.tolerance) }
        }
        return breaches * weight
    }
}

extension PlanState {
    /// Whether the plan with its charges is cheaper than another.
    func isBetter(than other: PlanState, _ penalty: PlanPenalty) -> Bool {
        total + penalty.amount(self) < other.total + penalty.amount(other) - 1e-9
    }
}
