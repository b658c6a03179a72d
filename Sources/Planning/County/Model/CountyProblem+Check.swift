extension CountyProblem {
    /// The largest sum of demands; beyond it costs and flows lose digits that the bound needs.
    static let largestDemand = 1e12

    func check() throws(CountyError) {
        guard !villages.isEmpty else { throw .noVillages }
        var seen = Set<Int>()
        var sum = 0.0
        for village in villages {
            guard seen.insert(village.id).inserted else { throw .repeatedVillage(id: village.id) }
            guard village.demand.isFinite, village.demand >= 0 else { throw .badDemand(id: village.id) }
            sum += village.demand
        }
        guard sum <= Self.largestDemand else { throw .demandTooLarge }
        for disposal in disposals {
            guard villages.indices.contains(disposal.village) else { throw .noSuchVillage(index: disposal.village) }
            guard disposal.cost.isSound else { throw .badCost(village: villages[disposal.village].id) }
        }
        for corridor in corridors {
            guard villages.indices.contains(corridor.from) else { throw .noSuchVillage(index: corridor.from) }
            guard villages.indices.contains(corridor.to), corridor.from != corridor.to else {
                throw .noSuchVillage(index: corridor.to)
            }
            guard corridor.cost.isSound else { throw .badCost(village: villages[corridor.from].id) }
        }
        try checkReach()
    }

    /// Whether each village has a way to the root.
    private func checkReach() throws(CountyError) {
        var into = [[Int]](repeating: [], count: villages.count)
        for corridor in corridors { into[corridor.to].append(corridor.from) }
        var served = [Bool](repeating: false, count: villages.count)
        var open = [Int]()
        for disposal in disposals where disposal.kind.takesOthers && !served[disposal.village] {
            served[disposal.village] = true
            open.append(disposal.village)
        }
        while let village = open.popLast() {
            for neighbour in into[village] where !served[neighbour] {
                served[neighbour] = true
                open.append(neighbour)
            }
        }
        for disposal in disposals { served[disposal.village] = true }
        if let lost = served.firstIndex(of: false) { throw .unreachable(id: villages[lost].id) }
    }
}
