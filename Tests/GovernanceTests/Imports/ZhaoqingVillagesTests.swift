import Domain
import Exchange
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

/// The survey of two counties of Zhaoqing; the figures are those of the data's own description.
@Suite("Villages of Guangning and Deqing", .enabled(if: SharedData.isPresent))
struct ZhaoqingVillagesTests {
    static let path = "villages/zhaoqing_guangning_deqing.csv"

    @Test(
        "the dry run finds the repeated rows, the missing populations and the sums that do not add up",
        arguments: Engine.allCases)
    func dryRun(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.loadZhaoqing()
            let report = try bench.dryRun(ImportBench.shared(Self.path), ImportSettings(.villages))
            #expect(report.counts.rows == 1962 + 745)
            #expect(report.counts.duplicates == 115 + 5)
            #expect(report.counts.new == 1847 + 740)
            #expect(report.counts.rejected == 0)
            #expect(report.count("duplicate-in-file", county: "441223") == 115)
            #expect(report.count("duplicate-in-file", county: "441226") == 5)
            #expect(report.count("missing-population", county: "441223") == 70)
            #expect(report.count("missing-population", county: "441226") == 6)
            #expect(report.count("sex-sum", county: "441223") == 14)
            #expect(report.count("sex-sum", county: "441226") == 1)
            #expect(report.towns.filter { $0.countyCode == "441223" }.count == 14)
            #expect(report.towns.filter { $0.countyCode == "441226" }.count == 8)
            #expect(try bench.records(.village, in: "441223").isEmpty)
        }
    }

    @Test("after the commit each county has its villages and people, each under its town", arguments: Engine.allCases)
    func commit(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.loadZhaoqing()
            let outcome = try bench.commit(ImportBench.shared(Self.path), ImportSettings(.villages))
            #expect(outcome.isNew)
            let guangning = try bench.records(.village, in: "441223")
            let deqing = try bench.records(.village, in: "441226")
            #expect(guangning.count == 1847)
            #expect(bench.population(guangning) == 408_837)
            #expect(deqing.count == 740)
            #expect(bench.population(deqing) == 206_639)
            #expect(Set(guangning.map { $0.path.steps.dropLast().last?.level }) == [.town])
            #expect(Set(guangning.map(\.code)).count == 1847)
            let poor = guangning.filter { $0.values["registeredPopulation"] == nil }
            // 70 rows of the file, five of them repetitions.
            #expect(poor.count == 65)
            #expect(try bench.firstBreak() == nil)

            let fact = try #require(
                try database.readSync { session in
                    try RecordReader(session, asOf: AsOf(valid: ImportBench.today))
                        .facts(of: guangning[0].id, kinds: [.village]).first
                })
            #expect(fact.fact.locus.hasPrefix("zhaoqing_guangning_deqing!R"))
            #expect(fact.origin.action == "import-commit")
        }
    }

    @Test("the same file again changes nothing, and the undo leaves nothing", arguments: Engine.allCases)
    func againAndUndo(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.loadZhaoqing()
            let file = try ImportBench.shared(Self.path)
            let first = try bench.commit(file, ImportSettings(.villages))
            let head = try bench.auditHead()
            let second = try bench.commit(file, ImportSettings(.villages))
            #expect(!second.isNew)
            #expect(second.importID == first.importID)
            #expect(second.report.findings.map(\.code) == ["already-imported"])
            #expect(try bench.auditHead() == head)

            // Read in another way it is another import, but every row is known already.
            let third = try bench.commit(file, ImportSettings(.villages, homeArea: "4412"))
            #expect(third.isNew)
            #expect(third.report.counts.unchanged == 1847 + 740)
            #expect(third.report.counts.new == 0)
            #expect(third.report.counts.changed == 0)
            #expect(try bench.records(.village, in: "441223").count == 1847)

            try bench.undo(third.importID)
            try bench.undo(first.importID)
            #expect(try bench.records(.village, in: "4412").isEmpty)
            #expect(throws: ImportError.alreadyUndone(first.importID)) { try bench.undo(first.importID) }
            #expect(try bench.firstBreak() == nil)

            let fourth = try bench.commit(file, ImportSettings(.villages))
            #expect(fourth.isNew)
            let guangning = try bench.records(.village, in: "441223")
            #expect(guangning.count == 1847)
            #expect(bench.population(guangning) == 408_837)
        }
    }

    @Test("a copy in GB18030 and one as XLSX below title rows say the same")
    func otherForms() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.loadZhaoqing()
            let data = try Data(contentsOf: SharedData.url(Self.path))
            let text = String(decoding: data, as: UTF8.self)
            let encoding = String.Encoding(rawValue: 0x8000_0632)
            if let gb = text.data(using: encoding) {
                #expect(gb != data)
                let report = try bench.dryRun(ImportFile(gb, named: "国标.csv"), ImportSettings(.villages))
                #expect(report.counts.new == 1847 + 740)
                #expect(report.counts.duplicates == 120)
            }
            var rows: [[CellValue]] = []
            try SheetReader.open(data, named: "a.csv").forEachRow(sheet: 0) { _, cells in
                rows.append(
                    cells.enumerated().map { index, cell in
                        // Counts as real numbers, as people have them in workbooks.
                        (5...7).contains(index) ? Int(cell.displayText).map { .number(Double($0)) } ?? cell : cell
                    })
                return true
            }
            let sheet = SheetModel(
                name: "自然村", titleLines: ["肇庆市自然村名录", "填报单位：肇庆市"],
                columns: ["序号", "乡镇代码", "县（区）", "乡镇", "自然村", "户籍人口（人）", "男", "女", "方位", "距镇距离（km）", "位置描述"].map {
                    SheetModel.Column($0)
                }, rows: rows.dropFirst())
            let report = try bench.commit(
                ImportFile(XLSXExport([sheet]).data(), named: "名录.xlsx"), ImportSettings(.villages)
            ).report
            #expect(report.headerRows == [3])
            #expect(report.counts.new == 1847 + 740)
            #expect(report.counts.duplicates == 120)
            #expect(report.count("missing-population", county: "441223") == 70)
            #expect(report.findings.first?.place.sheet == "自然村")
            #expect(bench.population(try bench.records(.village, in: "441226")) == 206_639)
        }
    }

    @Test("what breaks off in the middle leaves nothing", arguments: Engine.allCases)
    func breaksOff(engine: Engine) throws {
        struct BrokenOff: Error {}
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.loadZhaoqing()
            let head = try bench.auditHead()
            #expect(throws: BrokenOff.self) {
                try bench.commit(ImportBench.shared(Self.path), ImportSettings(.villages)) { progress in
                    if progress.phase == .writing && progress.rowsDone > 2000 { throw BrokenOff() }
                }
            }
            #expect(try bench.records(.village, in: "4412").isEmpty)
            #expect(try bench.auditHead() == head)
            #expect(try database.readSync { try ImportTable($0).page(limit: 10) }.count == 1)
        }
    }
}
