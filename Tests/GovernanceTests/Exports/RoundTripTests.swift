import Domain
import Exchange
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Own lists that come back")
struct RoundTripTests {
    /// The list of a kind as the page gives it, as an Excel workbook and as CSV.
    private func files(_ bench: ImportBench, _ kind: RecordKind, in code: String) throws -> [ImportFile] {
        let area = try #require(try bench.region(code))
        let listing = RecordListing(
            kind, area: area.path, scope: AreaScope([area.path]), asOf: AsOf(valid: ImportBench.today))
        let table = ExportTable(
            listing, heading: .init(area: area.name, userName: "张三", at: ImportBench.now))
        return try bench.database.readSync { session in
            [
                try ImportFile(XLSXExport([table.sheet(in: session)]).data(), named: "list.xlsx"),
                try ImportFile(CSVExport(table.sheet(in: session)).data(), named: "list.csv"),
            ]
        }
    }

    private func expectNoChange(_ bench: ImportBench, _ kind: ImportKind, in code: String, records: Int) throws {
        for file in try files(bench, kind.recordKind, in: code) {
            for home in [nil, code] {
                let report = try bench.dryRun(file, ImportSettings(kind, homeArea: home))
                #expect(report.isCommittable, "\(kind) \(file.name)")
                #expect(report.counts.unchanged == records, "\(kind) \(file.name)")
                #expect(report.counts.rows == records, "\(kind) \(file.name)")
                #expect(report.counts.new + report.counts.changed + report.counts.rejected == 0)
                #expect(!report.findings.contains { $0.severity == .error }, "\(kind) \(file.name)")
            }
        }
    }

    @Test("records of a county come back without a town, and nothing changes", arguments: Engine.allCases)
    func county(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            for kind in [ImportKind.waterBodies, .protectionZones, .outlets, .roads] {
                let text = "县,乡镇,名称,编号\n甲县,,长物,N1\n甲县,甲镇,短物,N2\n甲县,,无编号物,\n"
                let report = try bench.commit(ImportBench.file(text), ImportSettings(kind)).report
                #expect(report.counts.new == 3 && report.rows("put-in-county") == [2, 4], "\(kind)")
                let county = try #require(try bench.region("990101"))
                let long = try bench.records(kind.recordKind, in: "990101").first { $0.code == "N1" }
                #expect(long?.values["place"] == .subject(county.id), "\(kind)")
                try expectNoChange(bench, kind, in: "990101", records: 3)
            }
            // A station belongs to a town, but somebody may have put it into the county on its page.
            try bench.commit(
                ImportBench.file("place,设施名称,设施编码\n990101,县站,F1\n990101,无码站,\n"), ImportSettings(.facilities))
            try expectNoChange(bench, .facilities, in: "990101", records: 2)
        }
    }

    @Test("records of a city come back without a county, and nothing changes", arguments: Engine.allCases)
    func city(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            // A county of the city has one of the same code: codes are unique within a county only.
            let text = "place,名称,编号\n990100000000,大江,W1\n990101,小江,W1\n990102,大江,W2\n"
            #expect(try bench.commit(ImportBench.file(text), ImportSettings(.waterBodies)).report.counts.new == 3)
            try expectNoChange(bench, .waterBodies, in: "9901", records: 3)
        }
    }

    @Test("a row that names the county alone leaves a known record in its town, and makes no second one of it")
    func known() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            try bench.commit(
                ImportBench.file("乡镇代码,名称,编号,地理位置\n990101001,清溪,W1,旧址\n990101001,白石河,,旧址\n"),
                ImportSettings(.waterBodies))
            let list = "县,名称,编号,地理位置\n甲县,清溪,W1,新址\n甲县,白石河,,新址\n甲县,清溪,W7,新址\n"
            let report = try bench.commit(ImportBench.file(list), ImportSettings(.waterBodies)).report
            #expect(report.counts.changed == 1 && report.counts.new == 0)
            // One of that name in a town could be meant.
            #expect(report.rows("unknown-town") == [3, 4])
            let town = try #require(try bench.region("990101001"))
            let water = try bench.records(.waterBody, in: "990101").first { $0.code == "W1" }
            #expect(water?.values["place"] == .subject(town.id) && water?.values["location"] == .text("新址"))
            let stations = "县,设施名称,设施编码\n甲县,新站,F9\n"
            let refused = try bench.dryRun(
                ImportBench.file("乡镇,设施名称,设施编码,县\n,新站,F9,甲县\n"), ImportSettings(.facilities))
            #expect(refused.rows("unknown-town") == [2])
            let missing = try bench.dryRun(ImportBench.file(stations), ImportSettings(.facilities))
            #expect(missing.findings.contains { $0.code == "missing-column" })
        }
    }
}
