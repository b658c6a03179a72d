import ArgumentParser
import Exchange
import Foundation
import Governance
import Planning
import Terrain

/// `qingxi plan`: the sewers of a village from its buildings, roads and heights, or of a county's villages together.
struct Plan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "村庄管网规划 / plan a village's sewers: layout, depths, pumps, stations, costs.")
    @Option(help: "房屋图层 / buildings: shapefile, GeoPackage or GeoJSON.") var buildings: String?
    @Option(help: "道路图层 / roads: shapefile, GeoPackage or GeoJSON.") var roads: String?
    @Option(help: "多村文件夹：每村一个子文件夹，内有 buildings.*、roads.* / a folder with a subfolder a village.")
    var villages: String?
    @Option(help: "高程栅格 / heights: GeoTIFF or ASCII grid.") var dem: String
    @Option(help: "候选站址或排放点 / proposed sites; without them the site is chosen.") var sinks: String?
    @Option(help: "设置文件 / settings, JSON.") var settings: String?
    @Option(help: "搜索工作量，1 约 2 秒 / work of the search; twice as much takes twice as long (default 1).")
    var effort: Double?
    @Option(help: "最长计算秒数，到时给出当前最好方案 / seconds after which the best plan so far is taken (default 60).")
    var seconds: Double?
    @Option(help: "随机种子 / seed; the same seed gives the same plan (default 1).") var seed: UInt64?
    @Option(help: "各类成本与人口上下浮动该比例，列出改变的决定 / vary costs and people by this share, e.g. 0.2.")
    var sensitivity: Double?
    @Option(help: "结果：OUT.gpkg 或文件夹 / result: OUT.gpkg, or a folder for every form.") var out: String
    @Flag(help: "以 JSON 输出 / print the summary as JSON.") var json = false
    @Flag(help: "在标准错误输出进度（多村）/ report progress on standard error (several villages).") var progress = false

    func validate() throws {
        let isVillage = buildings != nil && roads != nil && villages == nil
        let isCounty = villages != nil && buildings == nil && roads == nil && sinks == nil && sensitivity == nil
        guard isVillage || isCounty else {
            throw ValidationError(
                "请给出 --buildings 与 --roads（一个村），或只给出 --villages（多村）。\n"
                    + "Give --buildings and --roads (one village), or --villages alone (several).")
        }
        guard (sensitivity ?? 0.2) > 0, (sensitivity ?? 0.2) < 1 else {
            throw ValidationError("--sensitivity 须在 0 与 1 之间。\n--sensitivity must be between 0 and 1.")
        }
    }

    func run() async throws {
        do {
            if let villages { try await planCounty(villages) } else { try planVillage() }
        } catch let error as ExchangeError {
            throw CommandFailure(error.zh + error.adviceZh, error.en + " " + error.adviceEn)
        } catch let error as PlanningError {
            throw CommandFailure(error.message)
        } catch let error as CountyError {
            throw CommandFailure(error.message)
        } catch let error as TerrainError {
            throw CommandFailure(error.zh, error.en)
        }
    }

    private func chosenSettings() throws -> VillageSettings {
        try adjusted(
            try settings.map { try VillagePlanning.settings(at: URL(fileURLWithPath: $0)) } ?? VillageSettings())
    }

    private func chosenCountySettings() throws -> CountyVillageSettings {
        var chosen =
            try settings.map { try VillagePlanning.countySettings(at: URL(fileURLWithPath: $0)) }
            ?? CountyVillageSettings()
        chosen.village = try adjusted(chosen.village)
        return chosen
    }

    /// Settings with what the command line gives.
    private func adjusted(_ settings: VillageSettings) throws -> VillageSettings {
        var chosen = settings
        if let seconds {
            guard seconds.isFinite, (0.1...86_400).contains(seconds) else {
                throw CommandFailure("--seconds 应为 0.1–86400。", "--seconds should be from 0.1 to 86400.")
            }
            chosen.seconds = seconds
        }
        if let effort {
            guard effort.isFinite, (0.05...1_000).contains(effort) else {
                throw CommandFailure("--effort 应为 0.05–1000。", "--effort should be from 0.05 to 1000.")
            }
            chosen.effort = effort
        }
        if let seed { chosen.seed = seed }
        return chosen
    }

    private func planVillage() throws {
        let sources = VillagePlanSources(
            buildings: URL(fileURLWithPath: buildings ?? ""), roads: URL(fileURLWithPath: roads ?? ""),
            terrain: URL(fileURLWithPath: dem), sites: sinks.map { URL(fileURLWithPath: $0) })
        let summary = try VillagePlanning(sources, settings: try chosenSettings(), sensitivity: sensitivity)
            .run(writingTo: URL(fileURLWithPath: out))
        guard !json else { return try Output.json(summary) }
        for finding in summary.findings {
            Output.note("[\(finding.severity)] \(finding.place) \(finding.zh)\n    \(finding.en)")
        }
        Output.line(
            "✓ 接管 \(summary.connected) 栋、分户 \(summary.householdUnits) 栋；管道 \(Int(summary.gravityMetres)) 米，"
                + "提升 \(summary.lifts) 处；年费用 \(Int(summary.yearlyCost)) \(summary.currency) / "
                + "\(summary.connected) connected, \(summary.householdUnits) household units; \(Int(summary.gravityMetres)) m "
                + "of sewers, \(summary.lifts) lifts; \(Int(summary.yearlyCost)) \(summary.currency) a year → \(out)")
        for item in summary.sensitivity ?? [] {
            Output.line(
                "  \(item.group.rawValue) × \(item.factor): \(Int(item.yearlyCost)); 站 / stations \(item.stations), 移动 / moved "
                    + "\(item.movedStations); 改分户 / to units \(item.toUnits.count), 改接管 / to sewers "
                    + "\(item.toSewers.count)")
        }
    }

    private var report: @Sendable (CountyVillageProgress) -> Void {
        guard progress else { return { _ in } }
        return { state in
            switch state {
            case .village(let number, let count): Output.note("村 / village \(number) / \(count)")
            case .round(let number, let cost):
                Output.note("第 \(number) 轮 / round \(number): \(Int(cost.rounded()))")
            }
        }
    }

    private func planCounty(_ folder: String) async throws {
        let planning = try CountyPlanning(
            folder: URL(fileURLWithPath: folder), terrain: URL(fileURLWithPath: dem),
            settings: try chosenCountySettings())
        let target = URL(fileURLWithPath: out)
        let report = report
        let summary = try await Interruption.endingEarly { try await planning.run(writingTo: target, progress: report) }
        guard !json else { return try Output.json(summary) }
        for finding in summary.findings {
            Output.note("[\(finding.severity)] \(finding.village) \(finding.zh)\n    \(finding.en)")
        }
        for village in summary.villages {
            let year = village.year.map { " \($0)" } ?? ""
            Output.line("  \(village.name) → \(village.goesTo.joined(separator: " / "))\(year)")
        }
        for limit in summary.limits {
            Output.line("  \(limit.name): \((limit.used * 10).rounded() / 10) / \((limit.most * 10).rounded() / 10)")
        }
        Output.line(
            "✓ \(summary.villages.count) 村，\(summary.systems.count) 处设施或接入点；年费用 \(Int(summary.yearlyCost)) "
                + "\(summary.currency) / \(summary.villages.count) villages, \(summary.systems.count) stations or connections; "
                + "\(Int(summary.yearlyCost)) \(summary.currency) a year → \(out)")
    }
}
