import Domain
import Exchange
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Lists as files")
struct ExportTableTests {
    private static let villages = """
        乡镇代码,行政村,自然村,户籍人口,治理状态,完成时间,经度,纬度,备注,是否黑臭
        990101001,清溪村,东村,120,治理,2024-06-30,112.446150,23.632148,=1+1,是
        990101001,清溪村,西村,,未治理,,,,,
        990101003,,北村,7,,,,,,否
        """

    private func table(_ bench: ImportBench, _ kind: RecordKind, columns: [String]? = nil, personal: Bool = false)
        throws -> ExportTable
    {
        let area = try #require(try bench.region("990101"))
        let listing = RecordListing(
            kind, level: kind == .village ? .naturalVillage : nil, area: area.path, scope: AreaScope([area.path]),
            asOf: AsOf(valid: ImportBench.today))
        return ExportTable(
            listing, columns: columns, heading: .init(area: "甲县", filters: "自然村", userName: "张三", at: ImportBench.now),
            hiding: personal ? [] : nil)
    }

    @Test("an exported list says on top what it is, and comes back as unchanged", arguments: Engine.allCases)
    func roundTrip(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            try bench.commit(ImportBench.file(Self.villages), ImportSettings(.villages, coordinateSystem: "GCJ-02"))
            let table = try table(bench, .village)
            let (csv, xlsx) = try database.readSync { session in
                (try CSVExport(table.sheet(in: session)).data(), try XLSXExport([table.sheet(in: session)]).data())
            }
            let lines = String(decoding: csv, as: UTF8.self).split(whereSeparator: \.isNewline)
            #expect(lines[0].hasSuffix("甲县村庄清单"))
            #expect(lines[1] == "筛选：自然村")
            #expect(lines[2] == "有效日：\(ImportBench.today)　知悉时刻：最新")
            #expect(lines[3].hasPrefix("数据版本：2 · "))
            #expect(lines[4].contains("张三"))
            #expect(lines.count == 9)
            #expect(lines.contains { $0.contains("'=1+1") })
            let file = try ImportFile(xlsx, named: "村庄.xlsx")
            let report = try bench.dryRun(file, ImportSettings(.villages))
            #expect(report.counts.unchanged == 3)
            #expect(report.counts.taken == 3)
            #expect(report.findings.filter { $0.severity != .note }.map(\.code) == ["missing-population"])
        }
    }

    @Test("fields about persons stay inside unless they are permitted")
    func personalFields() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            try bench.commit(
                ImportBench.file("乡镇代码,设施名称,村管理员,联系电话\n990101001,清溪站,李四,13800000000\n"), ImportSettings(.facilities))
            for isPermitted in [false, true] {
                let table = try table(bench, .facility, personal: isPermitted)
                let csv = try database.readSync { try CSVExport(table.sheet(in: $0)).data() }
                #expect(String(decoding: csv, as: UTF8.self).contains("李四") == isPermitted)
                #expect(String(decoding: csv, as: UTF8.self).contains("联系电话") == isPermitted)
            }
            let chosen = try table(bench, .facility, columns: ["name", "phone"])
            #expect(chosen.fields.map(\.key) == ["name", "code"], "what a row is about stands in every file")
            #expect(try table(bench, .facility, columns: ["state"]).fields.map(\.key) == ["name", "code", "state"])
            #expect(try table(bench, .village, columns: ["status"]).fields.map(\.key) == ["status"])
        }
    }
}
