import Domain
import Exchange
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("What lists get wrong without anybody noticing")
struct ImportFaultTests {
    private func bench(_ database: any Database) throws -> ImportBench {
        let bench = try ImportBench(database)
        try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
        return bench
    }

    private let villages = ImportSettings(.villages, homeArea: "990101")

    @Test("a row that a comma within a number has shifted is refused, the rows beside it are taken")
    func shifted() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let text = """
                县,乡镇,自然村,户籍人口,常住人口
                甲县,甲镇,甲,1,234,1,100
                甲县,甲镇,乙,12,10,
                甲县,甲镇,丙,"1,234","1,100",,
                合计,,,1246,1110,9,9
                """
            let report = try bench.commit(ImportBench.file(text), villages).report
            let finding = try #require(report.findings.first { $0.code == "extra-cells" })
            #expect(finding.severity == .error && finding.place.row == 2 && finding.place.column == "F")
            #expect(report.rows("extra-cells") == [2])
            #expect(report.rows("sum-mismatch").isEmpty)
            #expect((report.counts.rows, report.counts.rejected, report.counts.new) == (3, 1, 2))
            #expect(report.towns.first?.counts.rejected == 1)
            let items = try bench.records(.village, in: "990101")
            #expect(Set(items.map(\.name)) == ["乙", "丙"])
            #expect(items.first { $0.name == "丙" }?.values["registeredPopulation"] == .integer(1234))
        }
    }

    @Test("facilities and places of the tree are refused in the same way; notes beside a table are only told of once")
    func beside() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let facilities = try bench.dryRun(
                ImportBench.file("名称,乡镇,管网总长（m）\n一站,甲镇,1,200\n二站,甲镇,300\n"),
                ImportSettings(.facilities, homeArea: "990101"))
            #expect(facilities.rows("extra-cells") == [2])
            #expect((facilities.counts.rejected, facilities.counts.new) == (1, 1))
            let divisions = try bench.dryRun(
                ImportBench.file("代码,名称\n990101004,戊镇,己镇\n990101005,庚镇\n"), ImportSettings(.divisions))
            #expect(divisions.rows("extra-cells") == [2])
            #expect((divisions.counts.rows, divisions.counts.rejected, divisions.counts.new) == (2, 1, 1))
            // The header of a spreadsheet saved as text has the empty columns of the notes as well.
            let saved = try bench.dryRun(
                ImportBench.file("乡镇,自然村,,\n甲镇,东,,原名西\n甲镇,南,,\n甲镇,北,待核,\n"), villages)
            #expect(saved.findings.filter { $0.code == "extra-cells" }.map(\.severity) == [.warning])
            #expect(saved.counts.new == 3)
            let columns = ["乡镇", "自然村"].map { SheetModel.Column($0) }
            func workbook(_ rows: [[CellValue]]) throws -> ImportReport {
                let sheet = SheetModel(name: "村", columns: columns, rows: rows)
                return try bench.dryRun(ImportFile(XLSXExport([sheet]).data(), named: "村.xlsx"), villages)
            }
            let plain: [CellValue] = [.text("甲镇"), .text("东")]
            #expect(try workbook([plain]).findingCounts["extra-cells"] == nil)
            let noted = try workbook([
                plain, [.text("甲镇"), .text("西"), .text("待核")], [.text("甲镇"), .text("南"), .text("待核")],
            ])
            #expect(noted.rows("extra-cells") == [3] && noted.counts.new == 3)
        }
    }

    @Test(
        "a list of which nothing can be taken leaves no import, and is taken once its places are known",
        arguments: Engine.allCases)
    func nothingTaken(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let file = try ImportBench.file("乡镇,自然村\n戊镇,东\n戊镇,西\n")
            let head = try bench.auditHead()
            let report = try bench.dryRun(file, villages)
            #expect(!report.isCommittable && report.refusal?.code == "nothing-taken")
            #expect(report.rows("unknown-town") == [2, 3])
            #expect(throws: ImportError.self) { try bench.commit(file, villages) }
            #expect(try bench.auditHead() == head)
            try bench.commit(ImportBench.file("代码,名称\n990101004,戊镇\n"), ImportSettings(.divisions))
            let outcome = try bench.commit(file, villages)
            #expect(outcome.isNew && outcome.report.counts.new == 2)
            #expect(try !bench.commit(file, villages).isNew)
        }
    }

    @Test(
        "a partly refused list takes what can be taken now, and only once what is left of it",
        arguments: Engine.allCases)
    func partlyTaken(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let file = try ImportBench.file("乡镇,自然村,户籍人口\n甲镇,东,10\n戊镇,西,20\n")
            let first = try bench.commit(file, villages)
            #expect((first.report.counts.new, first.report.counts.rejected) == (1, 1))
            let again = try bench.commit(file, villages)
            #expect(!again.isNew && again.importID == first.importID)
            #expect(again.report.rows("unknown-town") == [3])
            #expect(try bench.dryRun(file, villages).findingCounts["already-imported"] == 1)
            try bench.commit(ImportBench.file("代码,名称\n990101004,戊镇\n"), ImportSettings(.divisions))
            #expect(try bench.dryRun(file, villages).findingCounts["already-imported"] == nil)
            let second = try bench.commit(file, villages)
            #expect(second.isNew && second.importID != first.importID)
            #expect((second.report.counts.new, second.report.counts.unchanged) == (1, 1))
            let third = try bench.commit(file, villages)
            #expect(!third.isNew && third.importID == second.importID)
            #expect(try bench.population(bench.records(.village, in: "990101")) == 30)
        }
    }

    @Test(
        "a part that is larger than its whole is told of with its column, also where the register has the whole",
        arguments: Engine.allCases)
    func parts(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let list = "乡镇,自然村,常住户数,覆盖户数,改厕户数,改厕接入户数\n甲镇,东,10,11,1,5\n甲镇,西,10,10,5,5\n"
            let report = try bench.commit(ImportBench.file(list), villages).report
            #expect(report.rows("covered-more-than-resident") == [2])
            #expect(report.rows("connected-more-than-improved") == [2])
            let finding = try #require(report.findings.first { $0.code == "connected-more-than-improved" })
            #expect(finding.severity == .warning && finding.place.column == "改厕接入户数")
            #expect(finding.message.zh.contains("5") && finding.message.zh.contains("“东”"))
            let stations = ImportSettings(.facilities, homeArea: "990101")
            let first = try bench.commit(
                ImportBench.file("编码,乡镇,年度监测次数\nA1,甲镇,1\nA2,甲镇,4\n"), stations
            ).report
            #expect(first.findingCounts["compliant-more-than-taken"] == nil)
            let second = try bench.dryRun(
                ImportBench.file("编码,乡镇,年度达标次数\nA1,甲镇,5\nA2,甲镇,4\n"), stations)
            #expect(second.rows("compliant-more-than-taken") == [2])
            #expect(second.findings.first { $0.code == "compliant-more-than-taken" }?.place.column == "年度达标次数")
        }
    }

    @Test("further sheets with a list of the kind are named with their rows, unless a sheet was chosen")
    func otherSheets() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let columns = ["乡镇", "自然村"].map { SheetModel.Column($0) }
            let sheets = [
                SheetModel(name: "甲镇", columns: columns, rows: [[.text("甲镇"), .text("东")]]),
                SheetModel(
                    name: "丙乡", titleLines: ["丙乡底数"], columns: columns,
                    rows: [[.text("丙乡"), .text("西")], [.text("丙乡"), .text("北")]]),
                SheetModel(
                    name: "说明", columns: [SheetModel.Column("填表要求")],
                    rows: [[.text("一村一行")]]),
            ]
            let file = try ImportFile(XLSXExport(sheets).data(), named: "底数.xlsx")
            let report = try bench.dryRun(file, villages)
            let finding = try #require(report.findings.first { $0.code == "other-sheets" })
            #expect(finding.severity == .warning)
            #expect(finding.message.zh.contains("“丙乡”（2 行）") && !finding.message.zh.contains("说明"))
            #expect(finding.message.en.contains("“丙乡” (2 rows)"))
            var chosen = villages
            chosen.sheet = "丙乡"
            #expect(try bench.dryRun(file, chosen).findingCounts["other-sheets"] == nil)
        }
    }

    @Test("an older list says that it would replace later values, a list of today does not", arguments: Engine.allCases)
    func replacesLater(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            func list(_ people: [Int]) throws -> ImportFile {
                let rows = zip(["东", "西", "南"], people).map { "甲镇,\($0),\($1)" }.joined(separator: "\n")
                return try ImportBench.file("乡镇,自然村,户籍人口\n\(rows)\n")
            }
            func settings(_ day: String?) -> ImportSettings {
                ImportSettings(.villages, validFrom: day, homeArea: "990101")
            }
            try bench.commit(list([10, 20, 30]), settings("2025-06-01"))
            let older = try bench.dryRun(list([11, 20, 33]), settings("2024-01-01"))
            let finding = try #require(older.findings.first { $0.code == "replaces-later" })
            #expect(finding.severity == .warning && finding.place.row == 2)
            #expect(finding.message.zh.contains("2 行（第 2、4 行）") && finding.message.zh.contains("2025-06-01"))
            #expect(
                try bench.dryRun(list([11, 20, 33]), settings("2025-07-01")).findingCounts["replaces-later"] == nil)
            #expect(try bench.dryRun(list([11, 20, 33]), settings(nil)).findingCounts["replaces-later"] == nil)
            // Other fields than those stated later are nobody's loss.
            let other = try ImportBench.file("乡镇,自然村,常住人口\n甲镇,东,5\n")
            #expect(try bench.dryRun(other, settings("2024-01-01")).findingCounts["replaces-later"] == nil)
            let tree = try bench.dryRun(
                ImportBench.file("代码,名称\n990101003,丙镇\n"), ImportSettings(.divisions, validFrom: "2020-01-01"))
            #expect(tree.findingCounts["replaces-later"] == nil)
        }
    }

    @Test("names with what stands above them or with their government are offered as what they mean")
    func nearNames() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            try bench.commit(
                ImportBench.file("代码,名称\n990103,广宁县\n990104,德庆县\n990103001,排沙镇\n"), ImportSettings(.divisions))
            let text = """
                县,乡镇,自然村
                ,排沙镇人民政府,东
                ,广宁县排沙镇,西
                某市广宁县,排沙镇,北
                ,德庆县排沙镇,南
                """
            let report = try bench.dryRun(ImportBench.file(text), ImportSettings(.villages))
            func near(_ name: String) -> [String]? {
                report.unknownTowns.first { $0.name == name }?.near.map(\.name)
            }
            #expect(near("排沙镇人民政府") == ["排沙镇"])
            #expect(near("广宁县排沙镇") == ["排沙镇"])
            // It lies in another county.
            #expect(near("德庆县排沙镇") == nil)
            let county = try #require(report.findings.first { $0.code == "unknown-county" })
            #expect(county.place.row == 4 && county.advice.zh.contains("广宁县"))
        }
    }

    @Test("half a position, a day to come, and a row known by its code alone are told of by name")
    func smallThings() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let text = """
                乡镇,行政村代码,自然村,经度,纬度,完成时间,常住户数,覆盖户数
                甲镇,990101001200,东,112.1,,2025-10-09,,
                甲镇,990101001200,西,112.1,23.1,2025-10-10,,
                ,990101001201,,,23.1,,1,2
                """
            let report = try bench.dryRun(
                ImportBench.file(text), ImportSettings(.villages, coordinateSystem: "CGCS2000", homeArea: "990101"))
            #expect(report.rows("half-position") == [2, 4])
            #expect(report.findings.first { $0.code == "half-position" }?.place.column == "经度")
            #expect(report.rows("future-day") == [3])
            let covered = try #require(report.findings.first { $0.code == "covered-more-than-resident" })
            #expect(covered.message.zh.hasPrefix("“990101001201”"))
            let lone = try bench.dryRun(
                ImportBench.file("乡镇,自然村,经度\n甲镇,东,112.1\n甲镇,西,\n"),
                ImportSettings(.villages, coordinateSystem: "CGCS2000", homeArea: "990101"))
            #expect(lone.rows("half-position") == [2])
        }
    }
}
