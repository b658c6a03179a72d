/// First plans, found in milliseconds.
enum StartPlan {
    /// Every village for itself by its cheapest way to the root, then improved one village at a time.
    ///
    /// - Returns: Nil where a village has no way to the root of its own and none through others.
    /// - Complexity: O(rounds · arcs · depth).
    static func greedy(_ graph: CountyGraph) -> PlanState? {
        guard let choice = roots(graph) else { return nil }
        var state = PlanState(graph: graph, choice: choice)
        descend(&state, rounds: 20)
        return state
    }

    /// The cheapest way to the root of each village: by arcs of its own, or along a shortest chain of neighbours.
    static func roots(_ graph: CountyGraph) -> [Int32]? {
        var choice = [Int32](repeating: -1, count: graph.nodeCount)
        var open = [Int]()
        for node in 0..<graph.nodeCount {
            let own = graph.out(node).filter { graph.head[$0] < 0 }
            // Household units bar the way for neighbours that have no root arc, so they come second here.
            let best =
                own.filter { !graph.ownOnly[$0] }
                .min { graph.value($0, graph.demand[node]) < graph.value($1, graph.demand[node]) }
            if let best {
                choice[node] = Int32(best)
                open.append(node)
            }
        }
        var next = 0
        while next < open.count {
            let node = open[next]
            next += 1
            for arc in graph.inArcs[graph.inStart[node]..<graph.inStart[node + 1]] {
                let tail = Int(graph.tail[Int(arc)])
                guard choice[tail] < 0 else { continue }
                choice[tail] = arc
                open.append(tail)
            }
        }
        for node in 0..<graph.nodeCount where choice[node] < 0 {
            guard let own = graph.out(node).first(where: { graph.ownOnly[$0] }) else { return nil }
            choice[node] = Int32(own)
        }
        return choice
    }

    /// Lets each village in turn take its cheapest arc until none gains.
    static func descend(_ state: inout PlanState, rounds: Int) {
        for _ in 0..<rounds {
            let before = state.total
            for node in 0..<state.graph.nodeCount {
                guard let best = state.bestArc(for: node), best.arc != Int(state.choice[node]) else { continue }
                let total = state.total
                state.rechoose(node, best.arc)
                if state.total >= total - 1e-9 { state.rollBack() } else { state.commit() }
            }
            if state.total > before - 1e-7 { break }
        }
        state.recompute()
    }
}
