import Domain
import Foundation
import Governance
import Rules
import Store
import Tables
import TestSupport
import Testing

/// 441283 高要市 became 441204 高要区 on 2015-04-28; its towns and villages got codes below the new one.
@Suite("Lists with the codes of a county that was re-coded")
struct DivisionRecodeTests {
    static let before = """
        代码,名称,级别,上级
        44,广东省,1,
        4412,肇庆市,2,44
        441283,高要市,3,4412
        441283100,河台镇,4,441283
        441283100202,多宝村委会,5,441283100
        441283100203,罗建村委会,5,441283100
        441283101,乐城镇,4,441283
        """
    static let after = """
        代码,名称,级别,上级
        441204,高要区,3,4412
        441204100,河台镇,4,441204
        441204100202,多宝村委会,5,441204100
        441204100203,罗建村委会,5,441204100
        441204100204,河海村委会,5,441204100
        441204101,乐城镇,4,441204
        """

    private func platform(_ bench: ImportBench) throws -> Platform {
        let now = ImportBench.now
        let platform = Platform(database: bench.database, book: bench.book, now: { now })
        try platform.prepare()
        return platform
    }

    private func day(_ text: String) -> Day { Day(iso: text) ?? .end }

    private func recodeCounty(_ bench: ImportBench, below: Bool = false) async throws {
        let county = try #require(try bench.region("441283")).id
        try await RegionDesk(platform(bench)).rename(
            county, to: "高要区", code: "441204", below: below, from: day("2015-04-28"),
            access: .commandLine(name: "test"))
    }

    private func past(_ code: String, _ bench: ImportBench) throws -> [Region] {
        let id = try #require(try bench.region(code)).id
        return try bench.database.readSync { try RegionReader($0, asOf: AsOf(valid: ImportBench.today)).past(of: id) }
    }

    private func villages(
        _ bench: ImportBench, on day: Day, tree: BoardDesk.TreeBasis = .then
    ) async throws -> Double? {
        let platform = try platform(bench)
        let board = try await BoardDesk(platform).board(
            .id(try #require(try bench.region("441204")).id), asOf: platform.asOf(valid: day),
            rulesID: "national-2023", tree: tree, access: .commandLine(name: "test"))
        return board?.value("administrativeVillages")?.value
    }

    @Test(
        "towns and villages whose codes follow the county's new one stay the same places", arguments: Engine.allCases)
    func follow(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Self.before), ImportSettings(.divisions))
            let town = try #require(try bench.region("441283100")).id
            let village = try #require(try bench.region("441283100202")).id
            try await recodeCounty(bench)

            let file = try ImportBench.file(Self.after)
            let settings = ImportSettings(.divisions, validFrom: "2021-01-01")
            let outcome = try bench.commit(file, settings)
            #expect(outcome.report.rows("recoded").sorted() == [3, 4, 5, 7])
            let finding = try #require(outcome.report.findings.first { $0.code == "recoded" })
            #expect(finding.message.zh.contains("441283100") && finding.message.zh.contains("441204100"))
            #expect(finding.message.en.contains("441283100") && finding.message.en.contains("2021-01-01"))
            #expect(outcome.report.counts.changed == 4)
            #expect(outcome.report.counts.new == 1)
            #expect(outcome.report.counts.unchanged == 1)
            #expect(outcome.report.levels == [.county: 1, .town: 2, .administrativeVillage: 3])

            #expect(try bench.region("441204100")?.id == town)
            #expect(try bench.region("441283100")?.id == town)
            #expect(try bench.region("441204100202")?.id == village)
            #expect(try past("441204100", bench).map(\.code) == ["441283100", "441204100"])
            #expect(try past("441204100", bench).last?.range.from == day("2021-01-01"))
            #expect(try await villages(bench, on: ImportBench.today) == 3)
            #expect(try await villages(bench, on: day("2020-12-31")) == 2)
            #expect(try await villages(bench, on: day("2014-12-31")) == 2)

