/// A village of a plan in figures, as the tables of a county special plan ask for them (分村方案).
public struct VillageFigures: Sendable {
    /// Houses that are planned for, each a household.
    public var households: Int
    /// Their residents in the planning year.
    public var population: Double
    /// Houses on sewers.
    public var onSewers: Int
    /// Houses with units of their own.
    public var onUnits: Int
    /// Sewage of all houses through the year, in m³/d.
    public var meanFlow: Double
    /// Sewage of all houses on the days that count for sizes, in m³/d.
    public var sizingFlow: Double
    /// Sewage of the houses on sewers on those days, in m³/d.
    public var sewerFlow = 0.0
    /// Metres of common sewers in the village, by gravity.
    public var gravityMetres = 0.0
    /// Metres of private sewers.
    public var privateMetres = 0.0
    /// Metres of sewers by gravity that lead on from the village.
    public var corridorMetres = 0.0
    /// Metres of pressure mains.
    public var pressureMetres = 0.0
    /// Lifts and pumps.
    public var lifts = 0
    /// What has to be bought and dug in it, with capital, yearly and running cost.
    public var bill: BillOfQuantities

    /// A village planned by itself.
    public init(_ plan: VillagePlan, buildings: [VillageInput.Building]) {
        bill = BillOfQuantities(plan)
        (households, population, meanFlow, sizingFlow) = Self.people(plan, buildings)
        onUnits = plan.householdUnits.count
        onSewers = households - onUnits
        sewerFlow = plan.stations.reduce(0) { $0 + $1.sizingFlow }
        guard let sewers = plan.sewers, let profile = plan.profile else { return }
        add(
            BillOfQuantities.Reaches(
                tree: sewers.tree, profile: profile, nodes: Array(sewers.tree.nodes.indices)),
            isCorridor: { _ in false })
    }

    /// A village of a county: what lies in it and what leads on from it, its station, and what it pays to a town.
    ///
    /// A station or storage that serves several villages counts in the village where it stands; a connection to a town's
    /// sewer where it begins; the tariff by each village's own sewage.
    public init(_ village: Int, of county: CountyVillagePlan, buildings: [VillageInput.Building]) {
        let outcome = county.outcomes[village]
        (households, population, meanFlow, sizingFlow) = Self.people(outcome.plan, buildings)
        bill = BillOfQuantities(village, of: county)
        onUnits = outcome.isOnUnits ? households : outcome.plan.householdUnits.count
        onSewers = households - onUnits
        sewerFlow = outcome.flow
        guard let part = county.reaches(of: village), let number = outcome.system else { return }
        let system = county.systems[number]
        add(part) { system.isCorridor[$0] }
    }

    private static func people(
        _ plan: VillagePlan, _ buildings: [VillageInput.Building]
    ) -> (households: Int, population: Double, mean: Double, sizing: Double) {
        var result = (plan.graph.houses.count, 0.0, 0.0, 0.0)
        for house in plan.graph.houses {
            result.1 += plan.settings.residents(of: buildings[house.building])
            result.2 += house.meanFlow
            result.3 += house.sizingFlow
        }
        return result
    }

    private mutating func add(_ part: BillOfQuantities.Reaches, isCorridor: (Int) -> Bool) {
        for index in part.nodes {
            guard let reach = part.profile.reaches[index] else { continue }
            let node = part.tree.nodes[index]
            switch (reach.means, node.kind) {
            case (.pressure, _): pressureMetres += node.lengthMetres
            case (.gravity, .house): privateMetres += node.lengthMetres
            case (.gravity, _) where isCorridor(index): corridorMetres += node.lengthMetres
            case (.gravity, _): gravityMetres += node.lengthMetres
            }
            if reach.sumpDepthMetres != nil { lifts += 1 }
        }
    }
}

extension CountyVillagePlan {
    /// The reaches that belong to a village; `nil` where it has no sewers.
    func reaches(of village: Int) -> BillOfQuantities.Reaches? {
        guard let number = outcomes[village].system else { return nil }
        let system = systems[number]
        return BillOfQuantities.Reaches(
            tree: system.tree, profile: system.profile,
            nodes: system.tree.nodes.indices.filter { system.village[$0] == village })
    }
}
