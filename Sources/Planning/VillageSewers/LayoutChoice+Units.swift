extension LayoutChoice {
    /// Weighs houses and branches against household units as long as that makes the whole cheaper.
    ///
    /// The exact layout in which each house may keep a unit (收益斯坦纳树) proposes; whole branches whose true sewers cost more
    /// than their units are given up; houses with units that lie near sewers come back. What each round finds is taught to
    /// the costs of lines, and the next proposes anew.
    /// - Parameter exactSteps: Simplex steps for the first proposal; the others are quick.
    /// - Returns: How many layouts were priced.
    mutating func weighUnits(
        _ arcs: ArcCosts, mayKeepUnit: [Bool], limit: SearchWork.Limit, exactSteps: Int = 0
    ) -> Int {
        var trials = 0
        var arcs = arcs
        for round in 0..<8 {
            var isBetter = false
            if round == 0 || limit.isOpen,
                let proposal = proposal(arcs, mayKeepUnit, exactSteps: round == 0 ? exactSteps : 0)
            {
                trials += 1
                isBetter = accept(proposal.0, connecting: proposal.1)
            }
            if giveUpBranches(mayKeepUnit, &trials) { isBetter = true }
            if comeBack(arcs, limit, &trials) { isBetter = true }
            guard isBetter, limit.isOpen else { break }
            arcs.learn(layout, solved.0, solved.1, trial)
        }
        return trials
    }

    /// What a station costs less for each m³/d that it need not treat.
    private func savedPerFlow(_ flow: Double) -> Double {
        guard flow > 0, let whole = trial.prices.treatmentYearly(cubicMetresPerDay: flow),
            let less = trial.prices.treatmentYearly(cubicMetresPerDay: 0.9 * flow)
        else { return 0 }
        return max(0, (whole - less) / (0.1 * flow))
    }

    /// The exact layout with units at what they cost less what the station saves, and who is connected in it.
    ///
    /// Where it gives up more than may be, units are made dearer by their flow until it does not.
    private func proposal(_ arcs: ArcCosts, _ mayKeepUnit: [Bool], exactSteps: Int) -> (SewerLayout, [Bool])? {
        let saved = savedPerFlow(trial.connectedFlow)
        var (low, high) = (0.0, 0.0)
        var best: (SewerLayout, [Bool])?
        for attempt in 0..<8 {
            let extra = attempt == 0 ? 0 : high > 0 ? (low + high) / 2 : max(low * 4, saved, 1)
            guard
                let found = proposal(
                    arcs, mayKeepUnit, saved: saved - extra, exactSteps: attempt == 0 ? exactSteps : 0)
            else { break }
            if trial.flow(of: found.1) >= trial.leastFlow * (1 - 1e-9) {
                best = found
                if attempt == 0 { break }
                high = extra
            } else {
                low = max(extra, 1e-9)
            }
        }
        return best
    }

    private func proposal(
        _ arcs: ArcCosts, _ mayKeepUnit: [Bool], saved: Double, exactSteps: Int
    ) -> (SewerLayout, [Bool])? {
        let graph = trial.graph
        var model = LayoutModel(
            graph, arcs: arcs, outlets: layout.outlets.map { LayoutModel.Outlet(node: $0, cost: 0) },
            isServed: trial.mayConnect)
        for (index, house) in graph.houses.enumerated() where trial.mayConnect[index] && mayKeepUnit[index] {
            model.unitCosts[index] = trial.prices.householdYearly(house).map { max(0, $0 - saved * house.sizingFlow) }
        }
        guard let found = model.solve(trial.work, exactSteps: exactSteps) else { return nil }
        var isConnected = trial.mayConnect
        for house in found.units { isConnected[house] = false }
        return (found.layout, isConnected)
    }

    /// Gives up branches: all that seem to pay at once, else one after the other.
    private mutating func giveUpBranches(_ mayKeepUnit: [Bool], _ trials: inout Int) -> Bool {
        var isBetter = false
        for _ in 0..<6 {
            let branches = HouseholdSplit(
                trial: trial, tree: solved.0, profile: solved.1, mayKeepUnit: mayKeepUnit
            ).branchesToRelease()
            guard !branches.isEmpty else { break }
            trials += 1
            if accept(layout, connecting: without(branches.flatMap(\.self))) {
                isBetter = true
                continue
            }
            guard branches.count > 1 else { break }
            var isAny = false
            for branch in branches.prefix(8) {
                trials += 1
                if accept(layout, connecting: without(branch)) { isAny = true }
            }
            guard isAny else { break }
            isBetter = true
        }
        return isBetter
    }

    private func without(_ houses: [Int]) -> [Bool] {
        var isConnected = trial.isConnected
        for house in houses { isConnected[house] = false }
        return isConnected
    }

    /// Connects houses with units again where their way to the sewers and their share of the station cost less.
    private mutating func comeBack(_ arcs: ArcCosts, _ limit: SearchWork.Limit, _ trials: inout Int) -> Bool {
        var isBetter = false
        var rough = trial.roughTotal(layout)
        let saved = savedPerFlow(trial.connectedFlow)
        var options: [(gain: Double, house: Int)] = []
        for (house, item) in trial.graph.houses.enumerated() where trial.mayConnect[house] && !trial.isConnected[house]
        {
            guard let way = trial.joined(layout, at: item.node, arcs: arcs),
                let unit = trial.prices.householdYearly(item)
            else { continue }
            let gain = unit - way.cost - saved * item.sizingFlow
            // A well or a lift more or less: the estimate may be wrong by a part of the unit.
            if gain > -0.3 * unit { options.append((gain, house)) }
        }
        for option in options.sorted(by: { ($0.gain, $1.house) > ($1.gain, $0.house) }).prefix(60) {
            guard limit.isOpen else { break }
            guard let way = trial.joined(layout, at: trial.graph.houses[option.house].node, arcs: arcs) else {
                continue
            }
            var next = trial
            next.isConnected[option.house] = true
            trials += 1
            let cost = next.roughTotal(way.layout)
            guard cost < rough, accept(way.layout, connecting: next.isConnected) else { continue }
            isBetter = true
            rough = cost
        }
        return isBetter
    }
}
