import Terrain

/// A yearly cost below which no plan of the village can be (方案总费用下界), whatever its layout, depths, pumps and stations.
///
/// Each line counts with the least that a sewer in it can cost: the cheapest pipe allowed, at the least depth, with wells at
/// the greatest distance, or a pressure main, whichever is less. Stations count along a line below their cost curve, houses
/// with units at what those cost. The arborescence that is cheapest so is below every plan.
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
    func value(seconds: Double) -> Double? { value(at: candidates, most: nil, seconds: seconds) }

    /// The bound for plans whose stations stand at some of the points given.
    func value(at outlets: [Int], seconds: Double) -> Double? {
        value(at: outlets, most: outlets.count, seconds: seconds)
    }

    private func value(at outlets: [Int], most: Int?, seconds: Double) -> Double? {
        let graph = trial.graph
        let flows = graph.houses.map(\.sizingFlow)
        let station = StationLine(
            trial.prices, least: flows.filter { $0 > 0 }.min() ?? 0, total: flows.reduce(0, +),
            leastStay: graph.houses.filter { $0.sizingFlow > 0 }.map { $0.meanFlow / $0.sizingFlow }.min() ?? 1,
            most: most)
        var constant = station.constant
        var unitCosts = [Double?](repeating: nil, count: graph.houses.count)
        for (index, house) in graph.houses.enumerated() {
            let unit = trial.prices.householdYearly(house)
            guard isReachable[index] else {
                constant += unit ?? 0
                continue
            }
            let treated = station.perCubicMetre * house.sizingFlow
            constant += treated
            guard mayKeepUnit[index], let unit else { continue }
            unitCosts[index] = max(unit - treated, 0)
            constant += min(unit - treated, 0)
        }
        var model = LayoutModel(
            graph, arcs: leastCosts, outlets: outlets.map { LayoutModel.Outlet(node: $0, cost: station.fixed) },
            isServed: isReachable)
        model.unitCosts = unitCosts
        return model.solve(seconds: seconds, isExact: true).map { $0.lowerBound + constant }
    }

    /// For each line the least that a sewer in it can cost.
    private var leastCosts: ArcCosts {
        let costs = trial.costs
        let depth = trial.prices.rules.minimumDepthMetres
        let gravity = costs.perMetre.map { TrenchCosts.look($0, depth) }
        let sewer = gravity[min(trial.prices.smallestSewer, gravity.count - 1)...].min() ?? 0
        let lateral = gravity.min() ?? 0
        let main = trial.prices.rules.allowsPumping ? costs.pressurePerMetre.min() ?? .infinity : .infinity
        let wells = [TrenchTree.NodeKind.manhole, .connection].map { kind in
            costs.perNode[Int(kind.rawValue)].min() ?? 0
        }
        let wellsPerMetre = (wells.min() ?? 0) / trial.settings.manholeSpacingMetres
        return ArcCosts(
            values: trial.graph.edges.flatMap { edge -> [Double] in
                guard !edge.isClosed else { return [.infinity, .infinity] }
                let length = edge.ground.lengthMetres
                guard edge.kind == .lateral else {
                    let cost = length * min(sewer + wellsPerMetre, main)
                    return [cost, cost]
                }
                let cost = length * min(lateral, main)
                return [
                    trial.graph.isYard(edge.from) ? cost : .infinity, trial.graph.isYard(edge.to) ? cost : .infinity,
                ]
            })
    }
}
