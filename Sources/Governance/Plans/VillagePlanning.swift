import Domain
import Exchange
public import Foundation
public import Planning

/// Plans a village from its files and writes the results: what `qingxi plan` and the studio do.
public struct VillagePlanning: Sendable {
    private let sources: VillagePlanSources
    private let settings: VillageSettings
    private let particulars: VillageParticulars
    private let costs: CostSet
    private let sensitivity: Double?

    /// A use of the planner; the cost set is the one that the settings name.
    ///
    /// - Parameters:
    ///   - sensitivity: Share by which groups of costs are varied after planning; `nil` for none.
    ///   - particulars: The village's name and code for the table; `nil` to call it as its layer of buildings is called.
    /// - Throws: `PlanningError` for an unknown cost set.
    public init(
        _ sources: VillagePlanSources, settings: VillageSettings, sensitivity: Double? = nil,
        particulars: VillageParticulars? = nil
    ) throws {
        let name = sources.buildings.deletingPathExtension().lastPathComponent
        self.particulars = particulars ?? VillageParticulars(folder: name)
        self.sensitivity = sensitivity
        self.sources = sources
        self.settings = settings
        costs = try Self.costs(named: settings.costs)
    }

    static func costs(named name: String) throws -> CostSet {
        guard name.hasSuffix(".json") else { return try CostSet.named(name) }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: name)) else {
            throw ExchangeError.unreadable(file: name)
        }
        return try CostSet(json: Array(data), name: name)
    }

    /// Settings from a file.
    ///
    /// - Throws: `ExchangeError` or `PlanningError`.
    public static func settings(at url: URL) throws -> VillageSettings {
        guard let data = try? Data(contentsOf: url) else { throw ExchangeError.unreadable(file: url.path) }
        return try VillageSettings(json: Array(data))
    }

    /// Settings of several villages together, from a file.
    ///
    /// - Throws: `ExchangeError` or `PlanningError`.
    public static func countySettings(at url: URL) throws -> CountyVillageSettings {
        guard let data = try? Data(contentsOf: url) else { throw ExchangeError.unreadable(file: url.path) }
        return try CountyVillageSettings(json: Array(data))
    }

    /// Reads, plans and writes; the result is a GeoPackage where the path ends so, else a folder with every form.
    ///
    /// - Throws: `ExchangeError`, `PlanningError` or `TerrainError`.
    public func run(writingTo output: URL) throws -> VillagePlanSummary {
        let (input, reference) = try sources.read(settings: settings)
        let planner = try VillageSewerPlanner(input, settings: settings, costs: costs)
        let plan = try planner.plan()
        let names = VillagePlanNames(plan)
        let system = try reference.map { try GeodataReference(userInput: $0) }
        let layers = VillagePlanLayers(plan, names: names, reference: system).all
        var summary = VillagePlanSummary(plan, buildings: input.buildings.count)
        let row = VillageTableRow(plan, buildings: input.buildings, particulars: particulars)
        summary.village = PlannedVillage(row)
        if let sensitivity { summary.sensitivity = try planner.sensitivity(of: plan, share: sensitivity) }
        if output.pathExtension.lowercased() == "gpkg" {
            try GeodataWriter.writeGeoPackage(layers, to: output)
        } else {
            try write(plan, names, layers, summary, row, into: output)
        }
        return summary
    }

    private func write(
        _ plan: VillagePlan, _ names: VillagePlanNames, _ layers: [GeodataLayer], _ summary: VillagePlanSummary,
        _ row: VillageTableRow, into folder: URL
    ) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw ExchangeError.unwritable(file: folder.path, reason: "\(error.localizedDescription)")
        }
        try GeodataWriter.writeGeoPackage(layers, to: folder.appendingPathComponent("plan.gpkg"))
        for layer in layers {
            try GeodataWriter.writeGeoJSON(layer, to: folder.appendingPathComponent("\(layer.name).geojson"))
        }
        let bill = VillagePlanSheets.bill(BillOfQuantities(plan), prices: plan.prices)
        let findings = VillagePlanSheets.findings(plan.findings.map { (nil, $0) })
        try CSVExport(bill).write(to: folder.appendingPathComponent("quantities.csv"))
        try XLSXExport([bill, findings]).write(to: folder.appendingPathComponent("quantities.xlsx"))
        let table = VillageTable([row], prices: plan.prices, hasYears: false, isCounty: false)
        try XLSXExport([table.sheet(), bill, findings]).write(to: folder.appendingPathComponent("villages.xlsx"))
        try CSVExport(table.sheet(isExact: true)).write(to: folder.appendingPathComponent("villages.csv"))
        try VillagePlanDrainage(plan, names: names).model?.write(to: folder.appendingPathComponent("plan.inp"))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        try encoder.encode(summary).write(to: folder.appendingPathComponent("summary.json"))
    }
}
