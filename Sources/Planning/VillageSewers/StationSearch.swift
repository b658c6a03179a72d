/// Chooses how many stations there are and where (选址与数量), where no sites are given.
///
/// The exact layout with an opening cost at every place a station may stand proposes sets of stations: the opening cost is
/// what the station's cost curve has above its slope, at the whole flow, at half of it, and so on. Each set is priced by its
/// true profile and its true stations, beside the best single site.
struct StationSearch {
    let trial: LayoutTrial
    let arcs: ArcCosts
    /// Points where a station may stand.
    let candidates: [Int]
    let limit: SearchWork.Limit
    /// Most stations; 0 for any number.
    let most: Int

    /// The points of the cheapest set, and its yearly cost.
    ///
    /// - Complexity: a few Steiner arborescences over the graph.
    func best(single: Int) -> (outlets: [Int], yearly: Double) {
        var best = ([single], total([single]))
        guard most != 1 else { return best }
        let whole = trial.graph.houses.indices.reduce(0.0) {
            $0 + (trial.isConnected[$1] ? trial.graph.houses[$1].sizingFlow : 0)
        }
        var seen: Set<[Int]> = [[single]]
        for parts in [1.0, 2, 4, 8] {
            guard limit.isOpen, let opening = opening(at: whole / parts) else { break }
            let model = LayoutModel(
                trial.graph, arcs: arcs, outlets: candidates.map { LayoutModel.Outlet(node: $0, cost: opening) },
                isServed: trial.isConnected)
            guard let found = model.solve(trial.work) else {
                break
            }
            let outlets = found.layout.outlets
            guard most == 0 || outlets.count <= most, outlets.count <= 40, seen.insert(outlets).inserted else {
                continue
            }
            consider(outlets, &best, &seen)
        }
        return best
    }

    /// Prices a set, and what is left when one station after the other is given up.
    private func consider(_ outlets: [Int], _ best: inout ([Int], Double), _ seen: inout Set<[Int]>) {
        var here = (outlets, total(outlets))
        while here.0.count > 2, limit.isOpen {
            let fewer = here.0.map { gone in here.0.filter { $0 != gone } }.filter { seen.insert($0).inserted }
            let priced = fewer.prefix(12).map { ($0, total($0)) }
            guard let next = priced.min(by: { $0.1 < $1.1 }), next.1 < here.1 else { break }
            here = next
        }
        if here.1 < best.1 { best = here }
    }

    /// What a station costs as soon as there is one, if its cost is read as a straight line around a flow.
    private func opening(at flow: Double) -> Double? {
        guard flow > 0, let here = trial.prices.treatmentYearly(cubicMetresPerDay: flow),
            let half = trial.prices.treatmentYearly(cubicMetresPerDay: flow / 2)
        else { return nil }
        return max(0, 2 * half - here)
    }

    private func total(_ outlets: [Int]) -> Double {
        guard let layout = SewerLayout.grown(from: outlets, to: trial.needs, in: trial.graph, arcs: arcs),
            let (tree, profile) = trial.tried(layout, gridMetres: LayoutSearch.searchGridMetres)
        else { return .infinity }
        return profile.cost + trial.stationYearly(tree.tree)
    }
}
