import ArgumentParser
import Domain
import Governance
import Rules
import Store
import Tables

/// `qingxi recount`: proves the maintained sums by counting the records again.
struct Recount: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "复算 / count all sums again from the records; exit 1 if any differs.")
    @OptionGroup var database: DatabaseOption
    @Option(help: "有效日 / as of which day, YYYY-MM-DD (default: today).") var asOf: Day?

    func run() async throws {
        let platform = try database.platform(mustExist: true)
        let day = asOf ?? platform.today
        let result = try platform.database.readSync { session in
            try Store.Recount(platform.book, zone: platform.zone).compare(asOf: day, in: session)
        }
        for difference in result.differences.prefix(20) {
            Output.line(
                "✗ \(difference.rules) 区划/region \(difference.region) m\(difference.slot): "
                    + "保存/kept \(difference.kept)，复算/counted \(difference.counted)")
        }
        guard result.differences.isEmpty else {
            Output.line("✗ \(result.differences.count) / \(result.sums)")
            throw ExitCode(1)
        }
        Output.line("✓ \(day)：\(result.sums) 个合计全部相符 / all \(result.sums) sums agree.")
    }
}
