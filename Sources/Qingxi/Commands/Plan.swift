import ArgumentParser
import Exchange
import Foundation
import Governance
import Planning
import Terrain

/// `qingxi plan`: the sewers of a village from its buildings, roads and heights.
struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "村庄管网规划 / plan a village's sewers: layout, depths, pumps, station, costs.")
    @Option(help: "房屋图层 / buildings: shapefile, GeoPackage or GeoJSON.") var buildings: String
    @Option(help: "道路图层 / roads: shapefile, GeoPackage or GeoJSON.") var roads: String
    @Option(help: "高程栅格 / heights: GeoTIFF or ASCII grid.") var dem: String
    @Option(help: "候选站址或排放点 / proposed sites; without them the site is chosen.") var sinks: String?
    @Option(help: "设置文件 / settings, JSON.") var settings: String?
    @Option(help: "最长计算秒数 / seconds for the search (default 3).") var seconds: Double?
    @Option(help: "随机种子 / seed; the same seed gives the same plan (default 1).") var seed: UInt64?
    @Option(help: "结果：OUT.gpkg 或文件夹 / result: OUT.gpkg, or a folder for every form.") var out: String
    @Flag(help: "以 JSON 输出 / print the summary as JSON.") var json = false

    func run() throws {
        do {
            try plan()
        } catch let error as ExchangeError {
            throw CommandFailure(error.zh + error.adviceZh, error.en + " " + error.adviceEn)
        } catch let error as PlanningError {
            throw CommandFailure(error.message)
        } catch let error as TerrainError {
            throw CommandFailure(error.zh, error.en)
        }
    }

    private func plan() throws {
        var chosen =
            try settings.map { try VillagePlanning.settings(at: URL(fileURLWithPath: $0)) } ?? VillageSettings()
        if let seconds {
            guard seconds.isFinite, (0.1...86_400).contains(seconds) else {
                throw CommandFailure("--seconds 应为 0.1–86400。", "--seconds should be from 0.1 to 86400.")
            }
            chosen.seconds = seconds
        }
        if let seed { chosen.seed = seed }
        let sources = VillagePlanSources(
            buildings: URL(fileURLWithPath: buildings), roads: URL(fileURLWithPath: roads),
            terrain: URL(fileURLWithPath: dem), sites: sinks.map { URL(fileURLWithPath: $0) })
        let summary = try VillagePlanning(sources, settings: chosen).run(writingTo: URL(fileURLWithPath: out))
        guard !json else { return try Output.json(summary) }
        for finding in summary.findings {
            Output.note("[\(finding.severity)] \(finding.place) \(finding.zh)\n    \(finding.en)")
        }
        Output.line(
            "✓ 接管 \(summary.connected) 栋、分户 \(summary.householdUnits) 栋；管道 \(Int(summary.gravityMetres)) 米，"
                + "提升 \(summary.lifts) 处；年费用 \(Int(summary.yearlyCost)) \(summary.currency) / "
                + "\(summary.connected) connected, \(summary.householdUnits) household units; \(Int(summary.gravityMetres)) m "
                + "of sewers, \(summary.lifts) lifts; \(Int(summary.yearlyCost)) \(summary.currency) a year → \(out)")
    }
}
