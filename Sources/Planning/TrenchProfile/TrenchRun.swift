import Networks

/// One run of the trench programme: the costs at the nodes and the choices to read back.
struct TrenchRun {
    let program: TrenchProgram
    let tree: TrenchTree
    let grid: TrenchGrid
    let sizeCount: Int
    /// Cost of everything upstream of a node by size and level of arrival; released once the node is done.
    var upstream: [[Double]]
    /// What each node's reach remembers.
    var choices: [ReachChoices?]
    /// The one node that flows to a node, or −1 for none or several.
    let onlyChild: [Int]
    /// The largest pipe worth looking at for each node's reach.
    let largestSize: [Int]
    /// Least cost of each node's reach as a pressure main.
    var pressureCost: [Double]
    /// Whether that main came from further up rather than from a pump at this node.
    var mainGoesOn: [Bool]
    /// The level of arrival at the pump of that main.
    var pumpLevel: [Int]

    init(_ program: TrenchProgram) {
        self.program = program
        tree = program.tree
        grid = TrenchGrid(program.tree, rules: program.rules)
        sizeCount = program.rules.sizes.count
        let count = tree.nodes.count
        upstream = [[Double]](repeating: [], count: count)
        choices = [ReachChoices?](repeating: nil, count: count)
        pressureCost = [Double](repeating: .infinity, count: count)
        mainGoesOn = [Bool](repeating: false, count: count)
        pumpLevel = [Int](repeating: 0, count: count)
        var onlyChild = [Int](repeating: -1, count: count)
        for (index, node) in tree.nodes.enumerated() {
            if let parent = node.parent, tree.childCounts[parent] == 1 { onlyChild[parent] = index }
        }
        self.onlyChild = onlyChild
        largestSize = Self.largestSizes(program)
    }

    /// The first size that carries the flow at its own least slope, if no larger one may lie flatter; never less than
    /// upstream.
    private static func largestSizes(_ program: TrenchProgram) -> [Int] {
        let sizes = program.rules.sizes
        var result = [Int](repeating: 0, count: program.tree.nodes.count)
        for index in program.tree.order {
            let node = program.tree.nodes[index]
            var size = max(result[index], min(node.smallestSize, sizes.count - 1))
            while size < sizes.count - 1,
                program.tables[size].leastSlope(flow: node.designFlow) > sizes[size].minimumSlope
                    || sizes[(size + 1)...].contains(where: { $0.minimumSlope < sizes[size].minimumSlope })
            {
                size += 1
            }
            result[index] = size
            if let parent = node.parent { result[parent] = max(result[parent], size) }
        }
        return result
    }

    /// Settles a node whose children are all settled, and adds its reach's costs to its parent's.
    mutating func visit(_ node: Int) {
        let count = grid.counts[node]
        if upstream[node].isEmpty { upstream[node] = [Double](repeating: 0, count: sizeCount * count) }
        guard let parent = tree.nodes[node].parent else { return }
        var choice = ReachChoices(sizeCount: sizeCount, starts: count, ends: grid.counts[parent])
        let leaving = leave(node, &choice)
        run(leaving, node, parent, &choice)
        pump(node, &choice)
        choice.settle(dropLevels: dropLevels, dropCost: program.costs.dropManhole)
        if upstream[parent].isEmpty {
            upstream[parent] = choice.arrival
        } else {
            for index in choice.arrival.indices { upstream[parent][index] += choice.arrival[index] }
        }
        choice.arrival = []
        choices[node] = choice
        upstream[node] = []
    }

    private var dropLevels: Int {
        program.costs.dropManhole > 0 ? max(0, Int(program.costs.dropLimitMetres / grid.step + 1e-6)) : .max
    }

