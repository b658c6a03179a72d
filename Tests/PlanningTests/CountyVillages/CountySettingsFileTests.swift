import Domain
import Foundation
import Testing

@testable import Planning

@Suite("Settings of a county planned from its villages' files")
struct CountySettingsFileTests {
    private let good = """
        {"peakFactor": 3,
         "townSewers": [{"name": "镇管网", "east": 1, "north": 2, "spareCubicMetresPerDay": 300, "connectionCost": 50000,
                         "tariff": 0.9, "yearlyOperation": 0}],
         "reuse": [{"village": "b", "hectares": 4, "cubicMetresPerHectareDay": 3, "storageCost": 800, "operation": 0.1}],
         "receivingReaches": [{"name": "河", "villages": ["a"], "gramsPerCubicMetre": 60, "gramsPerDay": 900}],
         "villages": [{"folder": "a", "name": "甲村", "code": "441223100201", "township": "南街", "weight": 2}],
         "staging": {"firstYear": 2026, "budgets": [1, 2]}}
        """

    @Test("all members are read, and villages are found by their folders")
    func reading() throws {
        let settings = try CountyVillageSettings(json: Array(good.utf8))
        #expect(settings.village.peakFactor == 3)
        let offers = try settings.offers(for: ["a", "b"])
        #expect(offers.towns.first?.tariff == 0.9)
        #expect(offers.reuse[1]?.cubicMetresPerDay == 12)
        #expect(offers.reaches.first?.villages == [0])
        #expect(settings.particulars(for: ["a", "b"]).map(\.code) == ["441223100201", nil])
        #expect(settings.staging != nil)
        #expect(throws: PlanningError.self) { try settings.offers(for: ["a", "c"]) }
    }

    @Test(
        "what is missing, wrong or unknown is named by its path",
        arguments: [
            (#""tariff": 0.9"#, #""tariff": -1"#, "townSewers[0].tariff"),
            (#""tariff": 0.9, "#, "", "townSewers[0].tariff"),
            (#""tariff": 0.9"#, #""tarif": 1"#, "townSewers[0].tarif"),
            (#""hectares": 4"#, #""hectares": "4""#, "reuse[0].hectares"),
            (#""hectares": 4, "cubicMetresPerHectareDay": 3"#, #""hectares": 4"#, "reuse[0].cubicMetresPerHectareDay"),
            (#""villages": ["a"]"#, #""villages": []"#, "receivingReaches[0].villages"),
            (#""weight": 2"#, #""weight": 1e9"#, "villages[0].weight"),
            (#""budgets": [1, 2]"#, #""budgets": []"#, "budgets"),
            (#""budgets": [1, 2]"#, #""budgets": [1, -2]"#, "budgets[1]"),
            (#""firstYear": 2026"#, #""firstyear": 2026"#, "staging.firstyear"),
            (#""peakFactor": 3"#, #""peakFactor": 0"#, "peakFactor"),
        ])
    func refused(_ change: (old: String, new: String, path: String)) throws {
        let text = good.replacingOccurrences(of: change.old, with: change.new)
        #expect(text != good)
        do {
            _ = try CountyVillageSettings(json: Array(text.utf8))
            Issue.record("taken: \(text)")
        } catch {
            #expect(error.message.zh.contains(change.path))
            #expect(error.message.en.contains(change.path))
        }
    }

    @Test("one village's settings send the members of a county to where they belong")
    func oneVillage() {
        #expect(throws: PlanningError.self) { try VillageSettings(json: Array(good.utf8)) }
    }
}
