/// Decides which branches are given up in favour of household units (集中与分户的划分).
struct HouseholdSplit {
    let trial: LayoutTrial
    let tree: LayoutTree
    let profile: TrenchProfile

    /// Houses that would be cheaper with units of their own: whole branches whose sewers, pumps and share of the station
    /// cost more than their units.
    ///
    /// - Complexity: O(nodes).
    func housesToRelease() -> [Int] {
        let nodes = tree.tree.nodes
        let perDay = 86_400 / trial.settings.peakFactor
        let total = nodes.indices.filter { nodes[$0].parent == nil }.reduce(0) { $0 + nodes[$1].designFlow } * perDay
        guard total > 0, let whole = trial.prices.treatment(cubicMetresPerDay: total) else { return [] }
        var branch = [Double](repeating: 0, count: nodes.count)
        var units = [Double](repeating: 0, count: nodes.count)
        var gain = [Double](repeating: 0, count: nodes.count)
        var isCutHere = [Bool](repeating: false, count: nodes.count)
        for node in tree.tree.order {
            branch[node] += ReachPricing.yearly(
                node, tree.tree, profile, costs: trial.costs, rules: trial.prices.rules)
            if case .house(let house) = tree.origins[node] {
                units[node] +=
                    trial.mustConnect[house]
                    ? .infinity : trial.prices.householdYearly(trial.graph.houses[house]) ?? .infinity
            }
            guard let parent = nodes[node].parent else { continue }
            let flow = nodes[node].designFlow * perDay
            let rest = flow < total ? trial.prices.treatment(cubicMetresPerDay: total - flow)?.chosen.yearly : 0
            // The station saved is what it costs less without this branch, never less than nothing.
            let saved = branch[node] + max(0, whole.chosen.yearly - (rest ?? whole.chosen.yearly)) - units[node]
            // The trunk stays: whether to do without sewers at all is a question for people, and is put to them.
            if flow <= total / 2, saved > gain[node] {
                gain[node] = saved
                isCutHere[node] = true
            }
            branch[parent] += branch[node]
            units[parent] += units[node]
            gain[parent] += gain[node]
        }
        return released(isCutHere)
    }

    private func released(_ isCutHere: [Bool]) -> [Int] {
        var isReleased = [Bool](repeating: false, count: isCutHere.count)
        var houses: [Int] = []
        for node in tree.tree.order.reversed() {
            let parent = tree.tree.nodes[node].parent
            isReleased[node] = isCutHere[node] || (parent.map { isReleased[$0] } ?? false)
            if isReleased[node], case .house(let house) = tree.origins[node] { houses.append(house) }
        }
        return houses.sorted()
    }
}
