import ArgumentParser
import Domain
import Governance
import Rules
import Store

/// `qingxi indicators`: the figures of an area as of a moment.
struct Indicators: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "区域指标 / the figures of an area, as of any day of both times.",
        discussion: "例/example: qingxi indicators --area 441223 --year 2024；全国/the nation: --area 0")
    @OptionGroup var database: DatabaseOption
    @OptionGroup var moment: MomentOptions
    @Option(help: "区划代码，0 为全国 / division code; 0 for the nation.") var area: String
    @Option(help: "口径年份，四位数 / year of the rule set, four digits (default: that of the day).") var year: Int?
    @Option(help: "口径编号 / rule set by name, such as gd-2025.") var rules: String?
    @Flag(help: "以 JSON 输出 / print JSON.") var json = false

    private struct Result: Encodable {
        struct Value: Encodable {
            let id: String
            let numerator: Double?
            let denominator: Double?
            let value: Double?
            let reported: Double?
            let target: Double?

            enum CodingKeys: CodingKey { case id, numerator, denominator, value, reported, target }

            /// Missing stays visible as null: it is not zero, and it is not forgotten.
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(id, forKey: .id)
                try container.encode(numerator, forKey: .numerator)
                try container.encode(denominator, forKey: .denominator)
                try container.encode(value, forKey: .value)
                try container.encode(reported, forKey: .reported)
                try container.encode(target, forKey: .target)
            }
        }
        /// What one level's spot check found (有效运行率).
        struct Check: Encodable {
            let campaign: Int64
            let level: Int
            let organiser: String
            let day: String
            let effective: Int
            let checked: Int
            let value: Double?
            let lower: Double?
            let upper: Double?
        }
        let area: String
        let name: String
        let asOf: String
        let rules: String
        let dataVersion: Int64
        let indicators: [Value]
        let spotChecks: [Check]
    }

    func run() async throws {
        let platform = try database.platform(mustExist: true)
        try checkYear(platform.today)
        let day = moment.asOf ?? year.flatMap(endOfYear(platform)) ?? platform.today
        let asOf = platform.asOf(valid: day, known: moment.known)
        let board = try await BoardDesk(platform).board(
            .code(area), asOf: asOf, rulesID: try rulesID(platform, area), access: .commandLine(name: "cli"), parts: [])
        guard let board else {
            throw CommandFailure("截至 \(day) 没有代码为 \(area) 的区划。", "There is no place with code \(area) as of \(day).")
        }
        if let rules, board.rules.id != rules {
            let usable = board.alternatives.map(\.id).joined(separator: "、")
            throw CommandFailure(
                "口径 \(rules) 不适用于 \(board.region.name)；可用：\(usable)。",
                "Rule set \(rules) does not apply to \(board.region.name); there are: \(usable).")
        }
        if json {
            try Output.json(
                Result(
                    area: shownArea(board.region), name: board.region.name, asOf: day.description,
                    rules: board.rules.id, dataVersion: board.dataVersion,
                    indicators: board.figures.map { figure in
                        Result.Value(
                            id: figure.indicator.id, numerator: figure.value.numerator,
                            denominator: figure.value.denominator, value: figure.value.value,
                            reported: figure.value.reported, target: figure.target?.value)
                    }, spotChecks: board.spotChecks.map(Self.check)))
            return
        }
        Output.line("\(board.region.name) \(day) · \(board.rules.title.zh)")
        for figure in board.figures { Output.line(Self.line(figure)) }
        for found in board.spotChecks {
            let share = found.estimate.map { Self.plain(($0.estimate * 10_000).rounded() / 100) + " %" } ?? "—"
            Output.line(
                "  \(found.level.name.zh)级抽查（\(found.organiser)，\(found.day)）有效运行率  \(share)（\(found.counts.effective) / \(found.counts.known)）"
            )
        }
    }

    private static func check(_ found: SpotCheckFigure) -> Result.Check {
        Result.Check(
            campaign: found.campaign, level: found.level.rawValue, organiser: found.organiser,
            day: found.day.description, effective: found.counts.effective, checked: found.counts.known,
            value: found.estimate?.estimate, lower: found.estimate?.lower, upper: found.estimate?.upper)
    }

    /// The nation has no code of its own.
    private func shownArea(_ region: Region) -> String {
        region.level == .nation ? "0" : DivisionCode(area)?.digits ?? area
    }

    /// Rule sets and targets are published for a five-year plan (五年规划), so at most so many years ahead.
    private static let yearsAhead = 5

    /// - Throws: The status of a mistake in the command, for a year of which there can be no figures.
    private func checkYear(_ today: Day) throws {
        let years = 1949...(today.year + Self.yearsAhead)
        guard let year, !years.contains(year) else { return }
        throw CommandFailure(
            "--year 应为 \(years.lowerBound) 到 \(years.upperBound) 之间的四位年份：\(year)",
            "--year is a year of four digits from \(years.lowerBound) to \(years.upperBound): \(year)"
        ).asMisuse()
    }

    /// A past year is asked as of its end, the present one as of today.
    private func endOfYear(_ platform: Platform) -> (Int) -> Day? {
        { year in Day(year: year, month: 12, day: 31).map { min($0, platform.today) } }
    }

    private func rulesID(_ platform: Platform, _ area: String) throws -> String? {
        if let rules {
            guard platform.book[rules] != nil else {
                let known = platform.book.ruleSets.map(\.id).joined(separator: "、")
                throw CommandFailure(
                    "没有口径 \(rules)；可用：\(known)。", "There is no rule set \(rules); there are: \(known).")
            }
            return rules
        }
        return year.map { platform.book.preferred(forArea: area, year: $0).id }
    }

    private static func line(_ figure: Figure) -> String {
        let name = figure.indicator.name.zh
        guard let value = figure.value.value else { return "  \(name)  —（未报）" }
        if figure.indicator.isTotal { return "  \(name)  \(plain(value)) \(figure.indicator.unit.zh)" }
        let share = (value * 10_000).rounded() / 100
        return "  \(name)  \(plain(share)) %（\(plain(figure.value.numerator)) / \(plain(figure.value.denominator))）"
    }

    private static func plain(_ number: Double?) -> String {
        guard let number else { return "—" }
        return number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    }
}
