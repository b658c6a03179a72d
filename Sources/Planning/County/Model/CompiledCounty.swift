/// A problem as flat arrays, with the way back from arcs to what they stand for.
struct CompiledCounty: Sendable {
    /// What an arc stands for.
    enum Meaning: Hashable, Sendable {
        /// A disposal, by its number in the problem.
        case disposal(Int)
        /// A corridor, by its number in the problem.
        case corridor(Int)
        /// A junction without own flow that nothing uses.
        case idle
    }

    let problem: CountyProblem
    let graph: CountyGraph
    /// What each arc of the graph stands for.
    let meaning: [Meaning]

    /// Compiles a problem.
    ///
    /// - Parameters:
    ///   - factors: Factors on the groups of costs.
    ///   - allowed: Whether an arc may be used; pins are given here.
    init(
        _ problem: CountyProblem, factors: [CostGroup: Double] = [:], allowed: (Meaning) -> Bool = { _ in true }
    ) {
        var byVillage = [[(arc: CountyGraph.Arc, meaning: Meaning)]](repeating: [], count: problem.villages.count)
        for (index, disposal) in problem.disposals.enumerated() where allowed(.disposal(index)) {
            let cost = disposal.cost.total(factors: factors)
            let arc = CountyGraph.Arc(
                tail: disposal.village, head: -1, cost: cost, ownOnly: !disposal.kind.takesOthers)
            byVillage[disposal.village].append((arc, .disposal(index)))
        }
        for (index, corridor) in problem.corridors.enumerated() where allowed(.corridor(index)) {
            let cost = corridor.cost.total(factors: factors)
            let arc = CountyGraph.Arc(tail: corridor.from, head: corridor.to, cost: cost, ownOnly: false)
            byVillage[corridor.from].append((arc, .corridor(index)))
        }
        for (index, village) in problem.villages.enumerated() where village.demand == 0 {
            let arc = CountyGraph.Arc(tail: index, head: -1, cost: ConcaveCost(), ownOnly: true)
            byVillage[index].append((arc, .idle))
        }
        self.problem = problem
        graph = CountyGraph(demand: problem.villages.map(\.demand), sortedArcs: byVillage.flatMap { $0.map(\.arc) })
        meaning = byVillage.flatMap { $0.map(\.meaning) }
    }
}
