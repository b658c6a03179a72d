/// A limit that many villages share (共享约束): the sum of a usage over the whole plan may not exceed it.
public struct SideLimit: Hashable, Sendable {
    /// How a plan uses the limit up.
    public enum Usage: Hashable, Sendable {
        /// So much for each unit of flow at certain disposals, by their numbers in the problem: capacity of a town's sewer (1),
        /// farmland for reuse (m² a population equivalent), load on a receiving reach (g/d a population equivalent).
        case flow([Int: Double])
        /// So large a share of the money spent on each group: a budget for construction.
        case money([CostGroup: Double])
    }

    /// The name in results.
    public let name: String
    /// How it is used up.
    public let usage: Usage
    /// The most that may be used.
    public let most: Double

    /// A limit.
    public init(name: String, usage: Usage, most: Double) {
        self.name = name
        self.usage = usage
        self.most = most
    }

    /// What a plan uses, computed from its ways and flows.
    public func used(by plan: CountyPlan, of problem: CountyProblem, factors: [CostGroup: Double] = [:]) -> Double {
        var sum = 0.0
        for (village, way) in plan.ways.enumerated() {
            switch (way, usage) {
            case (.disposal(let number), .flow(let rates)): sum += (rates[number] ?? 0) * plan.flows[village]
            case (.disposal(let number), .money(let shares)):
                sum += Self.money(problem.disposals[number].cost, shares, factors).value(at: plan.flows[village])
            case (.corridor(let number), .money(let shares)):
                sum += Self.money(problem.corridors[number].cost, shares, factors).value(at: plan.flows[village])
            case (.corridor, .flow), (.idle, _): break
            }
        }
        return sum
    }

    /// The part of a cost that a budget pays.
    static func money(
        _ cost: GroupedCost, _ shares: [CostGroup: Double], _ factors: [CostGroup: Double]
    ) -> ConcaveCost {
        cost.total(
            factors: Dictionary(
                uniqueKeysWithValues: CostGroup.allCases.map { ($0, (shares[$0] ?? 0) * (factors[$0] ?? 1)) }))
    }
}
