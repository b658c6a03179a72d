import Domain
import Exchange
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Lists of villages")
struct VillageImportTests {
    private func bench(_ database: any Database) throws -> ImportBench {
        let bench = try ImportBench(database)
        try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
        return bench
    }

    @Test(
        "a village that the list names and a residents' committee answers to is told once", arguments: Engine.allCases)
    func community(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let text = """
                乡镇,行政村,自然村
                乙街道,南门村,东坊
                乙街道,南门村委会,西坊
                乙街道,南门社区,北坊
                甲镇,清溪村,上村
                """
            let report = try bench.dryRun(
                ImportBench.file(text), ImportSettings(.villages, homeArea: "990101"))
            #expect(report.counts.new == 4)
            #expect(report.rows("matched-community") == [2])
            let finding = try #require(report.findings.first { $0.code == "matched-community" })
            #expect(finding.severity == .note)
            #expect(finding.message.zh.contains("“南门村”") && finding.message.zh.contains("南门社区居委会"))
            let calm = try bench.dryRun(
                ImportBench.file("乡镇,行政村,自然村\n乙街道,南门社区,东坊\n"),
                ImportSettings(.villages, homeArea: "990101"))
            #expect(calm.rows("matched-community").isEmpty)
        }
    }

    @Test(
        "titles, grouped headers, a row of units, sums and remarks are told from the records",
        arguments: Engine.allCases)
    func layout(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let text = """
                甲县农村生活污水治理村庄底数表,,,,,,,,,
                填报单位：甲县,,,,,,,,,
                序号,乡镇,行政村,自然村,户籍人口,,,常住人口,,距最近污水管网
                ,,,,总数,男,女,总数,男,
                ,,,,人,人,人,人,人,km
                1,甲镇,清溪村,东村,120,60,60,１００,50,1.5
                2,甲镇,清溪村,西村,80人,40,40,70,30,—
                小计,,,,200,100,100,170,80,
                3,丙,,北村,"1,050",500,550,,,0.25
                合计,,,,1251,600,650,170,80,
                注：本表数据截至2024年底,,,,,,,,,
                """
            let outcome = try bench.commit(ImportBench.file(text), ImportSettings(.villages, homeArea: "990101"))
            let report = outcome.report
            #expect(report.headerRows == [3, 4])
            #expect(report.unitsRow == 5)
            #expect(report.counts.rows == 3)
            #expect(report.counts.new == 3)
            #expect(report.rows("sum-mismatch") == [10])
            #expect(report.rows("note-row") == [11])
            #expect(report.columns[5].heading == "户籍人口·男")
            // Men among the residents are nothing that is kept, least of all as registered men.
            #expect(report.columns[8].target == nil)
            let items = try bench.records(.village, in: "990101")
            let east = try #require(items.first { $0.name == "东村" })
            #expect(east.values["registeredPopulation"] == .integer(120))
            #expect(east.values["registeredMale"] == .integer(60))
            #expect(east.values["residentPopulation"] == .integer(100))
            #expect(east.values["sewerDistance"] == .decimal(1500))
            #expect(east.code == "990101001200001")
            #expect(east.path.region(at: .administrativeVillage) != nil)
            let north = try #require(items.first { $0.name == "北村" })
            #expect(north.values["registeredPopulation"] == .integer(1050))
            #expect(north.values["residentPopulation"] == nil)
            // Directly under 丙乡, which the list calls 丙.
            #expect(north.code == "990101003000001")
        }
    }

    @Test("numbers that are none, dates, choices and unknown places are refused by name, with near names offered")
    func badInput() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let text = """
                乡镇,行政村,自然村,户籍户数,户籍人口,治理状态,完成时间,是否黑臭
                甲镇,清溪村,一,12户,约12,已治理,2023年5月,是
                甲镇,清溪村,二,12-15,-3,治好了,2023-13-01,也许
                甲镇,清溪村,三,１２,99999999999,未,20230506,无
                甲镇,清渓村,四,1.5,1,管控,45000,否
                申镇,清溪村,五,1,1,,,
                ,,六,1,1,,,
                甲镇,,,1,1,,,
                甲镇,清溪村,一,12户,约12,已治理,2023年5月,是
                甲镇,清溪村,一,13,14,未治理,,否
                """
            let report = try bench.dryRun(ImportBench.file(text), ImportSettings(.villages, homeArea: "990101"))
            #expect(report.rows("not-a-number") == [2, 3])
            #expect(report.rows("negative") == [3])
            #expect(report.rows("too-large") == [4])
            #expect(report.rows("not-whole") == [5])
            #expect(report.rows("bad-choice") == [3, 3])
            #expect(report.rows("bad-date") == [3, 5])
            #expect(report.rows("date-rounded") == [2])
            #expect(report.rows("unknown-town") == [6, 7])
            #expect(report.rows("unknown-village") == [5])
            #expect(report.rows("missing-name") == [8])
            #expect(report.rows("duplicate-in-file") == [9])
            #expect(report.rows("same-name") == [10])
            #expect(report.counts.rejected == 3)
            let village = try #require(report.findings.first { $0.code == "unknown-village" })
            #expect(village.advice.zh.contains("清溪村委会"))
            let choice = try #require(report.findings.first { $0.code == "bad-choice" })
            #expect(choice.advice.zh == "可填：未治理、管控、治理")
            #expect(choice.place.column == "治理状态")
        }
    }

    @Test("rows that say the same in other spellings are one village", arguments: Engine.allCases)
    func sameInOtherSpelling(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let text = """
                乡镇,行政村,自然村,户籍户数,治理状态,完成时间,备注
                甲镇,清溪村,一（东）,10,治理,2026-01-01,x
                甲镇 ,清溪村,一(东) ,１０户,已治理,2026/1/1,x
                甲镇,清溪村,二,10①,治理,,
                甲镇,清溪村,三,10³,治理,,
                甲镇,清溪村,四,10,治理,,y
                甲镇,清溪村,四,11,治理,,y
                """
            let report = try bench.dryRun(ImportBench.file(text), ImportSettings(.villages, homeArea: "990101"))
            #expect(report.rows("duplicate-in-file") == [3])
            #expect(report.rows("not-a-number") == [4, 5], "raised and circled figures are no digits")
            #expect(report.rows("same-name") == [7], "other counts make another row")
        }
    }

    @Test("a town's name that two counties have needs the county", arguments: Engine.allCases)
    func ambiguousTowns(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let text = "县,乡镇,自然村\n,甲镇,东村\n乙县,甲乡,东村\n,丁镇,西村\n"
            let report = try bench.commit(ImportBench.file(text), ImportSettings(.villages)).report
            #expect(report.rows("ambiguous-town") == [2])
            #expect(report.counts.new == 2)
            #expect(try bench.records(.village, in: "990102002").map(\.name) == ["东村"])
            #expect(
                try bench.dryRun(ImportBench.file(text), ImportSettings(.villages, homeArea: "990101")).rows(
                    "ambiguous-town") == [])
        }
    }

    @Test("a second list updates the villages of the first; same names keep their partners", arguments: Engine.allCases)
    func update(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let first = "乡镇代码,自然村,户籍人口\n990101001,东村,10\n990101001,东村,20\n990101001,西村,30\n"
            let second = "乡镇代码,自然村,户籍人口,治理状态\n990101001,东村,20,\n990101001,东村,11,治理\n990101001,西村,,\n"
            try bench.commit(ImportBench.file(first), ImportSettings(.villages, validFrom: "2024-01-01"))
            let before = try bench.records(.village, in: "990101")
            let report = try bench.commit(ImportBench.file(second), ImportSettings(.villages, validFrom: "2025-01-01"))
                .report
            #expect(report.counts.unchanged == 2)
            #expect(report.counts.changed == 1)
            #expect(report.rows("already-in-register") == [2, 4])
            let after = try bench.records(.village, in: "990101")
            #expect(after.map(\.id) == before.map(\.id))
            #expect(after.map { $0.values["registeredPopulation"] } == [.integer(11), .integer(20), .integer(30)])
            #expect(after[0].values["status"] == .text("treated"))
        }
    }

    @Test(
        "a village known directly under its town is the same one when its administrative village becomes known",
        arguments: Engine.allCases)
    func movedUnderVillage(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let first = "乡镇代码,自然村,户籍人口\n990101001,东村,10\n990101001,西村,30\n990101001,西村,31\n"
            let second = """
                乡镇代码,行政村,自然村,户籍人口
                990101001,清溪村,东村,10
                990101001,清溪村,西村,30
                990101001,白石村,北村,5
                """
            try bench.commit(ImportBench.file(first), ImportSettings(.villages, validFrom: "2024-01-01"))
            let before = try bench.records(.village, in: "990101")
            let east = try #require(before.first { $0.name == "东村" })
            let settings = ImportSettings(.villages, validFrom: "2023-01-01")
            let outcome = try bench.commit(ImportBench.file(second), settings)
            #expect(outcome.report.rows("moved-under-village") == [2])
            let told = outcome.report.findings.first { $0.code == "moved-under-village" }
            #expect(told?.message.zh.contains("清溪村委会") == true)
            // Two of that name stand under the town: nobody can say which is meant.
            #expect(outcome.report.rows("perhaps-same-village") == [3])
            #expect(outcome.report.counts.changed == 1 && outcome.report.counts.new == 2)
            let after = try bench.records(.village, in: "990101")
            let moved = try #require(after.first { $0.name == "东村" })
            #expect(moved.id == east.id && after.count == 5)
            let parent = try #require(try bench.region("990101001200"))
            #expect(moved.path.region(at: .administrativeVillage) == parent.id)
            #expect(try bench.records(.village, in: "990101001200").map(\.name).sorted() == ["东村", "西村"])
            // A list without administrative villages still means the same village, and moves nothing back.
            let third = "乡镇代码,自然村,户籍人口\n990101001,东村,12\n"
            let report = try bench.commit(ImportBench.file(third), ImportSettings(.villages)).report
            #expect(report.rows("known-under-village") == [2] && report.counts.changed == 1)
            let last = try bench.records(.village, in: "990101001200").first { $0.name == "东村" }
            #expect(last?.id == east.id && last?.values["registeredPopulation"] == .integer(12))
            #expect(try bench.firstBreak() == nil)
        }
    }

    @Test("undoing the list that brought the administrative village puts the village back under its town")
    func moveUndone() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            try bench.commit(
                ImportBench.file("乡镇代码,自然村,户籍人口\n990101001,东村,10\n"), ImportSettings(.villages))
            let outcome = try bench.commit(
                ImportBench.file("乡镇代码,行政村,自然村\n990101001,清溪村,东村\n"), ImportSettings(.villages))
            #expect(outcome.report.counts.changed == 1)
            try bench.undo(outcome.importID)
            #expect(try bench.records(.village, in: "990101001200").isEmpty)
            #expect(try bench.records(.village, in: "990101001").map(\.name) == ["东村"])
        }
    }

    @Test("a town that the user chose for a name serves every row of that name, and only in this import")
    func chosenTowns() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let text = "县,乡镇,自然村\n甲县,甲乙镇,东村\n甲县,甲乙镇,西村\n乙县,甲乙镇,北村\n"
            let report = try bench.dryRun(ImportBench.file(text), ImportSettings(.villages))
            #expect(report.rows("unknown-town") == [2, 3, 4])
            let unknown = try #require(report.unknownTowns.first)
            #expect(unknown.name == "甲乙镇" && unknown.county == "甲县" && unknown.rows == 2)
            #expect(unknown.near.map(\.code).contains("990101001"))
            var settings = ImportSettings(.villages, towns: [unknown.key: "990101001"])
            #expect(try ImportSettings(json: settings.json) == settings)
            let chosen = try bench.dryRun(ImportBench.file(text), settings)
            #expect(chosen.rows("unknown-town") == [4] && chosen.counts.new == 2)
            settings.towns = [unknown.key: "no such code"]
            #expect(try bench.dryRun(ImportBench.file(text), settings).rows("unknown-town") == [2, 3, 4])
        }
    }

    @Test("a row that names only the administrative village updates that", arguments: Engine.allCases)
    func administrativeVillages(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let text = "行政村(12位码),行政村名称,户籍人口\n990101001200,清溪,500\n990101001999,无名,1\n"
            let report = try bench.commit(ImportBench.file(text), ImportSettings(.villages)).report
            #expect(report.counts.changed == 1)
            #expect(report.counts.rejected == 1)
            let village = try #require(try bench.region("990101001200"))
            let record = try database.readSync {
                try RecordReader($0, asOf: AsOf(valid: ImportBench.today)).record(.village, village.id)
            }
            #expect(record?.values["registeredPopulation"] == .integer(500))
        }
    }

    @Test("positions need a declared system, are converted, and swapped columns are refused")
    func positions() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            // 112.4408,23.6346 and its GCJ-02 form are the project's test vector for Guangning.
            let text = "乡镇代码,自然村,经度,纬度\n990101001,东村,112.446150,23.632148\n990101001,西村,23.632148,112.446150\n"
            let silent = try bench.dryRun(ImportBench.file(text), ImportSettings(.villages))
            #expect(silent.findingCounts["undeclared-datum"] == 1)
            let report = try bench.commit(
                ImportBench.file(text), ImportSettings(.villages, coordinateSystem: "GCJ-02")
            ).report
            #expect(report.rows("swapped-coordinates") == [3])
            let east = try #require(try bench.records(.village, in: "990101").first { $0.name == "东村" })
            #expect(abs((east.values["longitude"]?.quantity ?? 0) - 112.4408) < 2e-6)
            #expect(abs((east.values["latitude"]?.quantity ?? 0) - 23.6346) < 2e-6)
            #expect(east.values["sourceDatum"] == .text("GCJ-02"))
        }
    }

    @Test("positions off by the offset of a web map against known ones are reported")
    func datumSuspicion() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            var known = "乡镇代码,自然村,经度,纬度\n"
            var shifted = known
            for index in 0..<12 {
                let (longitude, latitude) = (112.4408 + Double(index) * 0.01, 23.6346 + Double(index % 4) * 0.01)
                known += "990101001,村\(index),\(longitude),\(latitude)\n"
                shifted += "990101001,村\(index),\(longitude + 0.00535),\(latitude - 0.00245)\n"
            }
            try bench.commit(ImportBench.file(known), ImportSettings(.villages, coordinateSystem: "CGCS2000"))
            let report = try bench.dryRun(
                ImportBench.file(shifted), ImportSettings(.villages, coordinateSystem: "CGCS2000"))
            let finding = try #require(report.findings.first { $0.code == "datum-suspect" })
            #expect(finding.message.en.contains("GCJ-02"))
        }
    }

    @Test("a workbook with merged cells and Excel dates is read as a reader sees it")
    func headerMatching() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let columns = ["乡镇", "自然村", "完成时间", "人口"].map { SheetModel.Column($0) }
            let day = try #require(CalendarDay(year: 2024, month: 6, day: 30))
            let sheet = SheetModel(
                name: "底数", titleLines: ["底数表"], columns: columns,
                rows: [[.text("甲镇"), .text("东村"), .day(day), .number(12)]])
            let file = try ImportFile(XLSXExport([sheet]).data(), named: "底数.xlsx")
            let plain = try bench.dryRun(file, ImportSettings(.villages, homeArea: "990101"))
            #expect(plain.findingCounts["unmapped-column"] == 1)
            let template = ImportTemplate(name: "甲县", kind: .villages, mapping: ["人口": "residentPopulation"])
            try database.writeSync { try template.save(in: $0, by: ImportBench.actor, at: ImportBench.now) }
            func templates(_ code: String, user: Int64?) throws -> [ImportTemplate] {
                let scope = AreaScope([try #require(try bench.region(code)).path])
                return try database.readSync {
                    try ImportTemplate.all(.villages, for: scope, user: user, on: ImportBench.today, in: $0)
                }
            }
            #expect(try templates("990101", user: nil) == [template])
            // A county's own template of the name comes before the nation's, and is nobody else's but its maker's.
            let county = ImportTemplate(
                name: "甲县", kind: .villages, mapping: [:], area: try #require(try bench.region("990102")).id)
            try database.writeSync { try county.save(in: $0, by: ImportBench.actor, at: ImportBench.now) }
            #expect(try templates("990101", user: 8) == [template])
            #expect(try templates("990102001", user: 8) == [county])
            #expect(try templates("9901", user: 8) == [template])
            #expect(try templates("990101", user: ImportBench.actor.userID) == [county])
            let outcome = try bench.commit(file, ImportSettings(.villages, homeArea: "990101", template: "甲县"))
            #expect(outcome.report.findingCounts["unmapped-column"] == nil)
            let east = try #require(try bench.records(.village, in: "990101").first)
            #expect(east.values["residentPopulation"] == .integer(12))
            #expect(east.values["completedOn"] == Day(iso: "2024-06-30").map(Value.day))
        }
    }

    @Test("a list that cannot be understood is refused as a whole")
    func refusals() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            func codes(_ text: String, _ settings: ImportSettings) throws -> [String] {
                let report = try bench.dryRun(ImportBench.file(text), settings)
                #expect(!report.isCommittable)
                return report.findings.filter { $0.severity == .error }.map(\.code)
            }
            #expect(try codes("甲,乙,丙\n1,2,3\n", ImportSettings(.villages)) == ["no-header"])
            #expect(try codes("户籍人口,户籍户数\n1,2\n", ImportSettings(.villages)) == ["missing-column"])
            #expect(try codes("乡镇,自然村\n", ImportSettings(.villages)) == ["no-rows"])
            #expect(try codes("乡镇,自然村\n甲镇,东\n", ImportSettings(.villages, validFrom: "2024-02-30")) == ["bad-date"])
            #expect(
                try codes("乡镇,自然村\n甲镇,东\n", ImportSettings(.villages, validFrom: "0001-01-02"))
                    == ["day-out-of-range"])
            let early = try bench.dryRun(
                ImportBench.file("乡镇,自然村,完成时间\n甲镇,东,00010102\n甲镇,西,18991231\n"),
                ImportSettings(.villages, homeArea: "990101"))
            #expect(early.rows("bad-date") == [2, 3])
            #expect(
                try codes("乡镇,自然村\n甲镇,东\n", ImportSettings(.villages, coordinateSystem: "西安80")) == ["unknown-datum"])
            #expect(throws: ImportError.self) {
                try bench.commit(ImportBench.file("甲,乙\n1,2\n"), ImportSettings(.villages))
            }
        }
    }
}
