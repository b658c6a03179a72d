/// A straight line below the yearly cost of stations (处理站成本下界线): `fixed + perCubicMetre · flow` is never more than a
/// station costs, for any flow of the village.
///
/// Every plan so pays at least `fixed` for each station, and `perCubicMetre` for each m³/d that is not treated at home.
struct StationLine {
    /// Money a year for each station.
    private(set) var fixed = 0.0
    /// Money a year for each m³/d.
    private(set) var perCubicMetre = 0.0

    /// The line through the cost at the whole flow that touches the cost curve from below.
    ///
    /// - Parameters:
    ///   - least: Flow of the smallest house, in m³/d.
    ///   - total: Flow of all houses.
    ///   - leastStay: The smallest share of the flow for sizes that a house has through the year.
    /// - Complexity: O(classes of size · technologies).
    init(_ prices: PlanPrices, least: Double, total: Double, leastStay: Double) {
        guard least > 0, total > least else { return }
        var flows = [least, total]
        for limit in prices.costs.sizeLimits where limit > least && limit < total {
            // The cost may jump at a limit: both sides count. Between limits it is concave, so its ends are enough.
            flows += [limit, limit * (1 - 1e-9)]
        }
        var points: [(flow: Double, cost: Double)] = []
        for flow in flows {
            guard let cost = prices.treatment(cubicMetresPerDay: flow, mean: flow * leastStay)?.chosen.yearly else { return }
            points.append((flow, cost))
        }
        let whole = points[1]
        let slope = points.filter { $0.flow < total }.map { (whole.cost - $0.cost) / (total - $0.flow) }.max() ?? 0
        fixed = whole.cost - slope * total
        perCubicMetre = slope
        if fixed < 0 || slope < 0 {
            fixed = 0
            perCubicMetre = max(points.map { $0.cost / $0.flow }.min() ?? 0, 0)
        }
    }
}

extension CostSet {
    /// Sizes in m³/d at which another process or another demand begins.
    var sizeLimits: [Double] {
        Set(technologies.flatMap { [$0.from, $0.to] } + (levels?.classes.flatMap { [$0.from, $0.to] } ?? [])).sorted()
    }
}
