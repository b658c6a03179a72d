import Domain
import Exchange
import Foundation
import Geo
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Layers of geodata as imports")
struct LayerImportTests {
    private static let tianditu = "boundaries/gd_jx_tianditu_cgcs2000.geojson"
    private static let amap = "boundaries/gd_jx_amap_gcj02_cnmaps.geojson"

    @Test(
        "boundaries of another map service, declared CGCS2000, are noticed to be in GCJ-02, some 560 m off",
        .enabled(if: SharedData.isPresent), arguments: Engine.allCases)
    func mistakenDatum(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.loadZhaoqing()
            let file = try bench.commit(
                ImportBench.shared(Self.tianditu), ImportSettings(.boundaries, coordinateSystem: "CGCS2000"))
            // The city, its eight counties, and the province above them.
            #expect(file.report.counts.new == 10)
            let counties = try bench.records(.boundary, in: "4412").filter { $0.level == .county }
            #expect(Set(counties.map(\.name)) == ["端州区", "鼎湖区", "高要区", "广宁县", "怀集县", "封开县", "德庆县", "四会市"])

            let wrong = try bench.dryRun(
                ImportBench.shared(Self.amap), ImportSettings(.boundaries, coordinateSystem: "CGCS2000"))
            let finding = try #require(wrong.findings.first { $0.code == "datum-suspect" })
            #expect(finding.message.zh.contains("GCJ-02"))
            let metres = finding.message.en.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
            #expect(metres.contains { (500...620).contains($0) }, "\(finding.message.en)")

            let right = try bench.dryRun(
                ImportBench.shared(Self.amap), ImportSettings(.boundaries, coordinateSystem: "GCJ-02"))
            #expect(!right.findings.contains { $0.code == "datum-suspect" })
            #expect(right.counts.changed == 10)

            try bench.undo(file.importID)
            #expect(try bench.records(.boundary, in: "4412").isEmpty)
        }
    }

    @Test(
        "a shapefile in Beijing 1954 is brought to CGCS2000 by PROJ, and that is said", .enabled(if: SharedData.isPresent))
    func oldDatum() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.loadZhaoqing()
            let file = try ImportBench.shared("terrain/youwuzhen/spatial/outlet_beijing1954.shp")
            let settings = ImportSettings(.outlets, homeArea: "441223")
            let report = try bench.commit(file, settings).report
            #expect(report.findings.contains { $0.code == "datum-converted" && $0.message.zh.contains("EPSG:2415") })
            #expect(report.findings.contains { $0.code == "unnamed-feature" })
            let outlet = try #require(try bench.records(.outlet, in: "441223").first)
            // The weather stations' table of the same catchment: Youwuzhen lies at about 116.42° E, 25.65° N.
            let longitude = try #require(outlet.values["longitude"]?.quantity)
            let latitude = try #require(outlet.values["latitude"]?.quantity)
            #expect(abs(longitude - 116.42) < 0.1 && abs(latitude - 25.65) < 0.1, "\(longitude) \(latitude)")
            #expect(outlet.values["sourceDatum"] == .text("EPSG:2415"))
            #expect(try !bench.commit(file, settings).isNew)
        }
    }

    @Test("lines stand where their boundary says, and a layer without a system must be declared", arguments: Engine.allCases)
    func linesByPlace(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let bounds = """
                编码,名称,所在村（镇）,图形
                990101,甲县,990101,"POLYGON((112 23,113 23,113 24,112 24,112 23))"
                B1,甲镇,990101001,"POLYGON((112 23,112.5 23,112.5 24,112 24,112 23))"
                """
            let made = try bench.commit(ImportBench.file(bounds), ImportSettings(.boundaries, coordinateSystem: "CGCS2000"))
            #expect(made.report.counts.new == 2, "\(made.report.findings)")
            let lines = """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"管段编号":"G1","管径":300,"管段类别":"主管"},
                 "geometry":{"type":"LineString","coordinates":[[112.1,23.5],[112.1001,23.5001],[112.1002,23.5]]}},
                {"type":"Feature","properties":{"管段编号":"G2","管径":200,"管段类别":"支管"},
                 "geometry":{"type":"LineString","coordinates":[[112.9,23.5],[112.9001,23.5]]}},
                {"type":"Feature","properties":{"管段编号":"G3","管段类别":"入户管"},"geometry":null}]}
                """
            let file = try ImportBench.file(lines, named: "管网.geojson")
            let report = try bench.commit(file, ImportSettings(.sewers, homeArea: "990101")).report
            #expect(report.counts.new == 3, "\(report.findings)")
            let pipes = try bench.records(.sewer, in: "990101").sorted { $0.code < $1.code }
            #expect(pipes.map(\.code) == ["G1", "G2", "G3"])
            #expect(pipes[0].values["shape"] == .text("LINESTRING(112.1 23.5,112.1001 23.5001,112.1002 23.5)"))
            #expect(pipes[0].values["sewerKind"] == .text("main"))
            #expect(try pipes[0].values["place"] == bench.region("990101001").map { .subject($0.id) })
            #expect(try pipes[1].values["place"] == bench.region("990101").map { .subject($0.id) })
            #expect(pipes[2].values["shape"] == nil)
            #expect(try bench.dryRun(file, ImportSettings(.sewers, validFrom: "2024-01-01", homeArea: "990101"))
                    .counts.unchanged == 3)
        }
    }

    @Test("a site in a protection zone is vetoed, one beyond its county doubted", arguments: Engine.allCases)
    func rules(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let bounds = "编码,名称,所在村（镇）,图形\n990101,甲县,990101,\"POLYGON((112 23,113 23,113 24,112 24,112 23))\"\n"
            try bench.commit(ImportBench.file(bounds), ImportSettings(.boundaries))
            let zones = """
                编码,名称,乡镇代码,保护区级别,图形
                Z1,清溪水库,990101001,一级,"POLYGON((112.4 23.4,112.6 23.4,112.6 23.6,112.4 23.6,112.4 23.4))"
                """
            try bench.commit(ImportBench.file(zones), ImportSettings(.protectionZones))
            let outlets = """
                排口编号,名称,乡镇代码,经度,纬度
                P1,甲口,990101001,112.5,23.5
                P2,乙口,990101001,112.8,23.8
                P3,丙口,990101001,113.5,23.5
                """
            let report = try bench.dryRun(
                ImportBench.file(outlets), ImportSettings(.outlets, coordinateSystem: "CGCS2000", homeArea: "990101"))
            #expect(report.findings.filter { $0.code == "in-protection-zone" }.map(\.place.row) == [2])
            #expect(report.findings.first { $0.code == "in-protection-zone" }?.message.zh.contains("第六十五条") == true)
            #expect(report.findings.filter { $0.code == "outside-county" }.map(\.place.row) == [4])
        }
    }
}
