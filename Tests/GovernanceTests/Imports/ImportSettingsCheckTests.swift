import Domain
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Settings of imports that name what is not there")
struct ImportSettingsCheckTests {
    /// The name and the value that are refused; nil where all is well.
    private func refusal(
        _ settings: ImportSettings, _ bench: ImportBench, _ text: String = "乡镇,自然村,户籍人口\n甲镇,东,1\n"
    ) throws -> [String]? {
        let file = try ImportBench.file(text)
        do {
            try bench.database.readSync { session in
                try ImportRun(in: session, book: bench.book, now: ImportBench.now).checkSettings(settings, of: file)
            }
            return nil
        } catch ImportError.badSetting(let name, let value, let advice) {
            #expect(!advice.zh.isEmpty && !advice.en.isEmpty)
            return [name, value]
        }
    }

    @Test("sheet, template, heading, field, area and town are refused by name and value", arguments: Engine.allCases)
    func refusals(engine: Engine) throws {
        try withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            func bad(_ settings: ImportSettings) throws -> [String]? { try refusal(settings, bench) }
            #expect(try bad(ImportSettings(.villages, sheet: "表二")) == ["sheet", "表二"])
            #expect(try bad(ImportSettings(.villages, sheet: "list")) == nil)
            #expect(try bad(ImportSettings(.villages, template: "无此")) == ["template", "无此"])
            #expect(
                try bad(ImportSettings(.villages, mapping: ["没有列": "residentPopulation"]))
                    == ["map", "没有列=residentPopulation"])
            #expect(try bad(ImportSettings(.villages, mapping: ["户籍人口": "nope"])) == ["map", "户籍人口=nope"])
            #expect(try bad(ImportSettings(.villages, mapping: ["户籍人口": "residentPopulation"])) == nil)
            #expect(try bad(ImportSettings(.villages, mapping: ["C": "residentPopulation", "自然村": ""])) == nil)
            let template = ImportTemplate(name: "甲县", kind: .villages, mapping: ["别的列": "residentPopulation"])
            try database.writeSync { try template.save(in: $0, by: ImportBench.actor, at: ImportBench.now) }
            // A template may speak of columns that this list does not have.
            #expect(try bad(ImportSettings(.villages, template: "甲县")) == nil)
            #expect(try bad(ImportSettings(.villages, homeArea: "99")) == nil)
            #expect(try bad(ImportSettings(.villages, homeArea: "98")) == ["area", "98"])
            var settings = ImportSettings(.villages)
            let isKnown = settings.chooseTown("河台镇=990101001")
            #expect(try isKnown && bad(settings) == nil)
            let isRead = settings.chooseTown("河台镇=999999999")
            #expect(try isRead && bad(settings) == ["town", "河台镇=999999999"])
        }
    }

    @Test("a column below the heading of a group goes by the group's name, its own, or both")
    func groups() throws {
        try withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            let text = "乡镇,自然村,人口,\n,,在籍,在家\n甲镇,东,3,2\n"
            for heading in ["人口·在家", "人口在家", "在家"] {
                let settings = ImportSettings(.villages, mapping: [heading: "residentPopulation"])
                #expect(try refusal(settings, bench, text) == nil, "\(heading)")
            }
        }
    }
}
