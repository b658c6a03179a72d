import ArgumentParser
import Domain
import Exchange
import Foundation
import Governance
import Store

/// `qingxi network check`: what is wrong in the sewers of a county.
struct NetworkCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "检查管网 / what is wrong in the sewers of a county.")
    @OptionGroup var database: DatabaseOption
    @OptionGroup var moment: MomentOptions
    @Option(help: "县区或其内区划的代码 / code of a county or of a place in it.") var area: String
    @Option(help: "另存为 .xlsx 或 .csv / also write the findings to a file.") var out: String?
    @Flag(help: "以 JSON 输出 / print JSON.") var json = false

    private struct Result: Encodable {
        struct Item: Encodable {
            let severity: String
            let code: String
            let message: String
            let messageEn: String
            let records: [String]
        }
        let area: String
        let pipes: Int
        let metres: Double
        let findings: [Item]
    }

    func run() async throws {
        let platform = try database.platform(mustExist: true)
        let model = try await SewerNetworkDesk(platform).county(
            area, asOf: platform.asOf(valid: moment.asOf, known: moment.known))
        if let out {
            let sheet = SewerNetworkSheets(language: .chinese, isPrecise: true).findings(model, model.issues)
            let file = URL(fileURLWithPath: out)
            switch file.pathExtension.lowercased() {
            case "xlsx": try XLSXExport([sheet]).write(to: file)
            case "csv": try CSVExport(sheet).write(to: file)
            default:
                throw CommandFailure(
                    "文件名须以 .xlsx 或 .csv 结尾：\(out)", "The file's name must end in .xlsx or .csv: \(out)")
            }
        }
        let metres = model.lengthsMetres.reduce(0) { $0 + $1.quantity }
        if json {
            try Output.json(
                Result(
                    area: model.area.name, pipes: model.pipes.count, metres: metres.rounded(),
                    findings: model.issues.map {
                        Result.Item(
                            severity: $0.severity.rawValue, code: $0.code, message: $0.message.zh,
                            messageEn: $0.message.en, records: $0.references.map(\.label))
                    }))
            return
        }
        Output.line("\(model.area.name)：\(model.pipes.count) 段，\(Int(metres.rounded())) m")
        for share in model.directionCounts { Output.line("  \(share.name.zh) / \(share.name.en) \(share.quantity)") }
        for issue in model.issues {
            Output.line(
                "[\(issue.title.zh) / \(issue.title.en)] \(issue.message.zh) / \(issue.message.en)")
        }
        Output.line("共 \(model.issues.count) 条 / \(model.issues.count) findings")
    }
}

extension SewerNetworkDesk {
    /// The network of the place with a code, for commands.
    func county(_ code: String, asOf: AsOf) async throws -> SewerNetworkModel {
        switch try await network(.code(code), asOf: asOf, access: .commandLine(name: "cli")) {
        case .network(let model): return model
        case .choice(let area, _):
            throw CommandFailure(
                "\(area.name) 含多个县区，请给出县区代码。", "\(area.name) has several counties; name one by its code.")
        case nil:
            throw CommandFailure("没有代码为 \(code) 的区划。", "There is no place with the code \(code).")
        }
    }
}
