public import Domain
public import Geo

/// A village's sewers, its station, and the houses that keep units of their own (村庄污水治理方案).
public struct VillagePlan: Sendable {
    /// The graph it was sought in.
    public var graph: SewerGraph
    /// The tree of sewers with its places on the map; `nil` if every house keeps a unit of its own.
    public var sewers: LayoutTree?
    /// The course of each reach of the tree.
    public var profile: TrenchProfile?
    /// The same sewers by the rule “dig to the limit, then lift”, for comparison.
    public var greedy: TrenchProfile?
    /// Prices and rules it was made with.
    public var prices: PlanPrices
    /// The settings.
    public var settings: VillageSettings
    /// The station of each outlet, in the order of the tree's nodes.
    public var stations: [Station]
    /// Houses that keep household units, by index in the graph.
    public var householdUnits: [Int]
    /// Sites tried for the station, the cheapest first.
    public var sites: [SiteCost]
    /// Yearly cost if every house kept a unit; `nil` where the cost set has none so small.
    public var allHouseholdYearly: Double?
    /// What people should know.
    public var findings: [Finding]
    /// Layouts that were priced by their true profile.
    public var trials: Int
    /// How far the layout and the whole plan are proven.
    public var proof: PlanProof?
    /// What the pins cost a year: this plan less the best found without them; `nil` without pins.
    public var pinPrice: Double?
    /// The layout in the graph.
    var layout: SewerLayout?

    /// A treatment station.
    public struct Station: Sendable {
        /// Its node in the tree.
        public var node: Int
        /// Where it stands.
        public var position: MapPosition
        /// Mean inflow through the year in m³/d.
        public var meanFlow: Double
        /// Inflow in m³/d that it is sized for.
        public var sizingFlow: Double
        /// The treatment chosen, with its reasons; `nil` where the cost set has none for this size.
        public var treatment: TreatmentChoice?
    }

    /// Yearly cost of everything: sewers, pumps, stations and household units.
    public var yearlyCost: Double { (profile?.cost ?? 0) + stationYearly + householdYearly }

    /// Yearly cost of the stations.
    public var stationYearly: Double { stations.reduce(0) { $0 + ($1.treatment?.chosen.yearly ?? 0) } }

    /// Yearly cost of the household units.
    public var householdYearly: Double {
        householdUnits.reduce(0) {
            $0 + (prices.householdYearly(graph.houses[$1]) ?? 0)
        }
    }
}
