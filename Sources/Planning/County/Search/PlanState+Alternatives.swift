extension PlanState {
    /// The cheapest arc for a village with all that flows through it, as things stand.
    ///
    /// - Parameters:
    ///   - node: The village; its present arc counts as an alternative unless `barred` says otherwise.
    ///   - avoiding: A village that the way to the root must not pass, or −1.
    ///   - barred: An arc that may not be taken, or −1.
    ///   - transit: Whether the village must be able to take flow from others.
    ///   - extra: Flow that will come in addition.
    /// - Returns: The arc and what would be paid in addition, or nil where there is none.
    func bestArc(
        for node: Int, avoiding: Int = -1, barred: Int = -1, transit: Bool = false, extra: Double = 0
    ) -> (arc: Int, delta: Double)? {
        let amount = flow[node] + extra
        var best: (arc: Int, delta: Double)?
        for arc in graph.out(node) where arc != barred {
            if graph.ownOnly[arc], transit || children[node] > 0 { continue }
            let head = Int(graph.head[arc])
            var delta = graph.value(arc, amount)
            if let best, delta >= best.delta { continue }
            if head >= 0 {
                guard !isOwnOnly(head), let more = detachedMarginal(amount, from: head, without: node, avoiding) else {
                    continue
                }
                delta += more
            }
            if delta < (best?.delta ?? .infinity) { best = (arc, delta) }
        }
        return best
    }

    /// What a flow more would cost from `start` to the root if `node` were cut off with its present flow;
    /// nil where the way passes `node` or `other`.
    private func detachedMarginal(_ amount: Double, from start: Int, without node: Int, _ other: Int) -> Double? {
        let own = flow[node]
        let cut = head(of: node)
        var at = start
        while at >= 0 {
            if at == node || at == other { return nil }
            at = head(of: at)
        }
        // Where both ways run together, the flow of `node` is already in.
        var sum = 0.0
        at = start
        while at >= 0 {
            let without = cut >= 0 && passes(at, from: cut) ? own : 0
            let base = flow[at] - without
            let arc = Int(choice[at])
            sum += graph.value(arc, base + amount) - (without == 0 ? paid[at] : graph.value(arc, base))
            at = head(of: at)
        }
        return sum
    }
}
