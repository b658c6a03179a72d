/// A side limit in terms of arcs.
struct CompiledLimit: Sendable {
    /// What a flow on each arc uses.
    let perArc: [ConcaveCost]
    /// The most that may be used.
    let most: Double

    /// What rounding may add.
    var tolerance: Double { 1e-9 * max(1, abs(most)) }

    init(_ limit: SideLimit, _ county: CompiledCounty, factors: [CostGroup: Double]) {
        most = limit.most
        perArc = county.meaning.map { meaning in
            switch (meaning, limit.usage) {
            case (.disposal(let number), .flow(let rates)): ConcaveCost(linear: rates[number] ?? 0)
            case (.disposal(let number), .money(let shares)):
                SideLimit.money(county.problem.disposals[number].cost, shares, factors)
            case (.corridor(let number), .money(let shares)):
                SideLimit.money(county.problem.corridors[number].cost, shares, factors)
            case (.corridor, .flow), (.idle, _): ConcaveCost()
            }
        }
    }

    func usage(of state: PlanState) -> Double {
        var sum = 0.0
        for node in state.choice.indices { sum += perArc[Int(state.choice[node])].value(at: state.flow[node]) }
        return sum
    }
}
