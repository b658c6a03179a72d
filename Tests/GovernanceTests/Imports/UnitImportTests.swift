import Domain
import Exchange
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Numbers of lists and their units")
struct UnitImportTests {
    private let villages = ImportSettings(.villages, homeArea: "990101")

    private func bench(_ database: any Database) throws -> ImportBench {
        let bench = try ImportBench(database)
        try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
        return bench
    }

    /// A list of two villages with a column of shares, which the workbook shows in percent.
    private func workbook(_ heading: String, _ kind: SheetModel.Column.Kind) throws -> ImportFile {
        let sheet = SheetModel(
            name: "村",
            columns: [SheetModel.Column("乡镇"), SheetModel.Column("自然村"), SheetModel.Column(heading, kind: kind)],
            rows: [
                [.text("甲镇"), .text("东村"), .number(0.8)], [.text("甲镇"), .text("西村"), .number(0.07)],
            ])
        return try ImportFile(XLSXExport([sheet]).data(), named: "村.xlsx")
    }

    @Test("a rate that Excel shows as 80 % is 80 %", arguments: Engine.allCases)
    func percentCells(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try bench(database)
            let report = try bench.commit(workbook("覆盖率", .percent(1)), villages).report
            #expect(report.findingCounts["percent-as-share"] == nil)
            let rates = try bench.records(.village, in: "990101").reduce(into: [:]) {
                $0[$1.name] = $1.values["coverageRate"]
            }
            #expect(rates == ["东村": .decimal(80), "西村": .decimal(7)])
            let other = try bench.dryRun(workbook("户籍人口", .percent(1)), villages)
            #expect(other.rows("unit-mismatch").count == 2)
        }
    }

    @Test("a whole column of rates that are no more than 1 is told of, a single small rate is not")
    func shares() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let report = try bench.dryRun(workbook("覆盖率", .decimal(2)), villages)
            let finding = try #require(report.findings.first { $0.code == "percent-as-share" })
            #expect(finding.severity == .warning && finding.place.column == "覆盖率")
            #expect(finding.advice.zh.contains("80%"))
            for list in ["0.8\n甲镇,西,75", "0.8%\n甲镇,西,0.5%", "0\n甲镇,西,0", "\n甲镇,西,"] {
                let calm = try bench.dryRun(ImportBench.file("乡镇,自然村,覆盖率\n甲镇,东," + list + "\n"), villages)
                #expect(calm.findingCounts["percent-as-share"] == nil, "\(list)")
            }
        }
    }

    @Test("a number with another unit is refused for its unit")
    func otherUnit() throws {
        try withDatabase(.sqlite) { database in
            let bench = try bench(database)
            let report = try bench.dryRun(
                ImportBench.file("乡镇,自然村,户籍人口\n甲镇,东,12户\n甲镇,西,约12\n甲镇,南,12人\n甲镇,北,12左右\n"), villages)
            #expect(report.rows("unit-mismatch") == [2])
            #expect(report.rows("not-a-number") == [3, 5])
            let finding = try #require(report.findings.first { $0.code == "unit-mismatch" })
            #expect(finding.message.zh.contains("单位“户”与人不符") && !finding.advice.zh.contains("约"))
        }
    }
}