    /// Cost at which a pipe of each size leaves the node at each level: going on from there, or lifted from below.
    private func leave(_ node: Int, _ choice: inout ReachChoices) -> [Double] {
        let count = grid.counts[node]
        let own = tree.nodes[node]
        let table = program.costs.perNode[Int(own.kind.rawValue)]
        let wells = (0..<count).map { TrenchCosts.look(table, grid.depth(node, $0)) }
        var leaving = upstream[node]
        let mayLift = program.rules.allowsPumping && !own.isGravityOnly
        let lift = program.costs.lift(designFlow: own.designFlow)
        let perMetre = program.costs.energyPerMetreHead * own.meanFlow
        for size in 0...largestSize[node] {
            let base = size * count
            var best = Double.infinity
            var bestIndex = -1
            for index in stride(from: count - 1, through: 0, by: -1) {
                let head = perMetre * grid.depth(node, index)
                let standing = leaving[base + index] + wells[index]
                leaving[base + index] = standing
                // `best` is over deeper levels only, so a lift always lifts.
                let lifted = best + lift - head
                if mayLift, lifted < standing {
                    leaving[base + index] = lifted
                    choice.liftedFrom[base + index] = Int16(truncatingIfNeeded: bestIndex)
                }
                if standing + head < best {
                    best = standing + head
                    bestIndex = index
                }
            }
        }
        return leaving
    }

    /// Lays the reach by gravity from every level.
    private func run(_ leaving: [Double], _ node: Int, _ parent: Int, _ choice: inout ReachChoices) {
        let own = tree.nodes[node]
        let course = ReachCourse(node, parent: parent, tree: tree, grid: grid, rules: program.rules)
        let smallest = min(own.smallestSize, sizeCount - 1)
        guard smallest <= largestSize[node] else { return }
        for size in smallest...largestSize[node] {
            let table = program.tables[size]
            let least = table.leastSlope(flow: own.designFlow)
            let greatest = table.greatestSlope(flow: own.designFlow, velocity: program.rules.maximumVelocity)
            guard least <= greatest else { continue }
            for start in 0..<grid.counts[node] {
                let before = leaving[size * grid.counts[node] + start]
                guard before < .infinity,
                    let first = course.shallowestEnd(from: start, leastSlope: least, greatestSlope: greatest)
                else { continue }
                let last = program.ends == .all ? grid.counts[parent] - 1 : first
                for end in first...last {
                    if end > first, !course.allows(start: start, end: end, greatestSlope: greatest) { break }
                    let cost = before + course.cost(from: start, to: end, perMetre: program.costs.perMetre[size])
                    choice.offer(cost, size: size, end: end, start: start)
                }
            }
        }
    }

    /// Pumps the reach through a pressure main that follows the ground and ends at the shallowest level.
    private mutating func pump(_ node: Int, _ choice: inout ReachChoices) {
        let own = tree.nodes[node]
        guard program.rules.allowsPumping, !own.isGravityOnly else { return }
        let count = grid.counts[node]
        let main = PressureMain(own, rules: program.rules, costs: program.costs)
        let table = program.costs.perNode[Int(own.kind.rawValue)]
        let perMetre = program.costs.energyPerMetreHead * own.meanFlow
        var best = Double.infinity
        for index in 0..<count {
            // The largest size's row holds the least cost over all sizes.
            let depth = grid.depth(node, index)
            let arriving = upstream[node][(sizeCount - 1) * count + index]
            let cost = arriving + TrenchCosts.look(table, depth) + perMetre * depth
            if cost < best {
                best = cost
                pumpLevel[node] = index
            }
        }
        best += program.costs.lift(designFlow: own.designFlow) + main.cost
        let child = onlyChild[node]
        // Where sewage comes in a main ends: at a house, and at a yard's well through which the neighbours' sewage passes.
        let takesNothingIn = child >= 0 && own.designFlow <= tree.nodes[child].designFlow * (1 + 1e-9)
        if child >= 0, takesNothingIn, own.kind != .house, pressureCost[child] + main.cost < best {
            best = pressureCost[child] + main.cost
            mainGoesOn[node] = true
        }
        pressureCost[node] = best
        choice.offerPressure(best)
    }
}
