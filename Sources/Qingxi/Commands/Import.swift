import ArgumentParser
import Domain
import Exchange
import Foundation
import Governance
import Store
import Tables

/// `qingxi import`: takes a list in, with a dry run first where that is wanted.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "导入表格或图层 / take in a list (XLSX, CSV) or a layer (GeoPackage, GeoJSON, shapefile).",
        discussion: "种类/kinds: \(ImportKind.allCases.map(\.rawValue).joined(separator: ", "))",
        subcommands: [File.self, Undo.self], defaultSubcommand: File.self)

    /// `qingxi import KIND FILE`.
    struct File: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "导入文件 / take in a file.")
        @Argument(help: "种类 / divisions, villages, facilities, …") var kind: String
        @Argument(help: "文件 / the file.") var file: String
        @OptionGroup var database: DatabaseOption
        @Flag(help: "只检查，不写入 / check only, write nothing.") var dryRun = false
        @Flag(help: "以 JSON 输出 / print JSON.") var json = false
        @Option(help: "工作表或图层 / sheet or layer.") var sheet: String?
        @Option(help: "表头所在行 / row of the header.") var headerRow: Int?
        @Option(help: "坐标系 / coordinate system: CGCS2000, WGS84, GCJ-02, BD-09, EPSG:4547 …") var datum: String?
        @Option(help: "自哪天起有效 / since when it is so, YYYY-MM-DD.") var validFrom: Day?
        @Option(help: "所属区划代码 / code of the area in which names are looked for.") var area: String?
        @Option(help: "列匹配模板 / template of column matching.") var template: String?
        @Option(help: "列匹配，列名=字段，可多次 / matching of a column, HEADING=field, repeatable.") var map: [String] = []
        @Option(
            help: "名称有出入的乡镇所指，[县/]名称=代码，可多次 / the town that a name stands for, [COUNTY/]NAME=CODE, repeatable.")
        var town: [String] = []

        func run() async throws {
            guard let kind = ImportKind(rawValue: kind) else {
                let known = ImportKind.allCases.map(\.rawValue).joined(separator: "、")
                throw CommandFailure("没有种类 \(kind)；可用：\(known)。", "There is no kind \(kind); there are: \(known).")
            }
            guard FileManager.default.fileExists(atPath: file) else {
                throw CommandFailure("没有文件 \(file)。", "There is no file \(file).")
            }
            var settings = ImportSettings(
                kind, sheet: sheet, headerRow: headerRow, mapping: try mapping(), coordinateSystem: datum,
                validFrom: validFrom?.description, homeArea: area, template: template)
            for choice in town where !settings.chooseTown(choice) {
                throw CommandFailure(
                    "--town 的形式是 [县/]名称=九位乡镇代码：\(choice)",
                    "--town is written [COUNTY/]NAME=CODE with the town's nine digits: \(choice)"
                ).asMisuse()
            }
            let platform = try database.platform()
            let imports = Imports(platform)
            let reading = settings
            let (report, outcome) = try await importing(file) { try await take(reading, imports) }
            let isRefused = outcome == nil && !dryRun
            if json {
                Output.line(report.json(outcome: outcome, isRefused: isRefused))
            } else {
                ImportText(report, outcome, isRefused: isRefused).print()
            }
            if !report.isCommittable { throw ExitCode(1) }
        }

        private func take(
            _ settings: ImportSettings, _ imports: Imports
        ) async throws -> (ImportReport, ImportOutcome?) {
            let opened = try ImportFile(URL(fileURLWithPath: file))
            try await imports.check(settings, of: opened)
            if dryRun { return (try await imports.dryRun(opened, settings, progress: shown), nil) }
            do {
                let actor = Domain.Actor(name: "cli", channel: .importFile)
                let outcome = try await imports.commit(opened, settings, actor: actor, progress: shown)
                return (outcome.report, outcome)
            } catch ImportError.refused(let report) {
                return (report, nil)
            }
        }

        private func mapping() throws -> [String: String] {
            var result: [String: String] = [:]
            for pair in map {
                guard let split = pair.lastIndex(of: "=") else {
                    throw CommandFailure("--map 的形式是 列名=字段：\(pair)", "--map is written HEADING=field: \(pair)")
                        .asMisuse()
                }
                result[String(pair[..<split])] = String(pair[pair.index(after: split)...])
            }
            return result
        }

        private var shown: ImportProgress.Receiver {
            let isTerminal = isatty(2) == 1
            return { progress in
                guard isTerminal, progress.rowsDone % 10_000 == 0 else { return }
                Output.note(
                    "\(progress.phase.name.zh) \(progress.rowsDone) / \(progress.rowsTotal.map(String.init) ?? "?")")
            }
        }
    }

    /// `qingxi import undo ID`.
    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "撤销整个导入 / take a whole import back.")
        @Argument(help: "导入编号 / number of the import.") var id: Int64
        @OptionGroup var database: DatabaseOption

        func run() async throws {
            let platform = try database.platform(mustExist: true)
            let imports = Imports(platform)
            let entry = try await importing("\(id)") {
                try await imports.undo(id, actor: Domain.Actor(name: "cli", channel: .command))
            }
            Output.line("✓ 导入 \(id) 已撤销（日志第 \(entry) 条） / import \(id) was taken back (entry \(entry))")
        }
    }
}

