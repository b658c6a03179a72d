import Networks
import Planning

/// Tries every course of a chain.
///
/// At each node every level to leave from, lifted or not or pumped, and every level to
/// end at, in every size. Written from the rules alone, without the programme's grid or tables.
struct TrenchBruteForce {
    let tree: TrenchTree
    let rules: TrenchRules
    let costs: TrenchCosts
    private let levels: [[Double]]

    init(_ tree: TrenchTree, rules: TrenchRules, costs: TrenchCosts) {
        self.tree = tree
        self.rules = rules
        self.costs = costs
        let slope = rules.sizes.map(\.minimumSlope).min() ?? 0
        levels = tree.nodes.indices.map { node in
            let ground = tree.nodes[node].groundMetres
            let datum = slope * tree.distances[node]
            let first = Int(((ground - rules.maximumDepthMetres - datum) / rules.gridMetres).rounded(.down)) - 1
            let last = Int(((ground - datum) / rules.gridMetres).rounded(.up)) + 1
            return (first...last).map { datum + Double($0) * rules.gridMetres }.filter { invert in
                ground - invert >= rules.minimumDepthMetres - 1e-7 && ground - invert <= rules.maximumDepthMetres + 1e-7
            }
        }
    }

    /// The least cost of all courses.
    func leastCost() -> Double { least(node: 0, arriving: .infinity, size: 0, main: nil) }

    private func at(_ table: [Double], _ depth: Double) -> Double { table[Int((depth * 100).rounded())] }

    /// Least cost from a node on: sewage arrives at an invert (infinity at the head) in a size, or in a pressure main.
    private func least(node: Int, arriving: Double, size: Int, main: Double?) -> Double {
        let own = tree.nodes[node]
        let table = costs.perNode[Int(own.kind.rawValue)]
        func depth(_ invert: Double) -> Double { own.groundMetres - invert }
        guard let parent = own.parent else {
            return levels[node].filter { $0 <= arriving + 1e-7 }
                .map { at(table, depth($0)) + fall(arriving, $0) }.min() ?? .infinity
        }
        var best = Double.infinity
        let head = costs.energyPerMetreHead * own.meanFlow
        let rise = (own.ground.max() ?? 0) - own.groundMetres
        let sizes = rules.sizes
        let mainSize = sizes.firstIndex { own.designFlow <= .pi / 4 * $0.diameterMetres * $0.diameterMetres } ?? 0
        let pipe = CircularPipe(diameterMetres: sizes[mainSize].diameterMetres, formula: rules.formula)
        let mainCost =
            costs.pressurePerMetre[mainSize] * own.lengthMetres
            + head * (rise + pipe.slope(flow: own.designFlow, fill: 1) * own.lengthMetres)
        let lift = costs.lifts[0].cost
        let shallowest = levels[parent].max() ?? 0
        for sump in levels[node] where sump <= arriving + 1e-7 {
            let standing = at(table, depth(sump)) + fall(arriving, sump)
            if rules.allowsPumping {
                let pumped = standing + lift + head * depth(sump) + mainCost
                best = min(best, pumped + after(main: parent, shallowest: shallowest))
            }
            for start in levels[node] where start >= sump - 1e-7 {
                let isLifted = start > sump + 1e-7
                guard !isLifted || rules.allowsPumping else { continue }
                let lifted = isLifted ? lift + head * (start - sump) : 0
                for used in size..<sizes.count where used >= own.smallestSize {
                    for end in levels[parent] {
                        guard let cost = pipeCost(node, parent, start, end, used) else { continue }
                        best = min(
                            best, standing + lifted + cost + least(node: parent, arriving: end, size: used, main: nil))
                    }
                }
            }
        }
        return best
    }

    /// After a pressure main: it discharges at the shallowest level, or goes straight on.
    private func after(main node: Int, shallowest: Double) -> Double {
        var best = least(node: node, arriving: shallowest, size: 0, main: nil)
        let own = tree.nodes[node]
        guard let parent = own.parent else { return best }
        let mainSize =
            rules.sizes.firstIndex {
                own.designFlow <= .pi / 4 * $0.diameterMetres * $0.diameterMetres
            } ?? 0
        let pipe = CircularPipe(diameterMetres: rules.sizes[mainSize].diameterMetres, formula: rules.formula)
        let rise = (own.ground.max() ?? 0) - own.groundMetres
        let cost =
            costs.pressurePerMetre[mainSize] * own.lengthMetres + costs.energyPerMetreHead * own.meanFlow
            * (rise + pipe.slope(flow: own.designFlow, fill: 1) * own.lengthMetres)
        best = min(best, cost + after(main: parent, shallowest: levels[parent].max() ?? 0))
        return best
    }

    private func fall(_ arriving: Double, _ leaving: Double) -> Double {
        arriving < .infinity && arriving - leaving > costs.dropLimitMetres + 1e-6 ? costs.dropManhole : 0
    }

    private func pipeCost(_ node: Int, _ parent: Int, _ start: Double, _ end: Double, _ size: Int) -> Double? {
        let own = tree.nodes[node]
        let pipe = CircularPipe(diameterMetres: rules.sizes[size].diameterMetres, formula: rules.formula)
        let slope = (start - end) / own.lengthMetres
        let needed = max(
            rules.sizes[size].minimumSlope, pipe.slope(flow: own.designFlow, fill: rules.designFill))
        guard slope >= needed - 1e-8, pipe.velocity(flow: own.designFlow, slope: slope) <= rules.maximumVelocity else {
            return nil
        }
        var sum = 0.0
        for (index, ground) in own.ground.enumerated() {
            let share = Double(index) / Double(own.ground.count - 1)
            let depth = ground - (start + (end - start) * share)
            guard depth >= rules.minimumDepthMetres - 1e-5, depth <= rules.maximumDepthMetres + 1e-5 else { return nil }
            sum += (index == 0 || index == own.ground.count - 1 ? 0.5 : 1) * at(costs.perMetre[size], depth)
        }
        return sum / Double(own.ground.count - 1) * own.lengthMetres
    }
}
