import Domain
import Geo
public import Planning

/// A plan in figures, for programs: the JSON of `qingxi plan`.
public struct VillagePlanSummary: Encodable, Sendable {
    /// Yearly cost of everything.
    public var yearlyCost: Double
    /// Capital of everything.
    public var capital: Double
    /// ISO 4217 code of the money.
    public var currency: String
    /// The cost set.
    public var costs: String
    /// Yearly cost by group of the bill.
    public var yearlyByGroup: [String: Double]
    /// Capital by group of the bill.
    public var capitalByGroup: [String: Double]
    /// Buildings read.
    public var buildings: Int
    /// Buildings on sewers.
    public var connected: Int
    /// Buildings with household units.
    public var householdUnits: Int
    /// Buildings that could not be planned for.
    public var unconnected: Int
    /// Metres of common sewers by gravity.
    public var gravityMetres: Double
    /// Metres of private sewers.
    public var privateMetres: Double
    /// Metres of pressure mains.
    public var pressureMetres: Double
    /// Lift stations and pumps; those of houses among them.
    public var lifts: Int
    /// Pumps of houses.
    public var privatePumps: Int
    /// Mean and greatest depth of pipes in metres.
    public var meanDepthMetres: Double
    /// Greatest depth of a pipe in metres.
    public var greatestDepthMetres: Double
    /// The same sewers by the rule “dig to the limit, then lift”: yearly cost of sewers and pumps.
    public var greedyYearly: Double?
    /// Its lifts.
    public var greedyLifts: Int?
    /// Yearly cost of sewers and pumps of this plan.
    public var sewersYearly: Double
    /// Capital of sewers, wells and lifts, of this plan.
    public var sewersCapital: Double
    /// The same by the rule.
    public var greedySewersCapital: Double?
    /// Yearly cost if every house kept a unit.
    public var allHouseholdYearly: Double?
    /// No plan of the village whatever costs less a year; see the guide for how it is reckoned.
    public var lowerBound: Double?
    /// (yearlyCost − lowerBound) / yearlyCost.
    public var gap: Double?
    /// No plan with its stations at the same places costs less a year.
    public var siteLowerBound: Double?
    /// The layout with fixed costs of lines: cost, proven bound, rounds of learning.
    public var layout: Layout?
    /// What the pins cost a year.
    public var pinPrice: Double?
    /// How the plan changes with costs and people.
    public var sensitivity: [VillageSensitivityCase]?
    /// The village as in the table of villages.
    public var village: PlannedVillage?
    /// Stations.
    public var stations: [Station]
    /// Layouts priced by their true profile.
    public var trials: Int
    /// Findings.
    public var findings: [Note]
    /// The settings that matter, with where their defaults come from.
    public var sources: [String: String]

    /// How far the layout is proven.
    public struct Layout: Encodable, Sendable {
        /// Yearly cost of the lines, each with what it truly costs in this plan.
        public var cost: Double
        /// No layout costs less at those costs of lines.
        public var lowerBound: Double
        /// (cost − lowerBound) / cost.
        public var gap: Double
        /// Rounds of solving the layout and learning its true costs.
        public var rounds: Int
        /// Whether the rounds ended because a layout came back.
        public var hasRepeated: Bool
    }

    /// A station.
    public struct Station: Encodable, Sendable {
        /// Easting in metres.
        public var east: Double
        /// Northing in metres.
        public var north: Double
        /// Mean inflow in m³/d.
        public var cubicMetresPerDay: Double
        /// The process in Chinese and English.
        public var process: [String]
        /// Why: the demand, what was ruled out, what the others cost, what would change it.
        public var reasons: [String]
    }

    /// A finding.
    public struct Note: Encodable, Sendable {
        /// How grave.
        public var severity: String
        /// Its code.
        public var code: String
        /// Where.
        public var place: String
        /// In Chinese.
        public var zh: String
        /// In English.
        public var en: String
        /// What to do, in Chinese and English.
        public var advice: [String]
    }
}

