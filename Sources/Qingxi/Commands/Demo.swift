import ArgumentParser
import Domain
import Governance
import Store
import Tables

/// `qingxi demo`: a fictional county from a seed.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "生成虚构的演示县 / make a fictional county to look around in.")
    @OptionGroup var database: DatabaseOption
    @Option(help: "自然村数 / natural villages, 20 to 2,600,000.") var villages = 900
    @Option(help: "随机种子 / seed: the same seed makes the same county.") var seed: UInt64 = 1
    @Flag(help: "不生成演示抽查 / without the fictional spot checks.") var noSpotChecks = false

    func run() async throws {
        guard (20...2_600_000).contains(villages) else {
            throw CommandFailure("--villages 须在 20 到 2600000 之间。", "--villages must lie between 20 and 2,600,000.")
        }
        let platform = try database.platform()
        let isEmpty = try platform.database.readSync { try AuditLog($0).head() == nil }
        guard isEmpty else {
            throw CommandFailure(
                "\(shownAddress) 已有数据，演示数据只写入空库。",
                "\(shownAddress) holds data already; a demo goes into an empty database only.")
        }
        let summary = try DemoCounty(seed: seed, villages: villages).build(
            in: platform.database, book: platform.book, zone: platform.zone
        ) { Output.note($0) }
        try await DemoLogIns.create(summary.accounts, on: platform)
        let terrain = DemoCounty(seed: seed, villages: villages)
        _ = try await TerrainDesk(platform).takeDemo(
            terrain, code: summary.countyCode, access: .commandLine(name: "demo", channel: .demo))
        let checkers = summary.accounts.filter { $0.role == .supervisor }.map { DemoLogIns.login(of: $0) }
        if !noSpotChecks {
            try await DemoSpotChecks(on: platform, county: summary.countyCode, logins: checkers, seed: seed).build()
        }
        let natural = summary.places[.naturalVillage] ?? 0
        Output.line(
            "演示县（虚构）已就绪 / the fictional county is ready: \(summary.countyCode)，\(natural) 个自然村 / natural villages")
        for line in try await DemoLogIns.lines(on: platform) + database.evidenceLines { Output.line(line) }
    }

    private var shownAddress: String { database.isPostgres ? "PostgreSQL" : database.address }
}
