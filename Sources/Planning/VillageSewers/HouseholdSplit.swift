/// Decides which branches are given up in favour of household units (集中与分户的划分).
struct HouseholdSplit {
    let trial: LayoutTrial
    let tree: LayoutTree
    let profile: TrenchProfile
    /// Whether each house may keep a unit.
    let mayKeepUnit: [Bool]

    /// Branches whose houses would be cheaper with units of their own, as far as the flow that must stay allows.
    ///
    /// Their sewers, pumps and share of the station cost more than their units. Those that save most come first.
    /// - Complexity: O(nodes).
    func branchesToRelease() -> [[Int]] {
        let nodes = tree.tree.nodes
        let perDay = 86_400 / trial.settings.peakFactor
        let total = nodes.indices.filter { nodes[$0].parent == nil }.reduce(0) { $0 + nodes[$1].designFlow } * perDay
        guard total > 0, let whole = trial.prices.treatmentYearly(cubicMetresPerDay: total) else { return [] }
        var branch = [Double](repeating: 0, count: nodes.count)
        var units = [Double](repeating: 0, count: nodes.count)
        var gain = [Double](repeating: 0, count: nodes.count)
        let spare = trial.connectedFlow - trial.leastFlow
        var isCutHere = [Bool](repeating: false, count: nodes.count)
        for node in tree.tree.order {
            branch[node] += ReachPricing.yearly(
                node, tree.tree, profile, costs: trial.costs, rules: trial.prices.rules)
            if case .house(let house) = tree.origins[node] {
                units[node] +=
                    mayKeepUnit[house]
                    ? trial.prices.householdYearly(trial.graph.houses[house]) ?? .infinity : .infinity
            }
            guard let parent = nodes[node].parent else { continue }
            let flow = nodes[node].designFlow * perDay
            let rest = flow < total ? trial.prices.treatmentYearly(cubicMetresPerDay: total - flow) : 0
            // The station saved is what it costs less without this branch, never less than nothing.
            let saved = branch[node] + max(0, whole - (rest ?? whole)) - units[node]
            // The trunk stays: whether to do without sewers at all is a question for people, and is put to them.
            if flow <= spare * (1 + 1e-9), saved > gain[node] {
                gain[node] = saved
                isCutHere[node] = true
            }
            branch[parent] += branch[node]
            units[parent] += units[node]
            gain[parent] += gain[node]
        }
        return branches(isCutHere, gain, perDay: perDay, spare: spare)
    }

    /// The houses above each cut, of the cuts farthest down, the best first, while there is flow to spare.
    private func branches(_ isCutHere: [Bool], _ gain: [Double], perDay: Double, spare: Double) -> [[Int]] {
        var cut = [Int](repeating: -1, count: isCutHere.count)
        var houses: [Int: [Int]] = [:]
        for node in tree.tree.order.reversed() {
            let below = tree.tree.nodes[node].parent.map { cut[$0] } ?? -1
            cut[node] = below >= 0 ? below : isCutHere[node] ? node : -1
            guard cut[node] >= 0, case .house(let house) = tree.origins[node] else { continue }
            houses[cut[node], default: []].append(house)
        }
        var left = spare * (1 + 1e-9)
        var result: [[Int]] = []
        for node in houses.keys.sorted(by: { (gain[$0], $1) > (gain[$1], $0) }) {
            let flow = tree.tree.nodes[node].designFlow * perDay
            guard flow <= left else { continue }
            left -= flow
            result.append((houses[node] ?? []).sorted())
        }
        return result
    }
}