/// Turns an error of reading or importing into a message for the command line.
private func importing<T>(_ source: String, _ body: () async throws -> T) async throws -> T {
    do {
        return try await failing(body)
    } catch let error as ExchangeError {
        throw CommandFailure("\(source)：\(error.zh)\(error.adviceZh)", "\(source): \(error.en) \(error.adviceEn)")
    } catch let error as ImportError {
        if case .badSetting = error {
            throw CommandFailure(error.message).asMisuse()
        }
        throw CommandFailure(error.message)
    }
}

/// A report as text.
struct ImportText {
    private let report: ImportReport
    private let outcome: ImportOutcome?
    private let isRefused: Bool

    /// - Parameter isRefused: Whether a commit was asked for and refused.
    init(_ report: ImportReport, _ outcome: ImportOutcome?, isRefused: Bool) {
        self.report = report
        self.outcome = outcome
        self.isRefused = isRefused
    }

    func print() {
        for finding in report.findings.prefix(50) {
            let mark = "[\(finding.severity.rawValue) \(finding.code)]"
            let (sheet, row, column) = (finding.place.sheet, finding.place.row, finding.place.column)
            let zh = [sheet, row.map { "第 \($0) 行" }, column].compactMap(\.self).joined(separator: " ")
            let en = [sheet, row.map { "row \($0)" }, column].compactMap(\.self).joined(separator: " ")
            Output.line("\(mark) \(zh.isEmpty ? "" : zh + "：")\(finding.message.zh)。\(finding.advice.zh)")
            Output.line("    \(en.isEmpty ? "" : en + ": ")\(finding.message.en). \(finding.advice.en)")
        }
        if report.findingTotal > 50 { Output.line("… 共 \(report.findingTotal) 条，用 --json 查看全部 / --json shows all") }
        let counts = report.counts
        Output.line(
            "行/rows \(counts.rows)  新增/new \(counts.new)  变更/changed \(counts.changed)  未变/unchanged \(counts.unchanged)"
                + "  重复/duplicates \(counts.duplicates)  拒绝/rejected \(counts.rejected)")
        for level in RegionLevel.allCases {
            if let count = report.levels[level] { Output.line("  \(level.name.zh) \(count)") }
        }
        for (code, count) in report.findingCounts.sorted(by: { $0.key < $1.key }) { Output.line("  \(code) \(count)") }
        if isRefused {
            return Output.line("✗ 未导入，没有写入任何内容（原因见上） / refused, nothing was written (see above)")
        }
        guard let outcome else { return Output.line("仅检查，未写入 / checked only, nothing written") }
        Output.line(
            outcome.isNew
                ? "✓ 导入 \(outcome.importID) 已写入（日志第 \(outcome.entry) 条） / import \(outcome.importID) written"
                : "同一文件已作为导入 \(outcome.importID) 写入过，未重复写入 / taken in before as import \(outcome.importID)")
    }
}
