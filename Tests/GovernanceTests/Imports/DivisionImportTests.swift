import Domain
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Lists of divisions")
struct DivisionImportTests {
    @Test(
        "a city's list stands below a placeholder for the province it does not name",
        .enabled(if: SharedData.isPresent), arguments: Engine.allCases)
    func zhaoqing(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            let outcome = try bench.commit(
                ImportBench.shared("divisions/zhaoqing_4412_2021.csv"), ImportSettings(.divisions))
            #expect(outcome.report.levels == [.city: 1, .county: 9, .town: 106, .administrativeVillage: 1553])
            #expect(outcome.report.findings.map(\.code) == ["missing-parent"])
            #expect(try bench.region("44")?.name == "44")
            #expect(try bench.region("441223000000")?.name == "广宁县")
            #expect(try bench.region("441223001")?.name == "南街街道")
            #expect(try bench.region("4412")?.range.from == .beginning)

            // The province's own line names it later.
            let renamed = try bench.commit(
                ImportBench.file("代码,名称\n440000000000,广东省\n441200000000,肇庆市\n"),
                ImportSettings(.divisions, validFrom: "2021-01-01"))
            #expect(renamed.report.counts.changed == 1)
            #expect(renamed.report.counts.unchanged == 1)
            #expect(try bench.region("44")?.name == "广东省")
        }
    }

    @Test(
        "children may stand before their parents, and a code that is none is refused by name",
        arguments: Engine.allCases)
    func orderAndBadCodes(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            let text = """
                区划代码,名称,级别
                990101001,甲镇,4
                990101001001,一村村委会,5
                99,某省,1
                990101,某县,3
                9901,某市,2
                99x,坏码,1
                990101002,,4
                990101001,甲镇,4
                990101001,乙镇,4
                990101003,丙镇,3
                """
            let outcome = try bench.commit(ImportBench.file(text), ImportSettings(.divisions))
            #expect(outcome.report.rows("bad-code") == [7])
            #expect(outcome.report.rows("missing-name") == [8])
            #expect(outcome.report.rows("duplicate-in-file") == [9])
            #expect(outcome.report.rows("code-twice") == [10])
            #expect(outcome.report.rows("level-mismatch") == [11])
            #expect(outcome.report.counts.new == 6)
            let village = try #require(try bench.region("990101001001"))
            #expect(
                village.path.steps.map(\.level) == [.nation, .province, .city, .county, .town, .administrativeVillage])
        }
    }

    @Test("an import on which another stands is not taken back before that one", arguments: Engine.allCases)
    func dependents(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            let tree = try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let villages = try bench.commit(
                ImportBench.file("乡镇代码,自然村\n990101001,东村\n"), ImportSettings(.villages))
            #expect(throws: ImportError.hasDependents(tree.importID, entries: [villages.entry])) {
                try bench.undo(tree.importID)
            }
            try bench.undo(villages.importID)
            try bench.undo(tree.importID)
            #expect(try bench.region("99") == nil)
            #expect(try bench.firstBreak() == nil)
        }
    }

    @Test("somebody of a county brings nothing into another", arguments: Engine.allCases)
    func scope(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let county = try #require(try bench.region("990101"))
            let text = "代码,名称\n990101009,新镇\n990102009,别镇\n"
            let report = try bench.dryRun(
                ImportBench.file(text), ImportSettings(.divisions), scope: AreaScope([county.path]))
            #expect(report.counts.new == 1)
            #expect(report.rows("outside-area") == [3])
            let villages = try bench.dryRun(
                ImportBench.file("县,乡镇,自然村\n乙县,丁镇,东村\n甲县,甲镇,西村\n"), ImportSettings(.villages),
                scope: AreaScope([county.path]))
            #expect(villages.counts.new == 1)
            #expect(villages.rows("unknown-county") == [2])
        }
    }
}

/// A small tree of invented places.
enum Small {
    static let divisions = """
        代码,名称,级别,上级
        99,某省,1,
        9901,某市,2,99
        990101,甲县,3,9901
        990101001,甲镇,4,990101
        990101002,乙街道,4,990101
        990101003,丙乡,4,990101
        990101001200,清溪村委会,5,990101001
        990101001201,白石村委会,5,990101001
        990101002001,南门社区居委会,5,990101002
        990102,乙县,3,9901
        990102001,丁镇,4,990102
        990102002,甲镇,4,990102
        """
}
