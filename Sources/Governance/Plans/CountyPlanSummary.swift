import Domain
import Geo
public import Planning

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
    public var villages: [PlannedVillage]
    /// Capital of everything.
    public var capital: Double
    /// Running cost a year of everything.
    public var operation: Double
    /// Capital by group of the bill.
    public var capitalByGroup: [String: Double]
    /// Yearly cost by group of the bill.
    public var yearlyByGroup: [String: Double]
    /// What is used of towns, farmland and reaches.
    public var limits: [Limit]
    /// What is built, spent and reached in each year, where staging was asked for.
    public var stages: [CountyStaging.Stage]?
    /// How far the staging is proven: its weighted person-years without treatment, and what no staging undercuts.
    public var stagingBound: [Double]?
    /// The sewers that end at one place.
    public var systems: [System]
    /// Findings of the files.
    public var findings: [Note]

    /// A system.
    public struct System: Encodable, Sendable {
        /// What it ends at: `station`, `town` or `reuse`.
        public var end: String
        /// The village with the station or the land, or the town's sewer.
        public var station: String
        /// Its villages, upstream ones first.
        public var villages: [String]
        /// Easting in metres.
        public var east: Double
        /// Northing in metres.
        public var north: Double
        /// Inflow in m³/d that it is sized for.
        public var cubicMetresPerDay: Double
        /// The process in Chinese and English.
        public var process: [String]
        /// Yearly cost of what stands at the end, with tariff and connections of a town.
        public var stationYearly: Double
        /// Yearly cost of sewers and pumps.
        public var sewersYearly: Double
        /// Metres of corridors between villages.
        public var corridorMetres: Double
        /// Lifts and pumps.
        public var lifts: Int
        /// Why this treatment: the demand, what was ruled out, what the others cost, what would change it.
        public var reasons: [String]
    }

    /// What is used of a town's sewer, of farmland or of what a reach may receive.
    public struct Limit: Encodable, Sendable {
        /// `town`, `reuse` or `reach`.
        public var kind: String
        /// The town, the village with the land, or the reach.
        public var name: String
        /// m³/d, or g/d for a reach.
        public var used: Double
        /// The most.
        public var most: Double
        /// What one more unit would save a year, as the bound prices it.
        public var price: Double
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
        /// What to do, in Chinese and English.
        public var advice: [String]
    }

    init(_ plan: CountyVillagePlan, rows: [VillageTableRow], folders: [String], staging: CountyStaging?) {
        let names = rows.map(\.name)
        let bill = BillOfQuantities(plan)
        let groups = BillOfQuantities.Group.allCases
        yearlyCost = plan.yearlyCost
        currency = plan.prices.costs.currency
        costs = plan.prices.costs.id
        rounds = plan.rounds
        hasRepeated = plan.hasRepeated
        modelCost = plan.modelCost
        modelLowerBound = plan.modelLowerBound
        capital = bill.capital
        operation = bill.operation
        capitalByGroup = Dictionary(uniqueKeysWithValues: groups.map { ($0.rawValue, bill.capital(of: [$0])) })
        yearlyByGroup = Dictionary(uniqueKeysWithValues: groups.map { ($0.rawValue, bill.yearly(of: [$0])) })
        villages = plan.outcomes.indices.map { village in
            var planned = PlannedVillage(rows[village])
            planned.name = folders[village]
            planned.to = Self.to(plan, village, folders)
            return planned
        }
        systems = plan.systems.map { System($0, plan, names, CountyReasons(plan, names: names)) }
        limits = plan.limits.map { Limit($0, plan, names) }
        stages = staging?.stages
        stagingBound = staging.map { [$0.cost, $0.lowerBound] }
        findings = plan.findings.map { note in
            Note(
                village: note.village.map { folders[$0] } ?? "", severity: note.finding.severity.rawValue,
                code: note.finding.code, zh: note.finding.message.zh, en: note.finding.message.en,
                advice: [note.finding.advice.zh, note.finding.advice.en])
        }
    }

    /// Where a village leads to: a neighbour's folder, or the kind of its end.
    private static func to(_ plan: CountyVillagePlan, _ village: Int, _ folders: [String]) -> String {
        let outcome = plan.outcomes[village]
        if let next = outcome.to { return folders[next] }
        guard let number = outcome.system else { return "household" }
        return plan.systems[number].end.word
    }
}

extension CountyVillagePlan.End {
    /// Its name in JSON and layers.
    var word: String {
        switch self {
        case .station: "station"
        case .town: "town"
        case .reuse: "reuse"
        }
    }
}

extension CountyPlanSummary.System {
    fileprivate init(
        _ system: CountyVillagePlan.System, _ plan: CountyVillagePlan, _ names: [String], _ reasons: CountyReasons
    ) {
        let place =
            switch system.end {
            case .station(let village), .reuse(let village): names[village]
            case .town(let town): plan.offers.towns[town].name
            }
        self.init(
            end: system.end.word, station: place, villages: system.members.map { names[$0] },
            east: system.position.east,
            north: system.position.north, cubicMetresPerDay: system.flow,
            process: system.treatment.map { [$0.chosen.name.zh, $0.chosen.name.en] } ?? [],
            stationYearly: system.endYearly, sewersYearly: system.profile.cost,
            corridorMetres: system.tree.nodes.indices.reduce(0) {
                system.isCorridor[$1] ? $0 + system.tree.nodes[$1].lengthMetres : $0
            }, lifts: system.profile.liftCount,
            reasons: PlanReasons.treatment(system.treatment).map { "\($0.zh) / \($0.en)" })
    }
}

extension CountyPlanSummary.Limit {
    fileprivate init(_ use: CountyVillagePlan.LimitUse, _ plan: CountyVillagePlan, _ names: [String]) {
        let (kind, name) =
            switch use.kind {
            case .town(let town): ("town", plan.offers.towns[town].name)
            case .reuse(let village): ("reuse", names[village])
            case .reach(let reach): ("reach", plan.offers.reaches[reach].name)
            }
        self.init(kind: kind, name: name, used: use.used, most: use.most, price: use.price)
    }
}
