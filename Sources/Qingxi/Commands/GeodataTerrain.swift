import ArgumentParser
import Domain
import Exchange
import Foundation
import Governance
import Store
import Terrain

/// `qingxi geodata terrain`: heights of the ground, in and out.
struct GeodataTerrain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terrain", abstract: "地形高程 / heights of the ground: GeoTIFF and ASCII grids in and out.",
        subcommands: [Take.self, Write.self, List.self, Remove.self])

    static let access = Access.commandLine(name: "cli")

    /// `qingxi geodata terrain import FILE`.
    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "导入 GeoTIFF 或 ASCII 格网 / take a GeoTIFF or an ASCII grid in.")
        @Argument(help: "文件：.tif、.asc，或含 .prj 的 zip / the file.") var file: String
        @OptionGroup var database: DatabaseOption
        @Option(help: "区划代码 / code of the area, usually a county.") var area: String
        @Option(help: "坐标系，文件没有说明时必填 / coordinate system where the file does not say: EPSG:4490 …")
        var datum: String?
        @Flag(help: "只检查，不写入 / check only, write nothing.") var dryRun = false

        func run() async throws {
            guard FileManager.default.fileExists(atPath: file) else {
                throw CommandFailure("没有文件 \(file)。", "There is no file \(file).")
            }
            let desk = TerrainDesk(try database.platform(mustExist: true))
            let (report, outcome) = try await GeodataTerrain.handling(area) {
                () -> (TerrainReport, TerrainDesk.Outcome?) in
                let upload = try TerrainDesk.Upload(URL(fileURLWithPath: file))
                if dryRun {
                    return (
                        try await desk.dryRun(upload, area: area, system: datum, access: GeodataTerrain.access), nil
                    )
                }
                let outcome = try await desk.take(upload, area: area, system: datum, access: GeodataTerrain.access)
                return (outcome.report, outcome)
            }
            GeodataTerrain.show(report)
            if let outcome, let record = outcome.record {
                Output.line(
                    outcome.isNew
                        ? "✓ 已导入 / taken in: \(record.hash)" : "✓ 已在使用，未重复写入 / in use already: \(record.hash)")
            }
            if !report.isUsable { throw ExitCode(1) }
        }
    }

    /// `qingxi geodata terrain export FILE`.
    struct Write: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "导出 .tif 或 .asc / write a .tif or an .asc with its .prj.")
        @Argument(help: "文件，按后缀 .tif 或 .asc / the file; its ending says which.") var file: String
        @OptionGroup var database: DatabaseOption
        @Option(help: "区划代码 / code of the area.") var area: String
        @Flag(help: "覆盖已有文件 / replace a file that is there.") var force = false

        func run() async throws {
            guard let form = TerrainFile.Form(rawValue: (file as NSString).pathExtension.lowercased()) else {
                throw CommandFailure(
                    "文件名须以 .tif 或 .asc 结尾：\(file)", "The file's name must end in .tif or .asc: \(file)")
            }
            if !force, FileManager.default.fileExists(atPath: file) {
                throw CommandFailure(
                    "\(file) 已存在；换个文件名或加 --force。", "\(file) is there already; choose another name or add --force.")
            }
            let desk = TerrainDesk(try database.platform(mustExist: true))
            try await GeodataTerrain.handling(area) {
                let holding = try await desk.holding(ofArea: area, access: GeodataTerrain.access)
                try await desk.export(
                    holding.record.id, as: form, to: URL(fileURLWithPath: file), access: GeodataTerrain.access)
            }
            Output.line("✓ \(file)")
        }
    }

    /// `qingxi geodata terrain list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出 / what there is.")
        @OptionGroup var database: DatabaseOption

        func run() async throws {
            let desk = TerrainDesk(try database.platform(mustExist: true))
            for holding in try await desk.holdings(access: GeodataTerrain.access) {
                let record = holding.record
                Output.line(
                    "\(holding.area.code) \(holding.area.name)  \(record.columns) × \(record.rows)  \(record.cellMetres) m  "
                        + "\(record.lowest)–\(record.highest) m  \(record.sourceSystem)  \(record.sourceName)  \(record.hash)"
                )
            }
        }
    }

    /// `qingxi geodata terrain remove`.
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "撤下，文件留存 / take down; the file stays.")
        @OptionGroup var database: DatabaseOption
        @Option(help: "区划代码 / code of the area.") var area: String

        func run() async throws {
            let desk = TerrainDesk(try database.platform(mustExist: true))
            try await GeodataTerrain.handling(area) {
                try await desk.remove(
                    try await desk.holding(ofArea: area, access: GeodataTerrain.access).record.id,
                    access: GeodataTerrain.access)
            }
            Output.line("✓ \(area)")
        }
    }

    fileprivate static func show(_ report: TerrainReport) {
        if let summary = report.summary {
            let share = (summary.knownShare * 1000).rounded() / 10
            Output.line(
                "\(report.area.name)  \(summary.system)  \(summary.sourceColumns) × \(summary.sourceRows) → "
                    + "\(summary.columns) × \(summary.rows)  ≈ \(summary.cellMetres) m  "
                    + "\(summary.heights.lowerBound)–\(summary.heights.upperBound) m  \(share) %")
        }
        for finding in report.findings {
            Output.line("[\(finding.severity.rawValue) \(finding.code)] \(finding.message.zh)。\(finding.advice.zh)。")
            Output.line("    \(finding.message.en). \(finding.advice.en).")
        }
    }

    /// Turns what can go wrong into a message.
    fileprivate static func handling<T>(_ area: String, _ body: () async throws -> T) async throws -> T {
        do {
            return try await failing(body)
        } catch let error as ExchangeError {
            throw CommandFailure(error.zh + error.adviceZh, error.en + " " + error.adviceEn)
        } catch let error as TerrainError {
            throw CommandFailure(error.zh, error.en)
        } catch AccessError.notFound {
            throw CommandFailure(
                "没有代码为 \(area) 的区划，或该区划没有地形高程。", "There is no place with the code \(area), or it has no heights.")
        }
    }
}
