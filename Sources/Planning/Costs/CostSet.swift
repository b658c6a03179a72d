internal import Foundation

/// Prices and lives (造价表), with their sources: all that the planner knows of money.
///
/// Two sets come with the engine; others are JSON files of the same form.
public struct CostSet: Sendable, Codable {
    /// A short name.
    public var id: String
    /// What it is called.
    public var name: Name
    /// ISO 4217 code of its money.
    public var currency: String
    /// Where the prices were published.
    public var source: String
    /// Discount rate (折现率) as a fraction a year.
    public var discountRate: SourcedNumber
    /// Life of sewers and manholes in years.
    public var sewerLifeYears: SourcedNumber
    /// Life of treatment stations in years.
    public var stationLifeYears: SourcedNumber
    /// Life of lift stations in years.
    public var pumpLifeYears: SourcedNumber
    /// Price of a sewer in its trench.
    public var sewer: SewerPrice
    /// Yearly cost of running sewers.
    public var sewerOperation: SewerOperation
    /// A manhole (检查井).
    public var manhole: SourcedNumber
    /// A small well where a house's sewer joins (接户井).
    public var connection: SourcedNumber
    /// What a drop manhole (跌水井) costs beyond a plain one.
    public var dropManhole: SourcedNumber
    /// Lift stations (提升泵站).
    public var lift: LiftPrice
    /// Energy for pumps.
    public var energy: EnergyPrice
    /// Which level of treatment is demanded; `nil` where the set knows no levels.
    public var levels: LevelTable?
    /// What every household unit needs besides treatment, such as a septic tank (化粪池).
    public var householdExtra: SourcedNumber
    /// Treatment by process and size.
    public var technologies: [TreatmentTechnology]
    /// Treatment as one curve of size, where the set has no processes.
    public var treatmentCurve: TreatmentCurve?

    /// A name in both languages.
    public struct Name: Hashable, Sendable, Codable {
        /// In Chinese.
        public var zh: String
        /// In English.
        public var en: String
    }

    /// The sets that come with the engine.
    public static let builtIn = ["rust-om", "snip-2015"]

    /// A set that comes with the engine.
    ///
    /// - Throws: ``PlanningError/badCosts(name:detail:)`` if there is none of that name.
    public static func named(_ name: String) throws(PlanningError) -> CostSet {
        guard builtIn.contains(name),
            let url = Bundle.module.url(forResource: "Resources/costs/\(name)", withExtension: "json"),
            let data = try? Data(contentsOf: url)
        else { throw .badCosts(name: name, detail: "?; \(builtIn.joined(separator: ", "))") }
        return try CostSet(json: Array(data), name: name)
    }

    /// A set from JSON.
    ///
    /// - Throws: ``PlanningError/badCosts(name:detail:)`` with the part that is wrong.
    public init(json: [UInt8], name: String) throws(PlanningError) {
        do {
            self = try JSONDecoder().decode(CostSet.self, from: Data(json))
        } catch {
            throw .badCosts(name: name, detail: String(describing: error).prefix(300).description)
        }
        try check(name)
    }

    /// Refuses prices below zero and lives or rates that cannot be.
    private func check(_ name: String) throws(PlanningError) {
        var prices = [manhole.value, connection.value, dropManhole.value, householdExtra.value, energy.price]
        for row in lift.steps { prices += row }
        for row in sewer.pipes ?? [] { prices += row }
        for row in sewer.excavation ?? [] { prices += row }
        for technology in technologies {
            prices += [technology.capital, technology.operation, technology.from, technology.to]
        }
        guard prices.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
            throw .badCosts(name: name, detail: "price < 0 或非数 / a price below zero or not a number")
        }
        let lives = [sewerLifeYears.value, stationLifeYears.value, pumpLifeYears.value]
        guard lives.allSatisfy({ (1...500).contains($0) }), (0...0.5).contains(discountRate.value) else {
            throw .badCosts(name: name, detail: "寿命应为 1–500 年，折现率 0–0.5 / lives 1–500 years, rate 0–0.5")
        }
        guard !lift.steps.isEmpty, lift.steps.allSatisfy({ $0.count == 2 }), (0.05...1).contains(energy.efficiency),
            (sewer.pipes ?? []).allSatisfy({ $0.count == 2 }), (sewer.excavation ?? []).allSatisfy({ $0.count == 2 }),
            sewer.linear != nil || !(sewer.pipes ?? []).isEmpty, treatmentCurve != nil || !technologies.isEmpty
        else { throw .badCosts(name: name, detail: "sewer, lift, energy, technologies") }
    }
}
