import Domain
import Exchange
import Foundation
import Geo
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Rules in geometry before anything is written, and by the terrain")
struct GroundDryRunTests {
    private static let bounds = """
        编码,名称,所在村（镇）,图形
        990101,甲县,990101,"POLYGON((112 23,113 23,113 24,112 24,112 23))"
        """
    /// Six villages within a kilometre, one 30 km away, one beyond the county.
    private static let villages = """
        乡镇,自然村,经度,纬度
        甲镇,一村,112.200,23.300
        甲镇,二村,112.202,23.301
        甲镇,三村,112.204,23.299
        甲镇,四村,112.198,23.302
        甲镇,五村,112.201,23.298
        甲镇,六村,112.203,23.303
        甲镇,远村,112.500,23.300
        甲镇,外村,114.500,23.300
        """

    @Test("villages outside the county and far from their town are told in the dry run", arguments: Engine.allCases)
    func villages(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            try bench.commit(ImportBench.file(Self.bounds), ImportSettings(.boundaries))
            let report = try bench.dryRun(
                ImportBench.file(Self.villages),
                ImportSettings(.villages, coordinateSystem: "CGCS2000", homeArea: "990101"))
            let far = report.findings.filter { $0.code == "far-from-town" }
            #expect(far.map(\.place.row) == [8, 9])
            let outside = report.findings.filter { $0.code == "outside-county" }
            #expect(outside.map(\.place.row) == [9])
            #expect(far.first?.message.zh.contains("远村") == true)
        }
    }

    @Test("a facility far from the villages of its town is told, one among them is not")
    func facilities() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let near = Self.villages.split(separator: "\n").prefix(7).joined(separator: "\n")
            try bench.commit(
                ImportBench.file(near), ImportSettings(.villages, coordinateSystem: "CGCS2000", homeArea: "990101"))
            let list = "设施名称,设施编码,乡镇,经度,纬度\n近站,F1,甲镇,112.2,23.3\n远站,F2,甲镇,112.5,23.3\n"
            let report = try bench.dryRun(
                ImportBench.file(list), ImportSettings(.facilities, coordinateSystem: "CGCS2000", homeArea: "990101"))
            #expect(report.findings.filter { $0.code == "far-from-town" }.map(\.place.row) == [3])
        }
    }

    @Test("GeoJSON with points and lines is taken whole; shapes that the list has no place for are counted")
    func mixed() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let text = """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"名称":"甲河"},"geometry":{"type":"LineString","coordinates":[[112.1,23.1],[112.2,23.2]]}},
                {"type":"Feature","properties":{"名称":"乙塘"},"geometry":{"type":"Point","coordinates":[112.3,23.3]}}]}
                """
            let file = try ImportBench.file(text, named: "mixed.geojson")
            let waters = ImportSettings(.waterBodies, coordinateSystem: "CGCS2000", homeArea: "990101")
            try bench.commit(file, waters)
            let found = try bench.records(.waterBody, in: "990101")
            let river = try #require(found.first { $0.name == "甲河" })
            #expect(river.values["shape"]?.text?.hasPrefix("LINESTRING") == true)
            let pond = try #require(found.first { $0.name == "乙塘" })
            #expect(pond.values["longitude"]?.quantity == 112.3)

            let outlets = try bench.dryRun(
                file, ImportSettings(.outlets, coordinateSystem: "CGCS2000", homeArea: "990101"))
            let finding = try #require(outlets.findings.first { $0.code == "other-geometry" })
            #expect(finding.message.zh.contains("1 个要素是线或面"))
            #expect(outlets.counts.rows == 2)
        }
    }

    @Test("where the register has no level the terrain tells that a facility stands above its village")
    func terrain() async throws {
        try await withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let villages = "乡镇,行政村,自然村,经度,纬度\n甲镇,清溪,低村,112.005,23.05\n甲镇,清溪,高村,112.085,23.05\n"
            try bench.commit(
                ImportBench.file(villages), ImportSettings(.villages, coordinateSystem: "CGCS2000", homeArea: "990101"))
            let list = "设施名称,设施编码,乡镇,行政村,经度,纬度,服务村庄\n山上站,F1,甲镇,清溪,112.085,23.05,低村\n"
            try bench.commit(
                ImportBench.file(list), ImportSettings(.facilities, coordinateSystem: "CGCS2000", homeArea: "990101"))
            let platform = Platform(database: database, book: bench.book, now: { ImportBench.now })
            let desk = GroundCheckDesk(platform)
            let access = Access.commandLine(name: "test")
            let asOf = AsOf(valid: ImportBench.today)
            let before = try #require(try await desk.check(.code("990101"), asOf: asOf, access: access))
            #expect(!before.items.contains { $0.finding.code == "uphill" })

            // Ten columns that rise from 100 m in the west to 190 m in the east.
            let rows = (0..<10).map { _ in (0..<10).map { "\(100 + $0 * 10)" }.joined(separator: " ") }
            let grid = "ncols 10\nnrows 10\nxllcorner 112\nyllcorner 23\ncellsize 0.01\n" + rows.joined(separator: "\n")
            let upload = try TerrainDesk.Upload(Data(grid.utf8), named: "a.asc")
            let taken = try await TerrainDesk(platform)
                .take(upload, area: "990101", system: "EPSG:4490", access: access)
            #expect(taken.isNew)
            let after = try #require(try await desk.check(.code("990101"), asOf: asOf, access: access))
            let found = after.items.filter { $0.finding.code == "uphill" }
            #expect(found.map(\.name) == ["山上站"])
            #expect(found.first?.finding.message.zh.contains("高 80.0 m（按地形高程）") == true)
        }
    }
}
