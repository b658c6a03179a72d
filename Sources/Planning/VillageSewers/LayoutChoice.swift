/// A layout with its profile, on its way to the plan: houses are weighed against units of their own.
struct LayoutChoice {
    var trial: LayoutTrial
    var layout: SewerLayout
    var solved: (LayoutTree, TrenchProfile)

    /// Yearly cost of everything.
    var total: Double { Self.total(trial, solved) }

    private static func total(_ trial: LayoutTrial, _ solved: (LayoutTree, TrenchProfile)) -> Double {
        solved.1.cost + trial.stationYearly(solved.0.tree) + trial.unitsYearly
    }

    /// Takes a layout for the houses that are connected now if the whole becomes cheaper.
    mutating func accept(_ other: SewerLayout) -> Bool { accept(other, connecting: trial.isConnected) }

    /// Takes a layout for other houses, if the sewers still take the flow they must, and the whole becomes cheaper.
    mutating func accept(_ other: SewerLayout, connecting houses: [Bool]) -> Bool {
        var next = trial
        next.isConnected = houses
        guard houses.contains(true), next.connectedFlow >= trial.leastFlow * (1 - 1e-9) else { return false }
        var pruned = other
        pruned.prune(next.needs, in: trial.graph)
        guard next.keepsPins(pruned), let found = try? next.solved(pruned), Self.total(next, found) < total else {
            return false
        }
        (trial, layout, solved) = (next, pruned, found)
        return true
    }
}
