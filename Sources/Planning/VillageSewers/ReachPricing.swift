/// What one reach of a finished profile costs, reckoned anew from the profile alone.
enum ReachPricing {
    /// Yearly cost of the reach that leaves a node: its pipe, what stands at the node, a lift, and energy.
    static func yearly(
        _ node: Int, _ tree: TrenchTree, _ profile: TrenchProfile, costs: TrenchCosts, rules: TrenchRules
    ) -> Double {
        let own = tree.nodes[node]
        let well = TrenchCosts.look(costs.perNode[Int(own.kind.rawValue)], profile.nodeDepths[node])
        guard let reach = profile.reaches[node] else { return well }
        var sum = reach.isMainGoingOn ? 0 : well
        sum += lift(own, reach, costs: costs, rules: rules).yearly
        return sum + pipe(own, reach, costs: costs)
    }

    /// Cost of a reach's pipe in its trench.
    static func pipe(_ node: TrenchTree.Node, _ reach: TrenchProfile.Reach, costs: TrenchCosts) -> Double {
        switch reach.means {
        case .pressure: costs.pressurePerMetre[reach.size] * node.lengthMetres
        case .gravity: node.lengthMetres * meanPrice(node, reach, costs.perMetre[reach.size])
        }
    }

    /// Yearly cost of pumping in a reach, and the head in metres it works against.
    static func lift(
        _ node: TrenchTree.Node, _ reach: TrenchProfile.Reach, costs: TrenchCosts, rules: TrenchRules
    ) -> (yearly: Double, headMetres: Double) {
        let head = head(node, reach, rules: rules)
        let station = reach.sumpDepthMetres == nil ? 0 : costs.lift(designFlow: node.designFlow)
        return (station + costs.energyPerMetreHead * node.meanFlow * head, head)
    }

    /// The head in metres that pumps of a reach work against: from the sump, and along a main.
    static func head(_ node: TrenchTree.Node, _ reach: TrenchProfile.Reach, rules: TrenchRules) -> Double {
        let along = reach.means == .pressure ? PressureMain.sized(node, rules: rules).headMetres : 0
        guard let sump = reach.sumpDepthMetres else { return along }
        return along + (reach.means == .pressure ? sump : sump - reach.startDepthMetres)
    }

    /// Price a metre, averaged over the samples of the ground as trapezes.
    private static func meanPrice(_ node: TrenchTree.Node, _ reach: TrenchProfile.Reach, _ table: [Double]) -> Double {
        let depths = depths(node, reach)
        var sum = 0.0
        for (index, depth) in depths.enumerated() {
            sum += (index == 0 || index == depths.count - 1 ? 0.5 : 1) * TrenchCosts.look(table, depth)
        }
        return sum / Double(max(depths.count - 1, 1))
    }

    /// Depth of a reach's invert at every sample of its ground, in metres.
    static func depths(_ node: TrenchTree.Node, _ reach: TrenchProfile.Reach) -> [Double] {
        let invert = node.groundMetres - reach.startDepthMetres
        let last = Double(max(node.ground.count - 1, 1))
        return node.ground.indices.map { index in
            if index == 0 { return reach.startDepthMetres }
            if index == node.ground.count - 1 { return reach.endDepthMetres }
            return node.ground[index] - (invert - reach.slope * node.lengthMetres * Double(index) / last)
        }
    }
}
