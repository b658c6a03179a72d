import Networks

/// Looks for the cheapest layout for given outlets.
///
/// The layout with fixed costs of lines is solved exactly; its true profile teaches those costs what they really are; this
/// goes on until a layout comes back that was there before. Then lines on circles are exchanged, each trial priced by its
/// true profile.
struct LayoutSearch {
    let trial: LayoutTrial
    let graph: SewerGraph
    /// No new trial begins beyond this.
    let limit: SearchWork.Limit
    private(set) var trials = 0
    /// Rounds of solving and learning.
    private(set) var rounds = 0
    /// Whether the learning ended because a layout came back.
    private(set) var hasRepeated = false
    /// The costs of lines as they were learned last.
    private(set) var learned: ArcCosts
    private var seen: Set<SewerLayout> = []

    /// Coarse levels that suffice to compare layouts.
    static let searchGridMetres = 0.2

    init(_ trial: LayoutTrial, arcs: ArcCosts, limit: SearchWork.Limit) {
        self.trial = trial
        graph = trial.graph
        learned = arcs
        self.limit = limit
    }

    /// The best layout found and its yearly cost on the coarse grid.
    ///
    /// - Parameter atMost: Rounds of solving and learning.
    /// - Returns: `nil` if a house cannot be reached from the outlets.
    mutating func best(outlets: [Int], rounds atMost: Int, exchanges: Int = 400) -> (SewerLayout, Double)? {
        let needs = trial.needs
        guard let grown = SewerLayout.grown(from: outlets, to: needs, in: graph, arcs: learned),
            var best = trial.led(grown, arcs: learned)
        else { return nil }
        var bestCost = price(best, learning: true)
        seen.insert(best)
        while rounds < atMost, limit.isOpen {
            rounds += 1
            guard let found = model(outlets).solve(trial.work),
                let next = trial.led(found.layout, arcs: learned)
            else { break }
            guard seen.insert(next).inserted else {
                hasRepeated = true
                break
            }
            let cost = price(next, learning: true)
            if cost < bestCost { (best, bestCost) = (next, cost) }
        }
        if exchanges > 0 { improve(&best, &bestCost, needs: needs, atMost: exchanges) }
        return (best, bestCost)
    }

    /// A layout of other making, with lines exchanged as long as that makes it cheaper.
    mutating func improved(_ layout: SewerLayout, exchanges: Int = 400) -> SewerLayout {
        var best = layout
        var cost = price(best, learning: true)
        seen.insert(best)
        improve(&best, &cost, needs: trial.needs, atMost: exchanges)
        return best
    }

    /// The layout with the costs learned so far.
    func model(_ outlets: [Int]) -> LayoutModel {
        LayoutModel(
            graph, arcs: learned, outlets: outlets.map { LayoutModel.Outlet(node: $0, cost: 0) },
            isServed: trial.isConnected)
    }

    /// Teaches the costs of lines what the chosen layout truly costs.
    mutating func learn(_ choice: LayoutChoice) {
        learned.learn(choice.layout, choice.solved.0, choice.solved.1, choice.trial)
    }

    private mutating func price(_ layout: SewerLayout, learning: Bool = false) -> Double {
        trials += 1
        guard let (tree, profile) = trial.tried(layout, gridMetres: Self.searchGridMetres) else { return .infinity }
        // From the sixth round on ever more slowly, so that the costs settle and a layout comes back.
        if learning { learned.learn(layout, tree, profile, trial, share: rounds > 5 ? 1 / Double(rounds - 4) : 1) }
        return profile.cost + (layout.outlets.count > 1 ? trial.stationYearly(tree.tree) : 0)
    }

    /// Exchanges: a line not used is taken, and one on the circle that it closes is given up.
    private mutating func improve(_ best: inout SewerLayout, _ bestCost: inout Double, needs: [Bool], atMost: Int) {
        var left = atMost
        while limit.isOpen, left > 0 {
            var found = false
            for exchange in LayoutExchanges(best, graph: graph, arcs: learned).best(160) {
                guard limit.isOpen, left > 0 else { return }
                var next = exchange.applied(to: best, graph: graph)
                next.prune(needs, in: graph)
                guard trial.keepsPins(next), seen.insert(next).inserted else { continue }
                left -= 1
                let cost = price(next)
                if cost < bestCost * (1 - 1e-7) {
                    (best, bestCost) = (next, cost)
                    found = true
                    break
                }
            }
            if !found { return }
        }
    }
}

extension ArcCosts {
    /// Teaches the costs of lines what a layout's profile truly cost.
    ///
    /// A well in which only laterals end is theirs: without them it would not be there.
    mutating func learn(
        _ layout: SewerLayout, _ tree: LayoutTree, _ profile: TrenchProfile, _ trial: LayoutTrial, share: Double = 1
    ) {
        let nodes = tree.tree.nodes
        var own = [Double](repeating: 0, count: nodes.count)
        var laterals = [Int](repeating: 0, count: nodes.count)
        for (node, item) in nodes.enumerated() {
            guard let parent = item.parent, nodes[parent].kind == .connection, isLateral(node, tree, trial.graph) else {
                continue
            }
            laterals[parent] += 1
        }
        for node in nodes.indices {
            own[node] += ReachPricing.yearly(node, tree.tree, profile, costs: trial.costs, rules: trial.prices.rules)
        }
        for (node, item) in nodes.enumerated() {
            guard let parent = item.parent, laterals[parent] > 0, isLateral(node, tree, trial.graph),
                profile.reaches[parent]?.isMainGoingOn != true
            else { continue }
            let well = TrenchCosts.look(
                trial.costs.perNode[Int(nodes[parent].kind.rawValue)], profile.nodeDepths[parent])
            own[node] += well / Double(laterals[parent])
            own[parent] -= well / Double(laterals[parent])
        }
        var byEdge: [Int: Double] = [:]
        for node in nodes.indices {
            for part in tree.edges[node] { byEdge[part.edge, default: 0] += own[node] * part.share }
        }
        for node in layout.down.indices where layout.down[node] >= 0 {
            let edge = Int(layout.down[node])
            if let cost = byEdge[edge] { learn(edge, from: node, trial.graph, cost: cost, share: share) }
        }
    }

    private func isLateral(_ node: Int, _ tree: LayoutTree, _ graph: SewerGraph) -> Bool {
        tree.edges[node].first.map { graph.edges[$0.edge].kind == .lateral } ?? false
    }
}
