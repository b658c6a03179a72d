import Networks

/// The rule of thumb that other programs follow, for comparison: dig to the limit, then lift to the least depth.
///
/// From the houses down, every reach leaves at the deepest level that arrives, in the smallest pipe that does and is no
/// smaller than those upstream. Where the next end would be too deep, sewage is lifted to the least depth; where even
/// that does not help, it is pumped through a pressure main.
public struct GreedyTrench: Sendable {
    private let program: TrenchProgram

    /// The rule for a tree, with the same rules, costs and grid as the programme it is compared with.
    public init(_ program: TrenchProgram) {
        self.program = program
    }

    /// The profile by the rule, and its cost reckoned as the programme reckons it.
    ///
    /// - Throws: ``TrenchObstacle`` where pumping is forbidden and gravity does not go on.
    /// - Complexity: O(nodes × samples).
    public func solve() throws(TrenchObstacle) -> TrenchProfile {
        let tree = program.tree
        let grid = TrenchGrid(tree, rules: program.rules)
        var arrivals = [(level: Int, size: Int)](repeating: (0, 0), count: tree.nodes.count)
        var profile = TrenchProfile(
            reaches: [TrenchProfile.Reach?](repeating: nil, count: tree.nodes.count),
            nodeDepths: [Double](repeating: 0, count: tree.nodes.count), cost: 0)
        for node in tree.order {
            let own = tree.nodes[node]
            let arrived = arrivals[node]
            let depth = grid.depth(node, arrived.level)
            profile.nodeDepths[node] = depth
            profile.cost += TrenchCosts.look(program.costs.perNode[Int(own.kind.rawValue)], depth)
            guard let parent = own.parent else {
                if program.costs.liftsAtOutlet {
                    profile.cost += program.costs.energyPerMetreHead * own.meanFlow * depth
                }
                continue
            }
            let (reach, end, size, cost) = try step(node, parent, arrived, grid)
            profile.reaches[node] = reach
            profile.cost += cost
            arrivals[parent] = (max(arrivals[parent].level, end), max(arrivals[parent].size, size))
        }
        return profile
    }

    private func step(
        _ node: Int, _ parent: Int, _ arrived: (level: Int, size: Int), _ grid: TrenchGrid
    ) throws(TrenchObstacle) -> (TrenchProfile.Reach, Int, Int, Double) {
        let own = program.tree.nodes[node]
        if let course = gravity(node, parent, from: arrived.level, size: arrived.size, grid) { return course }
        guard program.rules.allowsPumping, !own.isGravityOnly else { throw TrenchObstacle(node: node) }
        let lift = program.costs.lift(designFlow: own.designFlow)
        let perMetre = program.costs.energyPerMetreHead * own.meanFlow
        let sump = grid.depth(node, arrived.level)
        if arrived.level > 0, let lifted = gravity(node, parent, from: 0, size: arrived.size, grid) {
            var reach = lifted.0
            reach.sumpDepthMetres = sump
            return (reach, lifted.1, lifted.2, lifted.3 + lift + perMetre * (sump - grid.depth(node, 0)))
        }
        let main = PressureMain(own, rules: program.rules, costs: program.costs)
        let fall = own.groundMetres - program.tree.nodes[parent].groundMetres
        let reach = TrenchProfile.Reach(
            means: .pressure, size: main.size, startDepthMetres: program.rules.minimumDepthMetres,
            endDepthMetres: grid.depth(parent, 0), slope: own.lengthMetres > 0 ? fall / own.lengthMetres : 0,
            sumpDepthMetres: sump)
        return (reach, 0, 0, lift + perMetre * sump + main.cost)
    }

    private func gravity(
        _ node: Int, _ parent: Int, from start: Int, size smallest: Int, _ grid: TrenchGrid
    ) -> (TrenchProfile.Reach, Int, Int, Double)? {
        let own = program.tree.nodes[node]
        let course = ReachCourse(node, parent: parent, tree: program.tree, grid: grid, rules: program.rules)
        for size in max(smallest, own.smallestSize)..<program.rules.sizes.count {
            let table = program.tables[size]
            let greatest = table.greatestSlope(flow: own.designFlow, velocity: program.rules.maximumVelocity)
            let least = table.leastSlope(flow: own.designFlow)
            // A smaller pipe is taken only where the ground allows the slope that its flow needs.
            guard least <= max(program.rules.sizes[size].minimumSlope, 2 * program.rules.referenceSlope),
                let end = course.shallowestEnd(from: start, leastSlope: least, greatestSlope: greatest)
            else { continue }
            let slope = own.lengthMetres > 0 ? course.drop(from: start, to: end) / own.lengthMetres : 0
            let reach = TrenchProfile.Reach(
                means: .gravity, size: size, startDepthMetres: grid.depth(node, start),
                endDepthMetres: grid.depth(parent, end), slope: slope, sumpDepthMetres: nil)
            return (reach, end, size, course.cost(from: start, to: end, perMetre: program.costs.perMetre[size]))
        }
        return nil
    }
}
