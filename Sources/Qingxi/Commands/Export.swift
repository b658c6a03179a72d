import ArgumentParser
import Domain
import Foundation
import Governance
import Web

/// `qingxi export`: a list of the register as a file, exactly as its page would give it.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "导出台账清单 / write a list of the register to a file (.xlsx or .csv).",
        discussion: """
            种类/kinds: \(RegisterConditions.kinds.joined(separator: ", "))
            例/example: qingxi export villages treated.xlsx --area 441223 --where status=treated --as-of 2024-12-31
            """)
    @Argument(help: "种类 / villages, facilities, …") var kind: String
    @Argument(help: "文件，按后缀 .xlsx 或 .csv / the file; its ending says which.") var file: String
    @OptionGroup var database: DatabaseOption
    @OptionGroup var moment: MomentOptions
    @Option(help: "区划代码，默认全部 / division code (default: everything).") var area: String?
    @Option(
        name: .customLong("where"),
        help: "条件，与列表网址相同，可多次 / a condition as in the list's address, name=value, repeatable.")
    var conditions: [String] = []
    @Option(help: "列，逗号分隔 / keys of the columns, with commas (default: all).") var columns: String?
    @Flag(help: "表头用英文 / headings in English.") var english = false
    @Flag(help: "覆盖已有文件 / replace a file that is there.") var force = false

    func run() async throws {
        let ending = (file as NSString).pathExtension.lowercased()
        guard let format = RegisterDesk.ExportFormat(rawValue: ending) else {
            throw CommandFailure(
                "文件名须以 .xlsx 或 .csv 结尾：\(file)", "The file's name must end in .xlsx or .csv: \(file)")
        }
        if !force, FileManager.default.fileExists(atPath: file) {
            throw CommandFailure(
                "\(file) 已存在；换个文件名或加 --force。", "\(file) is there already; choose another name or add --force.")
        }
        let pairs = try conditions.map(Self.pair)
        let platform = try database.platform(mustExist: true)
        let query: RegisterQuery
        do {
            query = try RegisterConditions.query(
                kind: kind, conditions: pairs, area: area,
                asOf: platform.asOf(valid: moment.asOf, known: moment.known))
        } catch let refusal as RegisterConditions.Refusal {
            throw CommandFailure(refusal.message)
        }
        let partial = file + ".partial"
        defer { try? FileManager.default.removeItem(atPath: partial) }
        let isWritten = try await failing {
            try await RegisterDesk(platform).export(
                query, columns: try wantedColumns(), filters: conditions.joined(separator: "；"), as: format,
                language: english ? .english : .chinese, holder: "cli", to: URL(fileURLWithPath: partial),
                access: .commandLine(name: "cli"))
        }
        guard isWritten else {
            throw CommandFailure("没有代码为 \(area ?? "") 的区划。", "There is no place with the code \(area ?? "").")
        }
        guard rename(partial, file) == 0 else {
            throw CommandFailure("无法写入 \(file)。", "\(file) cannot be written.")
        }
        Output.line("✓ \(file)")
    }

    private static func pair(_ text: String) throws -> (name: String, value: String) {
        guard let split = text.firstIndex(of: "=") else {
            throw CommandFailure("--where 的形式是 名称=值：\(text)", "--where is written name=value: \(text)")
        }
        return (String(text[..<split]), String(text[text.index(after: split)...]))
    }

    private func wantedColumns() throws -> [String]? {
        guard let columns else { return nil }
        let wanted = columns.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let known = RegisterConditions.columns(kind: kind)
        if let stray = wanted.first(where: { !known.contains($0) }) {
            throw CommandFailure(
                "没有列 \(stray)；可用：\(known.joined(separator: "、"))。",
                "There is no column \(stray); there are: \(known.joined(separator: ", ")).")
        }
        return wanted
    }
}
