import Terrain

/// For each line the least that a sewer in it can cost (管线费用下界).
///
/// By gravity: the cheapest pipe allowed at the least depth, with wells at the greatest distance between the line's ends. As a
/// pressure main: the cheapest main, once a pump has been paid where it begins. Where a lateral comes in there is a well: it is
/// charged to the line that leaves the place, and given back to one house there, its bearer, wherever that house does not
/// come in: its unit, and its ways to other yards, count for so much less. Wells in yards are charged to the neighbours that
/// come in, in equal parts, and given back to the yard's own unit.
struct LeastLineCosts {
    /// The costs by line and direction.
    private(set) var arcs = ArcCosts(values: [])
    /// For each house what its unit counts less.
    private(set) var relief: [Double]
    /// Cost of a metre of pressure main; infinite where there are none.
    let mainPerMetre: Double
    /// Cost of the pump where a main begins.
    let lift: Double
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
        mainPerMetre = mayPump ? costs.pressurePerMetre.min() ?? .infinity : .infinity
        lift = mayPump ? costs.lifts.map(\.cost).min() ?? 0 : .infinity
        let kinds = [TrenchTree.NodeKind.manhole, .connection]
        let well = kinds.map { costs.perNode[Int($0.rawValue)].min() ?? 0 }.min() ?? 0
        let spacing = max(trial.settings.manholeSpacingMetres, trial.settings.sampleMetres)
        lateral = min(gravity.min() ?? 0, mainPerMetre)
        relief = [Double](repeating: 0, count: graph.houses.count)
        let yardNeighbours = Self.yardNeighbours(graph)
        var values = [Double](repeating: .infinity, count: 2 * graph.edges.count)
        for (line, edge) in graph.edges.enumerated() where !edge.isClosed {
            let metres = edge.ground.lengthMetres
            for (side, start) in [edge.from, edge.to].enumerated() {
                if edge.kind == .road { values[2 * line + side] = metres * sewer + well * max(0, metres / spacing - 1) }
                guard edge.kind == .lateral, graph.isYard(start) else { continue }
                let end = graph.other(line, start)
                let share = graph.isYard(end) ? well / Double(max(yardNeighbours[end], 1)) : 0
                values[2 * line + side] = metres * lateral + share
            }
        }
        for node in graph.positions.indices where graph.isYard(node) && yardNeighbours[node] > 0 {
            relief[Int(graph.yardHouse[node])] += well
        }
        for (node, bearer) in Self.bearers(graph, isReachable, values) where !graph.isYard(node) {
            let out = graph.incident[node].map(Int.init).filter {
                graph.edges[$0].kind == .road && !graph.edges[$0].isClosed
            }
            let share = out.isEmpty ? 0 : min(well, bearer.limit)
            guard share > 0 else { continue }
            for line in out { values[2 * line + (graph.edges[line].from == node ? 0 : 1)] += share }
            relief[bearer.house] += share
            for place in bearer.elsewhere { values[place] -= share }
        }
        arcs = ArcCosts(values: values)
    }

    /// The least that a house's own sewer costs where it leads straight to a road.
    func ownSewer(of house: SewerGraph.House) -> Double { house.ground.lengthMetres * lateral }

    /// For each yard the number of yards that lie beside it.
    private static func yardNeighbours(_ graph: SewerGraph) -> [Int] {
        graph.positions.indices.map { node in
            guard graph.isYard(node) else { return 0 }
            return graph.incident[node].count { graph.isYard(graph.other(Int($0), node)) }
        }
    }

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
