public import Geo

/// A county planned from its villages' files.
public struct CountyVillagePlan: Sendable {
    /// What becomes of one village.
    public struct Outcome: Hashable, Sendable {
        /// The neighbour it flows to, by number; `nil` where it ends at home.
        public var to: Int?
        /// Whether all its houses keep units.
        public var isOnUnits: Bool
        /// Its own flow for sizes in m³/d, from houses on sewers.
        public var flow: Double
        /// Yearly cost of its household units.
        public var unitsYearly: Double
    }

    /// All sewers that end at one station, in one profile.
    public struct System: Sendable {
        /// The village with the station.
        public var station: Int
        /// Where it stands.
        public var position: MapPosition
        /// Inflow in m³/d that it is sized for.
        public var flow: Double
        /// The treatment; `nil` where the cost set has none for this size.
        public var treatment: TreatmentChoice?
        /// The tree of all villages and corridors.
        public var tree: TrenchTree
        /// Its profile.
        public var profile: TrenchProfile
        /// The course of the reach that leaves each node.
        public var lines: [[MapPosition]]
        /// The village that each node belongs to; corridors belong to the village they leave.
        public var village: [Int]
        /// Whether each node's reach lies in a corridor.
        public var isCorridor: [Bool]

        /// Yearly cost of sewers, pumps and the station.
        public var yearlyCost: Double { profile.cost + (treatment?.chosen.yearly ?? 0) }
    }

    /// The villages, in the order given.
    public var outcomes: [Outcome]
    /// The systems.
    public var systems: [System]
    /// Prices and rules.
    public var prices: PlanPrices
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
