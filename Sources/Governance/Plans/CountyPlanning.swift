import Domain
import Exchange
public import Foundation
import Geo
public import Planning
import Terrain

/// Plans a county from a folder with a subfolder a village, each with a layer of buildings and one of roads, over one raster
/// of heights: what `qingxi plan --villages` does.
public struct CountyPlanning: Sendable {
    private let folder: URL
    private let terrain: URL
    private let settings: CountyVillageSettings
    private let costs: CostSet

    /// A county's files; the cost set is the one that the settings name.
    ///
    /// - Throws: `PlanningError` for an unknown cost set.
    public init(folder: URL, terrain: URL, settings: CountyVillageSettings) throws {
        self.folder = folder
        self.terrain = terrain
        self.settings = settings
        costs = try VillagePlanning.costs(named: settings.village.costs)
    }

    /// Reads, plans and writes into a folder: `county.json`, `county.gpkg` and each of its layers as GeoJSON, the tables
    /// `villages.xlsx` and `villages.csv`, and the quantities `quantities.csv`.
    ///
    /// - Parameter progress: Called after every village and every round.
    /// - Throws: `ExchangeError`, `PlanningError`, `CountyError` or `TerrainError`.
    public func run(
        writingTo output: URL, progress: @Sendable (CountyVillageProgress) -> Void = { _ in }
    ) async throws -> CountyPlanSummary {
        let read = try villages()
        let folders = read.map(\.name)
        let offers = try settings.offers(for: folders)
        let county = try CountyOfVillages(
            read.map(\.input), terrain: read[0].input.terrain, settings: settings.village, costs: costs, offers: offers)
        let plan = try await county.plan(progress: progress)
        let system = try read[0].reference.map { try GeodataReference(userInput: $0) }
        let figures = read.indices.map { VillageFigures($0, of: plan, buildings: read[$0].input.buildings) }
        let particulars = settings.particulars(for: folders)
        let staging = try settings.staging.map {
            try CountyStaging(plan, figures: figures, particulars: particulars, wishes: $0, seed: settings.village.seed)
        }
        let rows = VillageTableRow.all(
            plan, figures: figures, particulars: particulars,
            years: staging?.years ?? [Int?](repeating: nil, count: read.count))
        let summary = CountyPlanSummary(plan, rows: rows, folders: folders, staging: staging)
        let layers = CountyPlanLayers(plan, rows: rows, reference: system).all
        do {
            try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        } catch {
            throw ExchangeError.unwritable(file: output.path, reason: "\(error.localizedDescription)")
        }
        try GeodataWriter.writeGeoPackage(layers, to: output.appendingPathComponent("county.gpkg"))
        for layer in layers {
            try GeodataWriter.writeGeoJSON(layer, to: output.appendingPathComponent("\(layer.name).geojson"))
        }
        let tables = CountySheets(plan, rows: rows, staging: staging)
        try XLSXExport(tables.all).write(to: output.appendingPathComponent("villages.xlsx"))
        try CSVExport(tables.villages(isExact: true)).write(to: output.appendingPathComponent("villages.csv"))
        try CSVExport(tables.bill).write(to: output.appendingPathComponent("quantities.csv"))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        try encoder.encode(summary).write(to: output.appendingPathComponent("county.json"))
        return summary
    }

    private struct Village {
        var name: String
        var input: VillageInput
        var reference: String?
    }

    private func villages() throws -> [Village] {
        let manager = FileManager.default
        guard let entries = try? manager.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) else {
            throw ExchangeError.unreadable(file: folder.path)
        }
        var result: [Village] = []
        for entry in entries.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
            guard let files = try? manager.contentsOfDirectory(at: entry, includingPropertiesForKeys: nil),
                let buildings = Self.layer("buildings", in: files), let roads = Self.layer("roads", in: files)
            else { continue }
            let sources = VillagePlanSources(
                buildings: buildings, roads: roads, terrain: terrain, sites: Self.layer("sinks", in: files))
            var (input, reference) = try sources.read(settings: settings.village)
            if let first = result.first {
                guard first.reference == reference else {
                    throw PlanningError.coordinates(
                        file: entry.lastPathComponent,
                        detail: BilingualText(
                            "坐标系与第一个村庄不同。请统一后再试。",
                            "The coordinate system is not that of the first village. Bring all into one."))
                }
                // One copy of the heights is enough for all.
                if first.input.terrain.reference == input.terrain.reference { input.terrain = first.input.terrain }
            }
            result.append(Village(name: entry.lastPathComponent, input: input, reference: reference))
        }
        guard !result.isEmpty else { throw PlanningError.noBuildings }
        return result
    }

    /// The layer of a name: a shapefile, GeoPackage or GeoJSON whose name begins so.
    private static func layer(_ name: String, in files: [URL]) -> URL? {
        files.filter {
            $0.lastPathComponent.lowercased().hasPrefix(name)
                && ["shp", "gpkg", "geojson", "json"].contains($0.pathExtension.lowercased())
        }.min { $0.lastPathComponent < $1.lastPathComponent }
    }
}
