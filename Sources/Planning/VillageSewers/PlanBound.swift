import Networks
import Terrain

/// A yearly cost below which no plan of the village can be (方案总费用下界), whatever its layout, depths, pumps and stations.
///
/// Each line counts with the least that a sewer in it can cost (``LeastLineCosts``), pressure mains with the pump where they
/// begin. Stations count along a line below their cost curve, houses with units at what those cost. The arborescence that is
/// cheapest so is below every plan.
struct PlanBound {
    let trial: LayoutTrial
    /// Points where a station may stand.
    let candidates: [Int]
    /// Whether a house may keep a unit.
    let mayKeepUnit: [Bool]
    /// Whether a house can be reached by sewers at all; the others keep units.
    let isReachable: [Bool]

    /// The bound for stations wherever they may stand; `nil` if none was found in time.
    ///
    /// - Complexity: that of one Steiner arborescence over the graph.
    func value() -> Double? { value(at: candidates, most: nil) }

    /// The bound for plans whose stations stand at some of the points given.
    func value(at outlets: [Int]) -> Double? { value(at: outlets, most: outlets.count) }

    private func value(at outlets: [Int], most: Int?) -> Double? {
        let graph = trial.graph
        let flows = graph.houses.map(\.sizingFlow)
        let station = StationLine(
            trial.prices, least: flows.filter { $0 > 0 }.min() ?? 0, total: flows.reduce(0, +),
            leastStay: graph.houses.filter { $0.sizingFlow > 0 }.map { $0.meanFlow / $0.sizingFlow }.min() ?? 1,
            most: most)
        let lines = LeastLineCosts(trial, isReachable: isReachable)
        var constant = station.constant
        var unitCosts = [Double?](repeating: nil, count: graph.houses.count)
        for (index, house) in graph.houses.enumerated() {
            let unit = trial.prices.householdYearly(house)
            guard isReachable[index] else {
                constant += unit ?? 0
                continue
            }
            let connected = station.perCubicMetre * house.sizingFlow + lines.ownSewer(of: house)
            constant += connected
            guard mayKeepUnit[index], let unit else { continue }
            let instead = unit - lines.relief[index] - connected
            unitCosts[index] = max(instead, 0)
            constant += min(instead, 0)
        }
        let problem = problem(outlets, station.fixed, unitCosts, lines)
        // By dual ascent: within 1 % of the relaxation here, and never ended by the clock, so the same on every machine.
        let solver = SteinerSolver(
            seconds: max(trial.work.secondsLeft, 0.2), threads: 1, effort: .bounds, isCancelled: { Task.isCancelled })
        guard let found = try? solver.solve(problem), found.cost < .infinity else { return nil }
        return found.lowerBound + constant
    }

    /// The arborescence from a virtual root: to outlets, from there upstream by gravity, or by a main, which has points of its
    /// own and begins with a pump, and to units.
    private func problem(
        _ outlets: [Int], _ fixed: Double, _ unitCosts: [Double?], _ lines: LeastLineCosts
    ) -> SteinerProblem {
        let graph = trial.graph
        let points = graph.positions.count
        let mains = points + graph.houses.count
        let root = mains + points
        var (tails, heads, costs): ([Int32], [Int32], [Double]) = ([], [], [])
        func add(_ tail: Int, _ head: Int, _ cost: Double) {
            guard cost < .infinity else { return }
            tails.append(Int32(tail))
            heads.append(Int32(head))
            costs.append(max(cost, 0))
        }
        for (line, edge) in graph.edges.enumerated() where !edge.isClosed {
            for (low, high) in [(edge.from, edge.to), (edge.to, edge.from)] {
                add(low, high, lines.arcs.cost(line, from: high, graph))
                if edge.kind == .road { add(mains + low, mains + high, edge.ground.lengthMetres * lines.mainPerMetre) }
            }
        }
        if lines.mainPerMetre < .infinity {
            for node in 0..<points where !graph.isYard(node) {
                add(node, mains + node, 0)
                add(mains + node, node, lines.lift)
            }
        }
        for outlet in outlets { add(root, outlet, fixed) }
        var terminals: [Int] = []
        for (index, house) in graph.houses.enumerated() where isReachable[index] {
            guard let cost = unitCosts[index] else {
                terminals.append(house.node)
                continue
            }
            add(house.node, points + index, 0)
            add(root, points + index, cost)
            terminals.append(points + index)
        }
        return SteinerProblem(
            nodeCount: root + 1, tails: tails, heads: heads, costs: costs, root: root, terminals: terminals)
    }
}
