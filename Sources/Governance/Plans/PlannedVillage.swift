import Domain
import Planning

/// A village of a plan in figures, as in the table of villages.
public struct PlannedVillage: Encodable, Sendable {
    /// In a county its folder's name; else as it is called in the table.
    public var name: String
    /// In a county: `station`, `household`, `town`, `reuse`, or the folder of the village it flows to.
    public var to: String?
    /// What it is called in the table.
    public var label: String
    /// Its code as given.
    public var code: String?
    /// Its township as given.
    public var township: String?
    /// Houses planned for, each a household.
    public var households: Int
    /// Their residents in the planning year.
    public var population: Double
    /// Sewage on the days that count for sizes, of all houses, in m³/d.
    public var designCubicMetresPerDay: Double
    /// Flow of its sewers for sizes, in m³/d; 0 where all houses keep units.
    public var cubicMetresPerDay: Double
    /// Houses on sewers.
    public var connected: Int
    /// Houses with units of their own.
    public var householdUnits: Int
    /// How it is treated, in Chinese and English.
    public var mode: [String]
    /// Where its sewage goes, in Chinese and English.
    public var goesTo: [String]
    /// The size in m³/d of the station or storage that stands in it.
    public var capacity: Double?
    /// Metres of common sewers in it, by gravity.
    public var gravityMetres: Double
    /// Metres of private sewers.
    public var privateMetres: Double
    /// Metres of sewers by gravity that lead on from it.
    public var corridorMetres: Double
    /// Metres of pressure mains.
    public var pressureMetres: Double
    /// Lifts and pumps.
    public var lifts: Int
    /// Capital by group of the bill.
    public var capitalByGroup: [String: Double]
    /// Capital.
    public var capital: Double
    /// Running cost a year.
    public var operation: Double
    /// Yearly cost, capital included.
    public var yearly: Double
    /// Yearly cost of its household units.
    public var unitsYearly: Double
    /// The year in which it is ready, where staging was asked for.
    public var year: Int?
    /// Why, and what would change it; each in Chinese and English.
    public var reasons: [[String]]

    init(_ row: VillageTableRow) {
        let figures = row.figures
        name = row.name
        label = row.name
        code = row.code
        township = row.township
        households = figures.households
        population = figures.population
        designCubicMetresPerDay = figures.sizingFlow
        cubicMetresPerDay = figures.sewerFlow
        connected = figures.onSewers
        householdUnits = figures.onUnits
        mode = [row.mode.zh, row.mode.en]
        goesTo = [row.goesTo.zh, row.goesTo.en]
        capacity = row.capacity
        gravityMetres = figures.gravityMetres
        privateMetres = figures.privateMetres
        corridorMetres = figures.corridorMetres
        pressureMetres = figures.pressureMetres
        lifts = figures.lifts
        let groups = BillOfQuantities.Group.allCases
        capitalByGroup = Dictionary(uniqueKeysWithValues: groups.map { ($0.rawValue, figures.bill.capital(of: [$0])) })
        capital = figures.bill.capital
        operation = figures.bill.operation
        yearly = figures.bill.yearly
        unitsYearly = figures.bill.yearly(of: [.households])
        year = row.year
        reasons = row.reasons.map { [$0.zh, $0.en] }
    }
}