extension VillagePlanSummary {
    /// The figures of a plan.
    init(_ plan: VillagePlan, buildings: Int) {
        let bill = BillOfQuantities(plan)
        let groups = BillOfQuantities.Group.allCases
        let figures = PipeFigures(plan)
        let sewerGroups: Set<BillOfQuantities.Group> = [.sewers, .wells, .pumps]
        var greedyCapital: Double?
        if let greedy = plan.greedy {
            var other = plan
            other.profile = greedy
            greedyCapital = BillOfQuantities(other).capital(of: sewerGroups)
        }
        self.init(
            yearlyCost: plan.yearlyCost, capital: bill.capital, currency: plan.prices.costs.currency,
            costs: plan.prices.costs.id,
            yearlyByGroup: Dictionary(uniqueKeysWithValues: groups.map { ($0.rawValue, bill.yearly(of: [$0])) }),
            capitalByGroup: Dictionary(uniqueKeysWithValues: groups.map { ($0.rawValue, bill.capital(of: [$0])) }),
            buildings: buildings, connected: plan.graph.houses.count - plan.householdUnits.count,
            householdUnits: plan.householdUnits.count, unconnected: plan.graph.unconnected.count,
            gravityMetres: figures.gravity, privateMetres: figures.privateSewers, pressureMetres: figures.pressure,
            lifts: plan.profile?.liftCount ?? 0, privatePumps: figures.privatePumps, meanDepthMetres: figures.meanDepth,
            greatestDepthMetres: figures.greatestDepth, greedyYearly: plan.greedy?.cost,
            greedyLifts: plan.greedy?.liftCount, sewersYearly: plan.profile?.cost ?? 0,
            sewersCapital: bill.capital(of: sewerGroups), greedySewersCapital: greedyCapital,
            allHouseholdYearly: plan.allHouseholdYearly, lowerBound: plan.proof?.lowerBound,
            gap: plan.proof?.lowerBound.map { max(0, 1 - $0 / max(plan.yearlyCost, 1e-9)) },
            siteLowerBound: plan.proof?.siteLowerBound, layout: plan.proof.map { Layout($0) }, pinPrice: plan.pinPrice,
            stations: plan.stations.map { Station($0) },
            trials: plan.trials, findings: plan.findings.map { Note($0) }, sources: VillageSettings.sources)
    }
}

extension VillagePlanSummary.Layout {
    fileprivate init(_ proof: PlanProof) {
        self.init(
            cost: proof.layoutCost, lowerBound: proof.layoutLowerBound, gap: proof.layoutGap, rounds: proof.rounds,
            hasRepeated: proof.hasRepeated)
    }
}

extension VillagePlanSummary.Station {
    fileprivate init(_ station: VillagePlan.Station) {
        let choice = station.treatment
        let reasons = PlanReasons.treatment(choice).map { "\($0.zh) / \($0.en)" }
        self.init(
            east: station.position.east, north: station.position.north, cubicMetresPerDay: station.meanFlow,
            process: choice.map { [$0.chosen.name.zh, $0.chosen.name.en] } ?? [], reasons: reasons)
    }
}

extension VillagePlanSummary.Note {
    fileprivate init(_ finding: Finding) {
        let place = [finding.place.sheet, finding.place.row.map(String.init)].compactMap(\.self)
        self.init(
            severity: finding.severity.rawValue, code: finding.code, place: place.joined(separator: " "),
            zh: finding.message.zh, en: finding.message.en, advice: [finding.advice.zh, finding.advice.en])
    }
}

/// Sums over the reaches of a plan.
private struct PipeFigures {
    var gravity = 0.0
    var privateSewers = 0.0
    var pressure = 0.0
    var privatePumps = 0
    var meanDepth = 0.0
    var greatestDepth = 0.0

    init(_ plan: VillagePlan) {
        guard let sewers = plan.sewers, let profile = plan.profile else { return }
        var weighted = 0.0
        for (node, reach) in zip(sewers.tree.nodes, profile.reaches) {
            guard let reach else { continue }
            switch (reach.means, node.kind) {
            case (.pressure, _): pressure += node.lengthMetres
            case (.gravity, .house): privateSewers += node.lengthMetres
            case (.gravity, _): gravity += node.lengthMetres
            }
            if node.kind == .house, reach.sumpDepthMetres != nil { privatePumps += 1 }
            weighted += node.lengthMetres * (reach.startDepthMetres + reach.endDepthMetres) / 2
            greatestDepth = max(greatestDepth, reach.startDepthMetres, reach.endDepthMetres, reach.sumpDepthMetres ?? 0)
        }
        let length = gravity + privateSewers + pressure
        meanDepth = length > 0 ? weighted / length : 0
    }
}
