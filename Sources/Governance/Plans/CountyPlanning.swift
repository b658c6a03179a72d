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
    private let settings: VillageSettings
    private let costs: CostSet

    /// A county's files; the cost set is the one that the settings name.
    ///
    /// - Throws: `PlanningError` for an unknown cost set.
    public init(folder: URL, terrain: URL, settings: VillageSettings) throws {
        self.folder = folder
        self.terrain = terrain
        self.settings = settings
        costs = try VillagePlanning.costs(named: settings.costs)
    }

    /// Reads, plans and writes `county.json`, `county.gpkg`, `pipes.geojson` and `stations.geojson` into a folder.
    ///
    /// - Throws: `ExchangeError`, `PlanningError`, `CountyError` or `TerrainError`.
    public func run(writingTo output: URL) async throws -> CountyPlanSummary {
        let read = try villages()
        let county = try CountyOfVillages(
            read.map(\.input), terrain: read[0].input.terrain, settings: settings, costs: costs)
        let plan = try await county.plan()
        let system = try read[0].reference.map { try GeodataReference(userInput: $0) }
        let summary = CountyPlanSummary(
            plan, names: read.map(\.name),
            findings: read.flatMap { village in
                village.input.findings.map { (village.name, $0) }
            })
        let layers = CountyPlanLayers(plan, names: read.map(\.name), reference: system).all
        do {
            try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        } catch {
            throw ExchangeError.unwritable(file: output.path, reason: "\(error.localizedDescription)")
        }
        try GeodataWriter.writeGeoPackage(layers, to: output.appendingPathComponent("county.gpkg"))
        for layer in layers {
            try GeodataWriter.writeGeoJSON(layer, to: output.appendingPathComponent("\(layer.name).geojson"))
        }
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
            var (input, reference) = try sources.read(settings: settings)
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
