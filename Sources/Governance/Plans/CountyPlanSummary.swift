import Domain
import Geo
import Planning

/// A county's plan in figures, for programs: the JSON of `qingxi plan --villages`.
public struct CountyPlanSummary: Encodable, Sendable {
    /// Yearly cost of everything.
    public var yearlyCost: Double
    /// ISO 4217 code of the money.
    public var currency: String
    /// The cost set.
    public var costs: String
    /// Rounds of planning the county and learning what its corridors and stations truly cost.
    public var rounds: Int
    /// Whether the rounds ended because a plan came back.
    public var hasRepeated: Bool
    /// Cost of the county model's best plan at the costs learned last.
    public var modelCost: Double
    /// No plan of the county model costs less at those costs.
    public var modelLowerBound: Double
    /// The villages.
    public var villages: [Village]
    /// The sewers that end at one station.
    public var systems: [System]
    /// Findings of the files.
    public var findings: [Note]

    /// A village.
    public struct Village: Encodable, Sendable {
        /// Its folder's name.
        public var name: String
        /// `station`, `household`, or the name of the village it flows to.
        public var to: String
        /// Flow of its sewers for sizes, in m³/d.
        public var cubicMetresPerDay: Double
        /// Yearly cost of its household units.
        public var unitsYearly: Double
    }

    /// A system.
    public struct System: Encodable, Sendable {
        /// The village with the station.
        public var station: String
        /// Easting in metres.
        public var east: Double
        /// Northing in metres.
        public var north: Double
        /// Inflow in m³/d that it is sized for.
        public var cubicMetresPerDay: Double
        /// The process in Chinese and English.
        public var process: [String]
        /// Yearly cost of the station.
        public var stationYearly: Double
        /// Yearly cost of sewers and pumps.
        public var sewersYearly: Double
        /// Metres of corridors between villages.
        public var corridorMetres: Double
        /// Lifts and pumps.
        public var lifts: Int
    }

    /// A finding.
    public struct Note: Encodable, Sendable {
        /// The village.
        public var village: String
        /// How grave.
        public var severity: String
        /// Its code.
        public var code: String
        /// In Chinese.
        public var zh: String
        /// In English.
        public var en: String
    }

    init(_ plan: CountyVillagePlan, names: [String], findings: [(village: String, finding: Finding)]) {
        yearlyCost = plan.yearlyCost
        currency = plan.prices.costs.currency
        costs = plan.prices.costs.id
        rounds = plan.rounds
        hasRepeated = plan.hasRepeated
        modelCost = plan.modelCost
        modelLowerBound = plan.modelLowerBound
        villages = zip(names, plan.outcomes).map { name, outcome in
            Village(
                name: name, to: outcome.to.map { names[$0] } ?? (outcome.isOnUnits ? "household" : "station"),
                cubicMetresPerDay: outcome.flow, unitsYearly: outcome.unitsYearly)
        }
        systems = plan.systems.map { system in
            System(
                station: names[system.station], east: system.position.east, north: system.position.north,
                cubicMetresPerDay: system.flow,
                process: system.treatment.map { [$0.chosen.name.zh, $0.chosen.name.en] } ?? [],
                stationYearly: system.treatment?.chosen.yearly ?? 0, sewersYearly: system.profile.cost,
                corridorMetres: system.tree.nodes.indices.reduce(0) {
                    system.isCorridor[$1] ? $0 + system.tree.nodes[$1].lengthMetres : $0
                }, lifts: system.profile.liftCount)
        }
        self.findings = findings.map { village, finding in
            Note(
                village: village, severity: finding.severity.rawValue, code: finding.code, zh: finding.message.zh,
                en: finding.message.en)
        }
    }
}
