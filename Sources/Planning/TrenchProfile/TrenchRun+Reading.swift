extension TrenchRun {
    /// Reads the cheapest course back from the outlets upwards.
    ///
    /// - Throws: ``TrenchObstacle`` at the lowest node that nothing can leave.
    func profile() throws(TrenchObstacle) -> TrenchProfile {
        var profile = TrenchProfile(
            reaches: [TrenchProfile.Reach?](repeating: nil, count: tree.nodes.count),
            nodeDepths: [Double](repeating: 0, count: tree.nodes.count), cost: 0)
        // The state of arrival that was settled on for each node, and whether its reach must be a pressure main.
        var state = [(size: Int, level: Int)](repeating: (0, 0), count: tree.nodes.count)
        var isForcedMain = [Bool](repeating: false, count: tree.nodes.count)
        for node in tree.order.reversed() {
            if let parent = tree.nodes[node].parent {
                read(node, below: state[parent], isForcedMain: isForcedMain[node], &profile, &state, &isForcedMain)
            } else {
                let (cost, best) = outlet(node)
                guard cost < .infinity else { throw TrenchObstacle(node: obstacle(above: node)) }
                profile.cost += cost
                state[node] = best
                profile.nodeDepths[node] = grid.depth(node, best.level)
            }
        }
        return profile
    }

    /// The cheapest arrival at an outlet.
    private func outlet(_ node: Int) -> (Double, (size: Int, level: Int)) {
        let own = tree.nodes[node]
        let count = grid.counts[node]
        let table = program.costs.perNode[Int(own.kind.rawValue)]
        let perMetre = program.costs.liftsAtOutlet ? program.costs.energyPerMetreHead * own.meanFlow : 0
        var best = Double.infinity
        var level = 0
        for index in 0..<count {
            let depth = grid.depth(node, index)
            let cost =
                upstream[node][(sizeCount - 1) * count + index] + TrenchCosts.look(table, depth) + perMetre * depth
            if cost < best {
                best = cost
                level = index
            }
        }
        return (best, (sizeCount - 1, level))
    }

    private func read(
        _ node: Int, below: (size: Int, level: Int), isForcedMain: Bool, _ profile: inout TrenchProfile,
        _ state: inout [(size: Int, level: Int)], _ forced: inout [Bool]
    ) {
        guard let parent = tree.nodes[node].parent, let choice = choices[node] else { return }
        let (size, end, start) = choice.course(size: below.size, end: below.level)
        guard !isForcedMain, start != ReachChoices.pressure else {
            profile.reaches[node] = main(from: node, to: parent)
            if mainGoesOn[node] {
                forced[onlyChild[node]] = true
                profile.nodeDepths[node] = grid.depth(node, 0)
            } else {
                state[node] = (sizeCount - 1, pumpLevel[node])
                let depth = grid.depth(node, pumpLevel[node])
                profile.reaches[node]?.sumpDepthMetres = depth
                profile.nodeDepths[node] = depth
            }
            return
        }
        let level = Int(start)
        let course = ReachCourse(node, parent: parent, tree: tree, grid: grid, rules: program.rules)
        let length = tree.nodes[node].lengthMetres
        var reach = TrenchProfile.Reach(
            means: .gravity, size: size, startDepthMetres: grid.depth(node, level),
            endDepthMetres: grid.depth(parent, end), slope: length > 0 ? course.drop(from: level, to: end) / length : 0,
            sumpDepthMetres: nil)
        let sump = Int(choice.liftedFrom[size * choice.starts + level])
        if sump >= 0 { reach.sumpDepthMetres = grid.depth(node, sump) }
        state[node] = (size, sump >= 0 ? sump : level)
        profile.nodeDepths[node] = reach.sumpDepthMetres ?? reach.startDepthMetres
        profile.reaches[node] = reach
    }

    private func main(from node: Int, to parent: Int) -> TrenchProfile.Reach {
        let own = tree.nodes[node]
        let fall = own.groundMetres - tree.nodes[parent].groundMetres
        return TrenchProfile.Reach(
            means: .pressure, size: PressureMain(own, rules: program.rules, costs: program.costs).size,
            startDepthMetres: program.rules.minimumDepthMetres, endDepthMetres: grid.depth(parent, 0),
            slope: own.lengthMetres > 0 ? fall / own.lengthMetres : 0, sumpDepthMetres: nil)
    }

    /// The first node, from the houses down, whose reach cannot end anywhere.
    private func obstacle(above outlet: Int) -> Int {
        for node in tree.order {
            guard let choice = choices[node] else { continue }
            if (0..<choice.ends).allSatisfy({ choice.course(size: sizeCount - 1, end: $0).start == -1 }) { return node }
        }
        return outlet
    }
}