            #expect(try !bench.commit(file, settings).isNew)
            let again = try bench.dryRun(file, ImportSettings(.divisions, validFrom: "2022-01-01")).counts
            #expect(again.unchanged == 6 && again.taken == 6)
            // The list of before stands by codes of the past: nothing is set back or made a second time.
            let old = try bench.dryRun(ImportBench.file(Self.before + "\n441283100209,新村委会,5,441283100\n"), settings)
            #expect(old.rows("former-code").sorted() == [4, 5, 6, 7, 8, 9])
            #expect(old.counts.new == 0 && old.counts.changed == 0)
            let alone = try bench.dryRun(ImportBench.file("代码,名称\n441283100209,新村委会\n"), settings)
            #expect(alone.rows("former-code") == [2])
            #expect(alone.counts.new == 0)

            try bench.undo(outcome.importID)
            #expect(try bench.region("441283100")?.code == "441283100")
            #expect(try await villages(bench, on: ImportBench.today) == 2)
            #expect(try bench.firstBreak() == nil)
        }
    }

    @Test("a list without a day cannot put a code before the one above", arguments: Engine.allCases)
    func undated(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Self.before), ImportSettings(.divisions))
            try await recodeCounty(bench)
            try bench.commit(ImportBench.file(Self.after), ImportSettings(.divisions))
            for code in ["441204100", "441204100203"] {
                let past = try past(code, bench)
                #expect(past.map(\.code) == [code.replacingOccurrences(of: "441204", with: "441283"), code])
                #expect(past.last?.range.from == day("2015-04-28"))
            }
        }
    }

    @Test(
        "a county that comes with another code and another name is new, and the one that it probably was is named",
        arguments: Engine.allCases)
    func recodedAndRenamed(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Self.before), ImportSettings(.divisions))
            let settings = ImportSettings(.divisions, validFrom: "2021-01-01")
            let report = try bench.dryRun(ImportBench.file(Self.after), settings)
            #expect(report.isCommittable && report.counts.new == 6 && report.counts.changed == 0)
            #expect(report.rows("probable-recode") == [2])
            let finding = try #require(report.findings.first { $0.code == "probable-recode" })
            #expect(finding.severity == .warning)
            for text in [finding.message.zh, finding.message.en] {
                for word in ["高要市", "441283", "高要区", "441204", "100 %"] { #expect(text.contains(word), "\(word)") }
            }
            #expect(finding.advice.zh.contains("高要市") && finding.advice.en.contains("高要市"))

            // One that the list still has is no candidate, nor is one with other towns, nor one of another's area.
            let both = Self.after + "\n441283,高要市,3,4412\n"
            #expect(try bench.dryRun(ImportBench.file(both), settings).rows("probable-recode").isEmpty)
            let other = "代码,名称\n441204,高要区\n441204100,河台镇\n441204101,新桥镇\n441204102,白土镇\n441204103,蚬岗镇\n"
            #expect(try bench.dryRun(ImportBench.file(other), settings).rows("probable-recode").isEmpty)
            let town = try #require(try bench.region("441283100"))
            let scoped = try bench.dryRun(ImportBench.file(Self.after), settings, scope: AreaScope([town.path]))
            #expect(scoped.rows("probable-recode").isEmpty)

            // The advice leads on: with the change entered first, it is the same place.
            try await recodeCounty(bench)
            let after = try bench.dryRun(ImportBench.file(Self.after), settings)
            #expect(after.rows("probable-recode").isEmpty && after.counts.changed == 4)
        }
    }

    @Test("of two places of one name neither is taken for the one in the list", arguments: Engine.allCases)
    func unsure(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            let tree = Small.divisions + "\n990101004,丙乡,4,990101\n"
            try bench.commit(ImportBench.file(tree), ImportSettings(.divisions))
            let report = try bench.dryRun(
                ImportBench.file("代码,名称\n990101005,丙乡\n990101006,甲镇\n990101002,乙街道\n990101007,乙街道\n"),
                ImportSettings(.divisions))
            #expect(report.rows("possible-recode") == [2])
            let unsure = try #require(report.findings.first { $0.code == "possible-recode" })
            #expect(unsure.message.zh.contains("990101003、990101004"))
            // 甲镇 stands once below this county; 乙街道 stands in the list under its own code.
            #expect(report.rows("recoded") == [3])
            #expect(report.counts.new == 2 && report.counts.changed == 1 && report.counts.unchanged == 1)

            // 甲镇 stands in the list under its own code, though that row is not taken.
            let overlong = try bench.dryRun(
                ImportBench.file("代码,名称\n990101001,甲镇,注\n990101005,甲镇\n"), ImportSettings(.divisions))
            #expect(overlong.rows("extra-cells") == [2])
            #expect(overlong.rows("recoded").isEmpty)

            let twice = try bench.dryRun(
                ImportBench.file("代码,名称\n990101005,甲镇\n990101006,甲镇\n"), ImportSettings(.divisions))
            #expect(twice.rows("possible-recode") == [2, 3])
            #expect(twice.counts.new == 2)
        }
    }

    @Test(
        "the published list of Zhaoqing finds the towns of 441283 again: 279 administrative villages, not 281",
        .enabled(if: SharedData.isPresent), arguments: Engine.allCases)
    func zhaoqing(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Self.before), ImportSettings(.divisions))
            try await recodeCounty(bench)
            let list = try ImportBench.shared("divisions/zhaoqing_4412_2021.csv")
            let outcome = try bench.commit(list, ImportSettings(.divisions, validFrom: "2021-01-01"))
            #expect(outcome.report.levels == [.city: 1, .county: 9, .town: 106, .administrativeVillage: 1553])
            // 河台镇 and 乐城镇, 多宝 and 罗建.
            #expect(outcome.report.findingCounts["recoded"] == 4)
            let county = try #require(try bench.region("441204"))
            let towns = try database.readSync { session in
                try RegionReader(session, asOf: AsOf(valid: ImportBench.today)).children(of: county.id)
            }
            #expect(towns.filter { $0.name == "河台镇" }.map(\.code) == ["441204100"])
            #expect(try past("441283100", bench).map(\.code) == ["441283100", "441204100"])
            #expect(try await villages(bench, on: ImportBench.today) == 279)
            #expect(try await villages(bench, on: day("2020-12-31")) == 2)
            // What stood then, by the tree of today: the two are the same places.
            #expect(try await villages(bench, on: day("2020-12-31"), tree: .now) == 2)
            #expect(try await villages(bench, on: ImportBench.today, tree: .now) == 279)
            #expect(try !bench.commit(list, ImportSettings(.divisions, validFrom: "2021-01-01")).isNew)
        }
    }

    @Test("with those below re-coded together, the later list changes nothing of them", arguments: Engine.allCases)
    func below(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Self.before), ImportSettings(.divisions))
            let village = try #require(try bench.region("441283100202")).id
            try await recodeCounty(bench, below: true)
            #expect(try bench.region("441204100202")?.id == village)
            #expect(try past("441204100202", bench).map(\.code) == ["441283100202", "441204100202"])
            #expect(try past("441204100202", bench).last?.range.from == day("2015-04-28"))
            let counts = try bench.dryRun(
                ImportBench.file(Self.after), ImportSettings(.divisions, validFrom: "2021-01-01")
            ).counts
            #expect(counts.unchanged == 5 && counts.new == 1)
        }
    }

    @Test("invisible characters are taken out of names in lists of divisions", arguments: Engine.allCases)
    func names(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            let text = "代码,名称\n99,\u{3000}某省\u{200B}\n9901,\u{202E}某市\n990101,\u{3000}\u{200B}\n"
            let report = try bench.commit(ImportBench.file(text), ImportSettings(.divisions)).report
            #expect(try bench.region("99")?.name == "某省")
            #expect(try bench.region("9901")?.name == "某市")
            #expect(report.rows("missing-name") == [4])
        }
    }

    @Test("a list that holds from a day after today is refused as an edit would be", arguments: Engine.allCases)
    func future(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            for (kind, text) in [(ImportKind.divisions, Self.before), (.villages, "乡镇,自然村\n甲镇,东村\n")] {
                let report = try bench.dryRun(ImportBench.file(text), ImportSettings(kind, validFrom: "2099-01-01"))
                #expect(!report.isCommittable)
                #expect(report.findings.map(\.code) == ["day-unfit"])
            }
        }
    }
}
