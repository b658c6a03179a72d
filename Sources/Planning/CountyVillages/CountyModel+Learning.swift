import Foundation

extension CountyModel.Link {
    /// What it is reckoned to cost for a flow.
    func cost(_ flow: Double) -> Double { fixed + root * flow.squareRoot() }

    /// Moves the curve to a true cost: first its fixed part, then, where that is used up, the rest.
    mutating func learn(_ cost: Double, at flow: Double) {
        let wanted = max(cost, 0) - root * flow.squareRoot()
        fixed = max(wanted, 0)
        if wanted < 0, flow > 0 { root = max(cost, 0) / flow.squareRoot() }
    }
}

extension CountyVillagePlan {
    /// What a village's corridor adds: the corridor itself, and what its own sewers cost more than alone.
    func corridorYearly(_ village: Int, own: Double) -> Double {
        let costs = prices.trenchCosts()
        for system in systems where system.village.contains(village) {
            var sum = -own
            for node in system.tree.nodes.indices where system.village[node] == village {
                sum += ReachPricing.yearly(node, system.tree, system.profile, costs: costs, rules: prices.rules)
            }
            return sum
        }
        return 0
    }
}
