import Domain
import Exchange
public import Foundation
import Geo
public import Planning
import Terrain

/// Reads what a village's sewers are planned from: layers of buildings, roads and sites, and a raster of heights.
public struct VillagePlanSources: Sendable {
    /// The buildings' file.
    public var buildings: URL
    /// The roads' file.
    public var roads: URL
    /// The heights' file.
    public var terrain: URL
    /// The file of proposed sites.
    public var sites: URL?

    /// The files of one village.
    public init(buildings: URL, roads: URL, terrain: URL, sites: URL? = nil) {
        self.buildings = buildings
        self.roads = roads
        self.terrain = terrain
        self.sites = sites
    }

    /// The input in one projected map in metres, and that map's reference system as well-known text.
    ///
    /// - Throws: `ExchangeError`, `PlanningError` or `TerrainError`.
    public func read(settings: VillageSettings) throws -> (input: VillageInput, reference: String?) {
        let buildingLayer = try GeodataReader.layer(at: buildings)
        let roadLayer = try GeodataReader.layer(at: roads)
        let siteLayer = try sites.map { try GeodataReader.layer(at: $0) }
        var heights = try GeodataRaster.read(terrain)
        var findings: [Finding] = []
        let repaired = try RasterRepair().repaired(heights.raster, declaredNoData: heights.declaredNoData)
        heights.raster = repaired.0
        findings += repaired.1.findings(file: terrain.lastPathComponent)

        var alignment = MapAlignment(settings: settings)
        alignment.add(.layer(buildingLayer), file: buildings.lastPathComponent)
        alignment.add(.layer(roadLayer), file: roads.lastPathComponent)
        if let siteLayer, let sites { alignment.add(.layer(siteLayer), file: sites.lastPathComponent) }
        alignment.add(.raster(heights), file: terrain.lastPathComponent)
        let aligned = try alignment.aligned()
        findings += aligned.findings
        guard case .layer(let buildingsHere) = aligned.parts[0], case .layer(let roadsHere) = aligned.parts[1],
            case .raster(let heightsHere)? = aligned.parts.last
        else { throw PlanningError.noBuildings }
        var proposed: [MapPosition] = []
        if siteLayer != nil, case .layer(let sitesHere) = aligned.parts[2] {
            proposed = sitesHere.features.compactMap(\.geometry.middle)
        }
        var reading = VillageReading(settings: settings)
        reading.read(buildingsHere, file: buildings.lastPathComponent)
        reading.read(roads: roadsHere, file: roads.lastPathComponent)
        try reading.checkOverlap(with: heightsHere.raster, file: terrain.lastPathComponent)
        let sites = try usableSites(proposed, over: heightsHere.raster, findings: &findings)
        findings += reading.findings
        return (
            VillageInput(
                buildings: reading.buildings, roads: reading.roads, terrain: heightsHere.raster, sites: sites,
                findings: findings), aligned.reference?.wellKnownText
        )
    }

    /// Proposed sites with ground under them; the others are reported.
    private func usableSites(
        _ proposed: [MapPosition], over raster: Raster, findings: inout [Finding]
    ) throws -> [MapPosition] {
        let usable = proposed.filter { raster.value(at: $0) != nil }
        if sites != nil, usable.isEmpty { throw PlanningError.noOutlet }
        if usable.count < proposed.count {
            findings.append(
                Finding(
                    .warning, "site-without-ground", at: Finding.Place(sheet: "sinks"),
                    BilingualText(
                        "\(proposed.count - usable.count) 个排放点在高程范围之外，未采用。",
                        "\(proposed.count - usable.count) sites lie outside the terrain; left out."),
                    advice: BilingualText("请核对其坐标。", "Check their coordinates.")))
        }
        return usable
    }
}
