import ArgumentParser
import Domain
import Governance
import Store

/// `qingxi network trace`: where water goes from a record, or comes from to it.
struct NetworkTrace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace", abstract: "追溯 / where the water of a record goes, or comes from.")
    @OptionGroup var database: DatabaseOption
    @OptionGroup var moment: MomentOptions
    @Option(help: "县区代码 / code of the county.") var area: String
    @Argument(help: "管段、井、设施、排口或村的编码 / code of a pipe, manhole, facility, outlet or village.") var code: String
    @Option(help: "up 向上，down 向下 / up or down.") var way = "down"
    @Flag(help: "以 JSON 输出 / print JSON.") var json = false

    private struct Result: Encodable {
        let start: String
        let way: String
        let pipes: [String]
        let villages: [String]
        let facilities: [String]
        let households: Int
        let endings: [String]
    }

    func run() async throws {
        guard let way = SewerTraceReport.Way(rawValue: way) else {
            throw CommandFailure("--way 可填 up 或 down。", "--way is up or down.")
        }
        let platform = try database.platform(mustExist: true)
        let model = try await SewerNetworkDesk(platform).county(
            area, asOf: platform.asOf(valid: moment.asOf, known: moment.known))
        guard let item = (model.pipes + model.sites).first(where: { $0.code == code }) else {
            throw CommandFailure(
                "\(model.area.name) 的管网里没有编码 \(code)。",
                "The network of \(model.area.name) has nothing with the code \(code).")
        }
        guard let report = model.trace(way, from: item.kind, item.id) else {
            throw CommandFailure("\(code) 不与任何管段相连。", "No pipe is connected with \(code).")
        }
        let facilities = report.sites.filter {
            [.facility, .outlet, .liftStation].contains($0.kind) && $0.id != report.start.id
        }
        if json {
            try Output.json(
                Result(
                    start: item.label, way: way.rawValue, pipes: report.pipes.map(\.item.code),
                    villages: report.villages.map(\.label), facilities: facilities.map(\.label),
                    households: report.households, endings: report.endings.map(\.message.zh)))
            return
        }
        Output.line("\(way.name.zh)：\(item.label)")
        Output.line("  管段 \(report.pipes.count)，接入户数 \(report.households)")
        for share in report.lengthsMetres { Output.line("  \(share.name.zh) \(Int(share.quantity.rounded())) m") }
        for item in report.villages + facilities { Output.line("  \(item.kind.name.zh) \(item.label)") }
        for ending in report.endings { Output.line("  \(ending.message.zh)") }
    }
}
