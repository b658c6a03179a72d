import Domain
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Lists of facilities and other things")
struct PlacedImportTests {
    @Test(
        "facilities find their places, units are converted, and a second list updates them", arguments: Engine.allCases)
    func facilities(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let text = """
                序号,设施编码,设施名称,乡镇,行政村,设计规模（吨/天）,投资（元）,运行状态,管网总长（km）
                1,A1,清溪站,甲镇,清溪村,30,1234500,正常,1.2
                2,A2,白石站,甲镇,白石,20,900000,晒太阳,0.8
                3,A2,重码站,甲镇,白石,20,900000,正常,0.8
                4,,丙站,丙乡,不在村,10,,停运,
                """
            let settings = ImportSettings(.facilities, homeArea: "990101")
            let report = try bench.commit(ImportBench.file(text), settings).report
            #expect(report.counts.new == 3)
            #expect(report.rows("code-twice") == [4])
            #expect(report.rows("unknown-village") == [5])
            #expect(report.findingCounts["unit-converted"] == 2)
            let items = try bench.records(.facility, in: "990101")
            let first = try #require(items.first { $0.code == "A1" })
            #expect(first.values["investment"] == .decimal(123.45))
            #expect(first.values["networkLength"] == .decimal(1200))
            #expect(first.values["designCapacity"] == .decimal(30))
            #expect(first.values["state"] == .text("normal"))
            #expect(first.values["place"] == (try bench.region("990101001200")).map { .subject($0.id) })

            let second = """
                设施编码,设施名称,乡镇,行政村,运行状态
                A1,清溪站,甲镇,清溪村,停运
                ,丙站,丙乡,,停运
                """
            let update = try bench.commit(ImportBench.file(second), settings).report
            #expect(update.counts.changed == 1)
            #expect(update.counts.unchanged == 1)
            #expect(try bench.records(.facility, in: "990101").count == 3)
        }
    }

    @Test("a year is understood from a date, a month or a year with its word, and nothing else is taken for one")
    func years() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let text = """
                设施编码,设施名称,乡镇,行政村,建成时间
                A1,一站,甲镇,清溪村,2020年
                A2,二站,甲镇,清溪村,2020-05
                A3,三站,甲镇,清溪村,20210501
                A4,四站,甲镇,清溪村,2020
                A5,五站,甲镇,清溪村,去年
                A6,六站,甲镇,清溪村,45000
                """
            let report = try bench.commit(
                ImportBench.file(text), ImportSettings(.facilities, homeArea: "990101")
            ).report
            let years = try bench.records(.facility, in: "990101").sorted { $0.code < $1.code }
                .map { $0.values["builtYear"] }
            #expect(years == [.integer(2020), .integer(2020), .integer(2021), .integer(2020), nil, nil])
            #expect(report.rows("date-rounded") == [3, 4])
            #expect(report.rows("not-a-number") == [6] && report.rows("too-large") == [7])
        }
    }

    @Test(
        "a row that names its village alone is put into the town of the only village of that name, or refused by name",
        arguments: Engine.allCases)
    func villageAlone(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            let tree = Small.divisions + "\n990101003201,白石村委会,5,990101003\n990102001200,清溪村委会,5,990102001\n"
            try bench.commit(ImportBench.file(tree), ImportSettings(.divisions))
            let text = "设施编码,设施名称,行政村\nA1,清溪站,清溪村\nA2,白石站,白石村\nA3,错字站,清渓村\nA4,远站,远方村\n"
            let report = try bench.commit(
                ImportBench.file(text), ImportSettings(.facilities, homeArea: "990101")
            ).report
            #expect(report.counts.new == 1 && report.counts.rejected == 3)
            #expect(report.rows("town-by-village") == [2])
            let told = try #require(report.findings.first { $0.code == "town-by-village" })
            #expect(told.severity == .note && told.message.zh.contains("甲镇") && told.message.en.contains("甲镇"))
            let village = try #require(try bench.region("990101001200"))
            #expect(try bench.records(.facility, in: "990101").map { $0.values["place"] } == [.subject(village.id)])
            let several = try #require(report.findings.first { $0.code == "ambiguous-village" })
            #expect(several.place.row == 3 && several.severity == .error)
            for place in ["甲镇白石村委会 990101001201", "丙乡白石村委会 990101003201"] {
                #expect(several.advice.zh.contains(place) && several.advice.en.contains(place))
            }
            #expect(report.rows("unknown-village") == [4, 5])
            let near = try #require(report.findings.first { $0.code == "unknown-village" })
            #expect(near.advice.zh.contains("甲镇清溪村委会 990101001200"))

            // The county may stand in the row; without any, a village's name says too little.
            let named = try bench.dryRun(
                ImportBench.file("县,设施编码,设施名称,行政村\n乙县,B1,清溪站,清溪村\n丙县,B2,清溪站,清溪村\n"),
                ImportSettings(.facilities))
            #expect(named.counts.new == 1 && named.towns.contains { $0.code == "990102001" })
            #expect(named.rows("unknown-county") == [3])
            let nowhere = try bench.dryRun(
                ImportBench.file("设施编码,设施名称,行政村\nB1,清溪站,清溪村\n"), ImportSettings(.facilities))
            #expect(nowhere.rows("unknown-town") == [2])
            // Villages of towns that are not the importer's are as unknown as villages that do not exist.
            let town = try #require(try bench.region("990101003"))
            let scoped = try bench.dryRun(
                ImportBench.file("设施编码,设施名称,行政村\nB1,清溪站,清溪村\nB2,白石站,白石村\n"),
                ImportSettings(.facilities, homeArea: "990101003"), scope: AreaScope([town.path]))
            #expect(scoped.rows("unknown-village") == [2] && scoped.rows("town-by-village") == [3])
            #expect(!scoped.findings.contains { $0.advice.zh.contains("甲镇") })

            let villages = try bench.commit(
                ImportBench.file("行政村,自然村\n清溪村,东村\n白石村,西村\n"),
                ImportSettings(.villages, homeArea: "990101")
            ).report
            #expect(villages.counts.new == 1 && villages.rows("town-by-village") == [2])
            #expect(villages.rows("ambiguous-village") == [3])
            #expect(try bench.records(.village, in: "990101001200").map(\.name) == ["东村"])
        }
    }

    @Test(
        "a list that holds from before its village was there is refused by row, with the village's first day",
        arguments: Engine.allCases)
    func beforeThePlace(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            var later = ImportSettings(.divisions)
            later.validFrom = "2025-06-01"
            try bench.commit(ImportBench.file("代码,名称\n990101001202,新拆村委会\n"), later)
            func settings(_ kind: ImportKind, from day: String?) -> ImportSettings {
                var settings = ImportSettings(kind, homeArea: "990101")
                settings.validFrom = day
                return settings
            }
            let facilities = try ImportBench.file("设施编码,设施名称,乡镇,行政村\nA1,新站,甲镇,新拆村\nA2,老站,甲镇,清溪村\n")
            let early = try bench.dryRun(facilities, settings(.facilities, from: "2024-01-01"))
            #expect(early.rows("place-not-yet") == [2] && early.counts.new == 1 && early.counts.rejected == 1)
            let told = try #require(early.findings.first { $0.code == "place-not-yet" })
            #expect(told.severity == .error && told.message.zh.contains("2025-06-01"))
            #expect(told.advice.zh.contains("2025-06-01") && told.advice.en.contains("2025-06-01"))
            for day in ["2025-06-01", nil] {
                #expect(try bench.dryRun(facilities, settings(.facilities, from: day)).counts.new == 2)
            }
            let villages = try ImportBench.file("乡镇,行政村,自然村\n甲镇,新拆村,新一组\n甲镇,清溪村,老一组\n")
            let refused = try bench.dryRun(villages, settings(.villages, from: "2024-01-01"))
            #expect(refused.rows("place-not-yet") == [2] && refused.counts.new == 1)
            try bench.commit(villages, settings(.villages, from: "2025-06-01"))
            let people = try ImportBench.file("乡镇,行政村,自然村,户籍人口\n甲镇,新拆村,新一组,30\n甲镇,清溪村,老一组,20\n")
            let again = try bench.dryRun(people, settings(.villages, from: "2024-01-01"))
            // A known natural village may be older than the first list that named it; an administrative one is not.
            #expect(again.findingCounts["place-not-yet"] == nil && again.counts.changed == 2)
            let committees = try ImportBench.file("乡镇,行政村,户籍人口\n甲镇,新拆村,30\n甲镇,清溪村,20\n")
            let whole = try bench.dryRun(committees, settings(.villages, from: "2024-01-01"))
            #expect(whole.rows("place-not-yet") == [2] && whole.counts.rejected == 1)
        }
    }

    @Test("two counties may use the same code in one list")
    func codesOfCounties() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let text = "乡镇代码,设施编码,设施名称\n990101001,A1,甲站\n990102001,A1,丁站\n990101003,A1,丙站\n"
            let report = try bench.commit(ImportBench.file(text), ImportSettings(.facilities)).report
            #expect(report.counts.new == 2 && report.rows("code-twice") == [4])
        }
    }

    @Test("a record of another town is neither changed nor taken over by its code", arguments: Engine.allCases)
    func foreignRecord(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let settings = ImportSettings(.facilities, homeArea: "990101")
            try bench.commit(ImportBench.file("设施编码,设施名称,乡镇\nA1,甲站,甲镇\n"), settings)
            let before = try bench.records(.facility, in: "990101")
            let town = try #require(try bench.region("990101003"))
            let list = "设施编码,设施名称,乡镇,运行状态\nA1,别站,丙乡,停运\nB1,丙站,丙乡,停运\n"
            let report = try bench.commit(ImportBench.file(list), settings, scope: AreaScope([town.path])).report
            #expect(report.rows("outside-area") == [2])
            #expect(report.counts.rejected == 1)
            #expect(report.counts.new == 1)
            #expect(!report.findings.contains { $0.message.zh.contains("甲") })
            let after = try bench.records(.facility, in: "990101")
            #expect(after.first { $0.code == "A1" } == before.first)
            #expect(after.count == 2)
        }
    }

    @Test("the same file elsewhere is read as if for the first time, and names no import of another area")
    func sameFile() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let file = try ImportBench.file("设施编码,设施名称,乡镇\nA1,甲站,甲镇\n")
            let settings = ImportSettings(.facilities, homeArea: "990101")
            let first = try bench.commit(file, settings)
            let (own, other) = (
                try #require(try bench.region("990101001")), try #require(try bench.region("990101003"))
            )
            let foreign = try bench.dryRun(file, settings, scope: AreaScope([other.path]))
            #expect(foreign.rows("unknown-town") == [2])
            #expect(foreign.findingCounts["already-imported"] == nil)
            let again = try bench.commit(file, settings, scope: AreaScope([own.path]))
            #expect(!again.isNew)
            #expect(again.importID == first.importID)
            let item = try #require(try bench.records(.facility, in: "990101").first)
            let path = try bench.database.readSync { try EntryFacts($0).lastPath(of: item.id) }
            #expect(path == own.path)
        }
    }

    @Test("every kind of thing can be taken in by its name and town", arguments: Engine.allCases)
    func otherKinds(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            for kind in [ImportKind.toilets, .waterBodies, .protectionZones, .outlets] {
                let text = "乡镇代码,名称,编号\n990101001,某处,N1\n990101999,别处,N2\n"
                let report = try bench.commit(ImportBench.file(text), ImportSettings(kind)).report
                #expect(report.counts.new == 1, "\(kind)")
                #expect(report.rows("unknown-town") == [3], "\(kind)")
                #expect(try bench.records(kind.recordKind, in: "990101").map(\.code) == ["N1"], "\(kind)")
            }
        }
    }
}
