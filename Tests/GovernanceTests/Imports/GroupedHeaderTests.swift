import Domain
import Exchange
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Headers of two rows")
struct GroupedHeaderTests {
    private let villages = ImportSettings(.villages, homeArea: "990101")

    private func report(_ text: String, _ database: any Database) throws -> (ImportReport, ImportBench) {
        let bench = try ImportBench(database)
        try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
        return (try bench.commit(ImportBench.file(text), villages).report, bench)
    }

    @Test("a group whose title is a field's name too keeps the columns below it", arguments: Engine.allCases)
    func titleIsField(engine: Engine) throws {
        try withDatabase(engine) { database in
            let text = """
                乡镇,自然村,户籍,,常住,,治理情况,,
                ,,户数,人口,户数,人口,治理状态,完成时间,改厕户数
                甲镇,东村,10,40,8,30,已治理,2023-05-06,7
                """
            let (report, bench) = try report(text, database)
            #expect(report.headerRows == [1, 2])
            #expect(report.findingCounts["unmapped-column"] == nil)
            let east = try #require(try bench.records(.village, in: "990101").first { $0.name == "东村" })
            #expect(east.values["registeredHouseholds"] == .integer(10))
            #expect(east.values["registeredPopulation"] == .integer(40))
            #expect(east.values["residentHouseholds"] == .integer(8))
            #expect(east.values["residentPopulation"] == .integer(30))
            #expect(east.values["status"] == .text("treated"))
            #expect(east.values["completedOn"] == Day(iso: "2023-05-06").map(Value.day))
            #expect(east.values["improvedToiletHouseholds"] == .integer(7))
        }
    }

    @Test("columns that need their group and columns that do not stand side by side")
    func sideBySide() throws {
        try withDatabase(.sqlite) { database in
            let text = """
                乡镇,自然村,户籍情况,,地理位置,,供水情况,,治理情况,
                ,,户数,人口,地形,距镇距离,供水方式,用水量,治理模式,覆盖户数
                甲镇,东村,10,40,山地,3,集中供水,5,,7
                """
            let (report, bench) = try report(text, database)
            #expect(
                report.columns.map(\.target) == [
                    "town", "naturalVillage", "registeredHouseholds", "registeredPopulation", "terrain",
                    "distanceFromTown", "waterSupply", "waterUse", "mode", "coveredHouseholds",
                ])
            let east = try #require(try bench.records(.village, in: "990101").first { $0.name == "东村" })
            #expect(east.values["registeredPopulation"] == .integer(40))
        }
    }

    @Test("what the group alone explains is not taken by its own heading, and its loss is a warning")
    func needsGroup() throws {
        try withDatabase(.sqlite) { database in
            let text = """
                乡镇,自然村,常住人口,,户籍户数,,外来务工,,人口
                ,,合计,男,合计,人数,男,人口,在籍
                甲镇,东村,9,2,3,4,5,6,7
                """
            let (report, bench) = try report(text, database)
            #expect(report.headerRows == [1, 2])
            let targets = report.columns.compactMap(\.target)
            #expect(targets == ["town", "naturalVillage", "residentPopulation", "registeredHouseholds"])
            let left = report.findings.filter { $0.code == "unmapped-column" }
            #expect(left.first { $0.place.column == "常住人口·男" }?.severity == .warning)
            #expect(left.first { $0.place.column == "户籍户数·人数" }?.severity == .note)
            #expect(left.first { $0.place.column == "外来务工·男" }?.severity == .note)
            #expect(left.first { $0.place.column == "人口·在籍" }?.severity == .warning)
            #expect(try bench.records(.village, in: "990101").first?.values["registeredMale"] == nil)
        }
    }

    @Test("a line of words above a plain header is no row of groups")
    func lineAbove() throws {
        try withDatabase(.sqlite) { database in
            let text = """
                填报单位：甲县,户籍人口,,1234
                乡镇,自然村,户籍人口,男
                甲镇,东村,3,1
                """
            let (report, _) = try report(text, database)
            #expect(report.headerRows == [2])
            #expect(
                report.columns.map(\.target) == ["town", "naturalVillage", "registeredPopulation", "registeredMale"])
        }
    }
}
