import Domain
import Exchange
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Positions of lists")
struct PositionImportTests {
    private func bench(_ database: any Database) throws -> ImportBench {
        let bench = try ImportBench(database)
        try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
        return bench
    }

    @Test("a cell that holds longitude and latitude is read in either order, others are refused by place")
    func pairs() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let cells = [
                "112.4408,23.6346", "112.4408 23.6346", "112.4408，23.6346", "23.6346、112.4408", "东经112.4408°北纬23.6346°",
                "北纬23°38′4.56″ 东经112°26′26.88″", "（E112.4408，N23.6346）",
            ]
            let bad = ["112.4408", "112.4408,123.6346", "112,4408 23,6346", "甲镇清溪村", "112.4408,23.6346,5"]
            let rows = (cells + bad + [""]).enumerated().map { "甲镇,村\($0.offset),\"\($0.element)\"" }
            let file = try ImportBench.file("乡镇,自然村,经纬度\n" + rows.joined(separator: "\n") + "\n")
            var settings = ImportSettings(.villages, homeArea: "990101")
            #expect(try bench.dryRun(file, settings).findingCounts["undeclared-datum"] == 1)
            settings.coordinateSystem = "CGCS2000"
            let report = try bench.commit(file, settings).report
            #expect(report.columns[2].target == "position" && report.findingCounts["unmapped-column"] == nil)
            #expect(report.rows("not-a-position") == [9, 10, 11, 12, 13])
            #expect(report.findings.first { $0.code == "not-a-position" }?.place.column == "经纬度")
            let items = try bench.records(.village, in: "990101")
            for (index, cell) in cells.enumerated() {
                let values = try #require(items.first { $0.name == "村\(index)" }).values
                #expect(abs((values["longitude"]?.quantity ?? 0) - 112.4408) < 1e-6, "\(cell)")
                #expect(abs((values["latitude"]?.quantity ?? 0) - 23.6346) < 1e-6, "\(cell)")
            }
            #expect(items.count { $0.values["longitude"] == nil } == bad.count + 1)
        }
    }

    @Test("facilities take a pair too, and two columns of their own come before it", arguments: Engine.allCases)
    func pairOfFacility(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let text = """
                名称,乡镇,坐标,经度,纬度
                一站,甲镇,"112.446150,23.632148",,
                二站,甲镇,"112.5,23.7",112.446150,23.632148
                """
            try bench.commit(
                ImportBench.file(text), ImportSettings(.facilities, coordinateSystem: "GCJ-02", homeArea: "990101"))
            for item in try bench.records(.facility, in: "990101") {
                #expect(abs((item.values["longitude"]?.quantity ?? 0) - 112.4408) < 2e-6)
                #expect(abs((item.values["latitude"]?.quantity ?? 0) - 23.6346) < 2e-6)
            }
        }
    }

    /// Forty villages over thirty kilometres, as the register holds them.
    private func villages() -> [Village] {
        (0..<40).map { index -> Village in
            let column = Double(index % 8)
            let row = Double(index / 8)
            return Village(name: "村\(index)", longitude: 112.3 + column * 0.04, latitude: 23.5 + row * 0.05)
        }
    }

    private struct Village {
        let name: String
        let longitude: Double
        let latitude: Double
    }

    /// Stations some hundred metres from their villages in all directions, moved by so many degrees.
    private func stations(named: Bool, east: Double, north: Double) -> String {
        let eastward = [0.002, -0.003, 0.001, -0.001, 0.0005]
        let northward = [0.001, 0.0005, -0.0025, 0.0015, -0.001]
        var lines = ""
        for (index, village) in villages().enumerated() {
            let longitude: Double = village.longitude + eastward[index % 5] + east
            let latitude: Double = village.latitude + northward[index % 5] + north
            let place: String = named ? village.name + "," : "," + village.name
            lines += "站\(index),甲镇,\(place),\(longitude),\(latitude)\n"
        }
        return lines
    }

    @Test("new stations that all lie off their villages by the offset of a web map are reported, right ones are not")
    func stationsOffset() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let known = villages().map { "甲镇,\($0.name),\($0.longitude),\($0.latitude)\n" }.joined()
            try bench.commit(
                ImportBench.file("乡镇,自然村,经度,纬度\n" + known),
                ImportSettings(.villages, coordinateSystem: "CGCS2000", homeArea: "990101"))
            let settings = ImportSettings(.facilities, coordinateSystem: "CGCS2000", homeArea: "990101")
            let header = "名称,乡镇,自然村,服务自然村,经度,纬度\n"
            for named in [true, false] {
                let right = try bench.dryRun(
                    ImportBench.file(header + stations(named: named, east: 0, north: 0)), settings)
                #expect(right.counts.new == 40 && right.findingCounts["datum-suspect"] == nil)
                let moved = try bench.dryRun(
                    ImportBench.file(header + stations(named: named, east: 0.00535, north: -0.00245)), settings)
                let finding = try #require(moved.findings.first { $0.code == "datum-suspect" })
                #expect(finding.message.en.contains("GCJ-02"))
                // As far off in another direction is no web map.
                let other = try bench.dryRun(
                    ImportBench.file(header + stations(named: named, east: -0.00535, north: 0.00245)), settings)
                #expect(other.findingCounts["datum-suspect"] == nil)
            }
        }
    }

    @Test("a system that is not known is told with one full stop")
    func oneStop() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let file = try ImportBench.file("乡镇,自然村\n甲镇,东\n")
            for settings in [
                ImportSettings(.villages, coordinateSystem: "无此"), ImportSettings(.villages, validFrom: "2099-01-01"),
            ] {
                let refusal = try #require(try bench.dryRun(file, settings).refusal)
                #expect(["unknown-datum", "day-unfit"].contains(refusal.code))
                #expect(!refusal.message.zh.hasSuffix("。") && !refusal.message.en.hasSuffix("."))
            }
        }
    }
}
