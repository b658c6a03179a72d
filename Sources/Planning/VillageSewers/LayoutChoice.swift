/// A layout with its profile, on its way to the plan: houses are weighed against units of their own.
struct LayoutChoice {
    var trial: LayoutTrial
    var layout: SewerLayout
    var solved: (LayoutTree, TrenchProfile)

    /// Yearly cost of everything.
    var total: Double { Self.total(trial, solved) }

    private static func total(_ trial: LayoutTrial, _ solved: (LayoutTree, TrenchProfile)) -> Double {
        let units = trial.graph.houses.indices.filter { !trial.isConnected[$0] }.reduce(0.0) {
            $0 + (trial.prices.householdYearly(trial.graph.houses[$1]) ?? .infinity)
        }
        return solved.1.cost + trial.stationYearly(solved.0.tree) + units
    }

    /// Gives houses and branches up to household units as long as that makes the whole cheaper.
    ///
    /// First the exact layout in which each house may keep a unit (收益斯坦纳树) proposes; then whole branches whose true
    /// sewers cost more than their units follow.
    /// - Returns: How many layouts were priced.
    mutating func weighUnits(_ arcs: ArcCosts, mayKeepUnit: [Bool]) throws(PlanningError) -> Int {
        var trials = 0
        if let proposal = proposal(arcs, mayKeepUnit), try accept(proposal.0, without: proposal.1) { trials += 1 }
        for _ in 0..<6 {
            let released = HouseholdSplit(trial: trial, tree: solved.0, profile: solved.1).housesToRelease()
            guard !released.isEmpty else { break }
            trials += 1
            guard try accept(layout, without: released) else { break }
        }
        return trials
    }

    /// The exact layout with units at what they cost less what the station saves; `nil` where it gives up most houses.
    private func proposal(_ arcs: ArcCosts, _ mayKeepUnit: [Bool]) -> (SewerLayout, [Int])? {
        let graph = trial.graph
        let flow = graph.houses.indices.reduce(0.0) { $0 + (trial.isConnected[$1] ? graph.houses[$1].sizingFlow : 0) }
        guard flow > 0, let whole = trial.prices.treatment(cubicMetresPerDay: flow)?.chosen.yearly,
            let less = trial.prices.treatment(cubicMetresPerDay: 0.9 * flow)?.chosen.yearly
        else { return nil }
        let saved = max(0, (whole - less) / (0.1 * flow))
        var model = LayoutModel(
            graph, arcs: arcs, outlets: layout.outlets.map { LayoutModel.Outlet(node: $0, cost: 0) },
            isServed: trial.isConnected)
        for (index, house) in graph.houses.enumerated() where trial.isConnected[index] && mayKeepUnit[index] {
            model.unitCosts[index] = trial.prices.householdYearly(house).map { max(0, $0 - saved * house.sizingFlow) }
        }
        guard let found = model.solve(seconds: max(trial.settings.seconds * 0.2, 0.1), isExact: true),
            !found.units.isEmpty
        else {
            return nil
        }
        let given = found.units.reduce(0) { $0 + graph.houses[$1].sizingFlow }
        // The trunk stays: whether to do without sewers at all is a question for people, and is put to them.
        return given <= flow / 2 ? (found.layout, found.units) : nil
    }

    /// Takes a layout without some houses if the whole becomes cheaper.
    mutating func accept(_ other: SewerLayout, without released: [Int]) throws(PlanningError) -> Bool {
        var next = trial
        for house in released { next.isConnected[house] = false }
        guard next.isConnected.contains(true) else { return false }
        var pruned = other
        pruned.prune(next.needs, in: trial.graph)
        guard next.keepsPins(pruned), let found = try? next.solved(pruned), Self.total(next, found) < total else {
            return false
        }
        (trial, layout, solved) = (next, pruned, found)
        return true
    }
}
