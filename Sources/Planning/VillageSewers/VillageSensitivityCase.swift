import Geo

/// What a study of a village's sensitivity varies (敏感性分析).
public enum VillageCostGroup: String, CaseIterable, Hashable, Sendable, Codable {
    /// Pipes, trenches and wells.
    case sewers
    /// Lifts and energy.
    case pumps
    /// Treatment stations.
    case stations
    /// Household units.
    case households
    /// The number of people.
    case population
}

/// A village planned anew with one group of costs changed; its JSON has the names of its members.
public struct VillageSensitivityCase: Hashable, Sendable, Encodable {
    /// The group that was changed.
    public var group: VillageCostGroup
    /// The factor on it.
    public var factor: Double
    /// Yearly cost of the plan then.
    public var yearlyCost: Double
    /// Number of stations then.
    public var stations: Int
    /// Stations of the original plan that are no longer at the same place.
    public var movedStations: Int
    /// Lifts and pumps then.
    public var lifts: Int
    /// Buildings, by number, that are on sewers in the original plan and keep units then.
    public var toUnits: [Int64]
    /// Buildings that keep units in the original plan and are on sewers then.
    public var toSewers: [Int64]

    init(
        _ group: VillageCostGroup, _ factor: Double, _ plan: VillagePlan, _ other: VillagePlan,
        buildings: [VillageInput.Building]
    ) {
        self.group = group
        self.factor = factor
        yearlyCost = other.yearlyCost
        stations = other.stations.count
        let places = Set(other.stations.map(\.position))
        movedStations = plan.stations.count { !places.contains($0.position) }
        lifts = other.profile?.liftCount ?? 0
        let (before, after) = (Set(plan.householdUnits), Set(other.householdUnits))
        func ids(_ houses: Set<Int>) -> [Int64] { houses.map { buildings[plan.graph.houses[$0].building].id }.sorted() }
        toUnits = ids(after.subtracting(before))
        toSewers = ids(before.subtracting(after))
    }
}
