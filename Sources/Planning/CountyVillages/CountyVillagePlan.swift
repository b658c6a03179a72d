public import Domain
public import Geo

/// A county planned from its villages' files.
public struct CountyVillagePlan: Sendable {
    /// Where the sewage of a system ends.
    public enum End: Hashable, Sendable {
        /// At a station in a village.
        case station(village: Int)
        /// In a town's sewer.
        case town(Int)
        /// On the farmland of a village.
        case reuse(village: Int)
    }

    /// What becomes of one village.
    public struct Outcome: Sendable {
        /// The neighbour it flows to, by number; `nil` where it ends at home or leads straight to a town's sewer.
        public var to: Int?
        /// The system it belongs to; `nil` where all its houses keep units.
        public var system: Int?
        /// Whether all its houses keep units.
        public var isOnUnits: Bool
        /// Its own flow for sizes in m³/d, from houses on sewers.
        public var flow: Double
        /// Yearly cost of its household units.
        public var unitsYearly: Double
        /// The village's own sewers, with the outlet that the county plan uses.
        public var plan: VillagePlan
        /// What it could do instead.
        public var alternatives: [VillageAlternative] = []
    }

    /// All sewers that end at one place, in one profile.
    public struct System: Sendable {
        /// Where it ends.
        public var end: End
        /// Where that is.
        public var position: MapPosition
        /// The villages in it, upstream ones first.
        public var members: [Int]
        /// Inflow in m³/d that it is sized for.
        public var flow: Double
        /// Mean inflow through the year in m³/d.
        public var meanFlow: Double
        /// The treatment at a station; `nil` where the cost set has none for this size, and at other ends.
        public var treatment: TreatmentChoice?
        /// Yearly cost of what stands at the end: station, town connections and tariff, or storage.
        public var endYearly: Double
        /// The tree of all villages and corridors.
        public var tree: TrenchTree
        /// Its profile.
        public var profile: TrenchProfile
        /// The course of the reach that leaves each node.
        public var lines: [[MapPosition]]
        /// The village that each node belongs to; corridors belong to the village they leave, the inlet at a town's sewer to
        /// the first that leads there.
        public var village: [Int]
        /// Whether each node's reach lies in a corridor.
        public var isCorridor: [Bool]

        /// Yearly cost of sewers, pumps and the end.
        public var yearlyCost: Double { profile.cost + endYearly }

        /// The village with the station; `nil` at other ends.
        public var station: Int? {
            guard case .station(let village) = end else { return nil }
            return village
        }
    }

    /// What a limit is a limit of.
    public enum LimitKind: Hashable, Sendable {
        /// The spare capacity of a town's sewer, in m³/d.
        case town(Int)
        /// The farmland of a village, in m³/d.
        case reuse(Int)
        /// The load on a receiving reach, in g/d.
        case reach(Int)
    }

    /// What the plan uses of a limit.
    public struct LimitUse: Sendable {
        /// What it is a limit of.
        public var kind: LimitKind
        /// What is used, by flows for sizes.
        public var used: Double
        /// The most that may be used.
        public var most: Double
        /// What one more unit would save a year, as the bound prices it (影子价格).
        public var price: Double
    }

    /// A finding, with its village where it belongs to one.
    public struct Note: Sendable {
        /// The village, by number.
        public var village: Int?
        /// The finding.
        public var finding: Finding
    }

    /// The villages, in the order given.
    public var outcomes: [Outcome]
    /// The systems.
    public var systems: [System]
    /// Prices and rules.
    public var prices: PlanPrices
    /// What there was besides stations and units.
    public var offers = CountyOffers()
    /// What is used of towns, farmland and reaches.
    public var limits: [LimitUse] = []
    /// What people should know.
    public var findings: [Note] = []
    /// Rounds of planning and learning.
    public var rounds = 0
    /// Whether they ended because a plan came back.
    public var hasRepeated = false
    /// Cost of the county model's plan at the costs learned last.
    public var modelCost = 0.0
    /// No plan of the county model costs less at those costs.
    public var modelLowerBound = 0.0

    /// Yearly cost of everything.
    public var yearlyCost: Double {
        systems.reduce(outcomes.reduce(0) { $0 + $1.unitsYearly }) { $0 + $1.yearlyCost }
    }
}
