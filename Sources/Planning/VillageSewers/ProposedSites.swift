import Domain

/// Chooses among the sites that people propose: all of them, or fewer where a station saved pays for longer sewers.
struct ProposedSites {
    private let trial: LayoutTrial
    private let arcs: ArcCosts
    private let nodes: [Int]
    /// Those that pins lead a house to.
    private let needed: Set<Int>

    init(_ trial: LayoutTrial, arcs: ArcCosts, nodes: [Int]) {
        self.trial = trial
        self.arcs = arcs
        self.nodes = nodes
        needed = Set(trial.destinations.values)
    }

    /// The sites to be used, what each alone would cost, and a note on those left out.
    func choose() -> (outlets: [Int], sites: [SiteCost], findings: [Finding]) {
        var sites: [SiteCost] = []
        for node in nodes {
            sites.append(
                SiteCost(
                    position: trial.graph.positions[node], heightMetres: trial.graph.heights[node],
                    yearlyCost: sewerCost([node]), node: node))
        }
        sites.sort { ($0.yearlyCost, $0.node) < ($1.yearlyCost, $1.node) }
        guard nodes.count > 1 else { return (nodes, sites, []) }
        // From all sites, the one whose absence helps most is left out; and from the best single one, others are added.
        var closing = nodes
        var closingCost = total(closing)
        while closing.count > max(1, needed.count) {
            let options = closing.filter { !needed.contains($0) }.map { node in
                let rest = closing.filter { $0 != node }
                return (rest, total(rest))
            }
            guard let best = options.min(by: { $0.1 < $1.1 }), best.1 < closingCost else { break }
            (closing, closingCost) = best
        }
        if let single = sites.first, needed.subtracting([single.node]).isEmpty, total([single.node]) < closingCost {
            closing = [single.node]
        }
        let left = nodes.count - closing.count
        guard left > 0 else { return (closing, sites, []) }
        let finding = Finding(
            .note, "sites-not-used", at: Finding.Place(sheet: "sinks"),
            BilingualText(
                "给出 \(nodes.count) 个站址，使用其中 \(closing.count) 个更省。",
                "Of \(nodes.count) sites given, using \(closing.count) is cheaper."),
            advice: BilingualText("如须全部使用，请分村规划。", "To use all of them, plan each part by itself."))
        return (closing, sites, [finding])
    }

    private func sewerCost(_ outlets: [Int]) -> Double {
        guard let layout = SewerLayout.grown(from: outlets, to: trial.needs, in: trial.graph, arcs: arcs) else {
            return .infinity
        }
        return trial.cost(layout, gridMetres: LayoutSearch.searchGridMetres)
    }

    /// Sewers and stations a year.
    private func total(_ outlets: [Int]) -> Double {
        guard let layout = SewerLayout.grown(from: outlets, to: trial.needs, in: trial.graph, arcs: arcs),
            let (tree, profile) = trial.tried(layout, gridMetres: LayoutSearch.searchGridMetres)
        else { return .infinity }
        return profile.cost + trial.stationYearly(tree.tree)
    }
}
