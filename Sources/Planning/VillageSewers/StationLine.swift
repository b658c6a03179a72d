/// A straight line below the yearly cost of stations (处理站成本下界线): all stations together cost at least
/// `constant + fixed · number + perCubicMetre · flow`, however the flow is divided among them.
struct StationLine {
    /// Money a year whatever is built; not above 0.
    private(set) var constant = 0.0
    /// Money a year for each station; not below 0.
    private(set) var fixed = 0.0
    /// Money a year for each m³/d.
    private(set) var perCubicMetre = 0.0

    /// A line for any number of stations, or for at most `most`.
    ///
    /// The first choice is the line through the cost of the whole flow that touches the cost curve from below. Where it
    /// starts at or below 0 and the number of stations is open, the line from 0 is taken, and what small stations cost beyond
    /// it counts for all but the few that can be large.
    /// - Parameters:
    ///   - least: Flow of the smallest house, in m³/d.
    ///   - total: Flow of all houses.
    ///   - leastStay: The smallest share of the flow for sizes that a house has through the year.
    /// - Complexity: O(classes of size · technologies).
    init(_ prices: PlanPrices, least: Double, total: Double, leastStay: Double, most: Int? = nil) {
        guard least > 0, total > least else { return }
        let limits = prices.costs.sizeLimits.filter { $0 > least && $0 < total }
        var points: [(flow: Double, cost: Double)] = []
        // The cost may jump at a limit: both sides count. Between limits it is concave, so its ends are enough.
        for flow in [total, least] + limits + limits.map({ $0 * (1 - 1e-9) }) {
            guard let cost = prices.treatmentYearly(cubicMetresPerDay: flow, mean: flow * leastStay) else {
                return
            }
            points.append((flow, cost))
        }
        let whole = points[0]
        let slope = points.filter { $0.flow < total }.map { (whole.cost - $0.cost) / (total - $0.flow) }.max() ?? 0
        let start = whole.cost - slope * total
        let isStraight = slope >= 0 && start >= 0
        if slope >= 0, !isStraight, let most {
            (constant, perCubicMetre) = (start * Double(most), slope)
            return
        }
        let ratio = max(points.map { $0.cost / $0.flow }.min() ?? 0, 0)
        perCubicMetre = ratio
        for limit in limits {
            let beyond = points.filter { $0.flow < limit }.map { $0.cost - ratio * $0.flow }.min() ?? 0
            let large = (total / limit).rounded(.down)
            // Rather many small stations than few: that is where the bound would be weak.
            if beyond > fixed, large <= 3 { (fixed, constant) = (beyond, -beyond * large) }
        }
        // A curve that is a straight line from 0 for large stations says nothing of what small ones cost at least.
        if isStraight, start >= fixed || most != nil { (constant, fixed, perCubicMetre) = (0, start, slope) }
    }
}

extension CostSet {
    /// Sizes in m³/d at which another process or another demand begins.
    var sizeLimits: [Double] {
        Set(technologies.flatMap { [$0.from, $0.to] } + (levels?.classes.flatMap { [$0.from, $0.to] } ?? [])).sorted()
    }
}
