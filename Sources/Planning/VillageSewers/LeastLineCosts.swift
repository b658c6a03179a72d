import Terrain

/// For each line the least that a sewer in it can cost (管线费用下界).
///
/// By gravity: the cheapest pipe allowed at the least depth, with wells at the greatest distance between the line's ends. As a
/// pressure main: the cheapest main. Where a lateral comes in there is a well, and a main can only begin with a pump: what
/// that costs is charged to the line that leaves the place. It is given back to one house there, its bearer, wherever that
/// house does not come in: its unit, and its ways to other yards, count for so much less.
struct LeastLineCosts {
    /// The costs by line and direction.
    private(set) var arcs = ArcCosts(values: [])
    /// For each house what its unit counts less.
    private(set) var relief: [Double]
    private let lateral: Double

    /// The costs for a village.
    ///
    /// - Complexity: O(lines).
    init(_ trial: LayoutTrial, isReachable: [Bool]) {
        let graph = trial.graph
        let costs = trial.costs
        let gravity = costs.perMetre.map { TrenchCosts.look($0, trial.prices.rules.minimumDepthMetres) }
        let sewer = gravity[min(trial.prices.smallestSewer, gravity.count - 1)...].min() ?? 0
        let mayPump = trial.prices.rules.allowsPumping
        let main = mayPump ? costs.pressurePerMetre.min() ?? .infinity : .infinity
        let lift = mayPump ? costs.lifts.map(\.cost).min() ?? 0 : .infinity
        let well = [TrenchTree.NodeKind.manhole, .connection].map { costs.perNode[Int($0.rawValue)].min() ?? 0 }.min() ?? 0
        let spacing = max(trial.settings.manholeSpacingMetres, trial.settings.sampleMetres)
        lateral = min(gravity.min() ?? 0, main)
        relief = [Double](repeating: 0, count: graph.houses.count)

        /// Cost of a road's line, and what it costs more where a lateral comes in at its upper end.
        func road(_ metres: Double) -> (least: Double, more: Double) {
            let laid = metres * sewer + well * max(0, metres / spacing - 1)
            let least = min(laid, metres * main)
            return (least, max(0, min(laid + well, metres * min(sewer, main) + lift) - least))
        }

        var values = [Double](repeating: .infinity, count: 2 * graph.edges.count)
        for (line, edge) in graph.edges.enumerated() where !edge.isClosed {
            let metres = edge.ground.lengthMetres
            for (side, start) in [edge.from, edge.to].enumerated() {
                if edge.kind == .road { values[2 * line + side] = road(metres).least }
                if edge.kind == .lateral, graph.isYard(start) { values[2 * line + side] = metres * lateral }
            }
        }
        for (node, bearer) in Self.bearers(graph, isReachable, values) where !graph.isYard(node) {
            let out = graph.incident[node].map(Int.init).filter {
                graph.edges[$0].kind == .road && !graph.edges[$0].isClosed
            }
            let most = out.map { road(graph.edges[$0].ground.lengthMetres).more }.max() ?? 0
            let share = min(most, bearer.limit)
            guard share > 0 else { continue }
            for line in out {
                let side = graph.edges[line].from == node ? 0 : 1
                values[2 * line + side] += min(road(graph.edges[line].ground.lengthMetres).more, share)
            }
            relief[bearer.house] = share
            for place in bearer.elsewhere { values[place] -= share }
        }
        arcs = ArcCosts(values: values)
    }

    /// The least that a house's own sewer costs where it leads straight to a road.
    func ownSewer(of house: SewerGraph.House) -> Double { house.ground.lengthMetres * lateral }

    private struct Bearer {
        var house: Int
        /// Places in the costs of its ways to other yards, and the cheapest of them.
        var elsewhere: [Int]
        var limit: Double
    }

    /// For each point of a road at which houses come in, the one of them that can bear most.
    private static func bearers(_ graph: SewerGraph, _ isReachable: [Bool], _ values: [Double]) -> [(Int, Bearer)] {
        var best: [Int: Bearer] = [:]
        for (house, item) in graph.houses.enumerated() where isReachable[house] {
            var bearer = Bearer(house: house, elsewhere: [], limit: .infinity)
            var place = item.node
            if graph.isYard(item.node) {
                guard graph.yardHouse[item.node] == Int32(house) else { continue }
                place = -1
                for line in graph.incident[item.node].map(Int.init) {
                    let other = graph.other(line, item.node)
                    guard graph.isYard(other) else {
                        place = other
                        continue
                    }
                    let value = 2 * line + (graph.edges[line].from == item.node ? 0 : 1)
                    bearer.elsewhere.append(value)
                    bearer.limit = min(bearer.limit, values[value])
                }
            }
            guard place >= 0, bearer.limit > best[place]?.limit ?? 0 else { continue }
            best[place] = bearer
        }
        return best.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
