import Terrain

/// A yearly cost below which no plan of the village can be (方案总费用下界), whatever its layout, depths, pumps and stations.
///
/// Each line counts with the least that a sewer in it can cost (``LeastLineCosts``). Stations count along a line below their
/// cost curve, houses with units at what those cost. The arborescence that is cheapest so is below every plan.
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
        var model = LayoutModel(
            graph, arcs: lines.arcs, outlets: outlets.map { LayoutModel.Outlet(node: $0, cost: station.fixed) },
            isServed: isReachable)
        model.unitCosts = unitCosts
        return model.solve(seconds: seconds, isExact: true).map { $0.lowerBound + constant }
    }
}
