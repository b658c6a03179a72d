import Domain
import Rules
import Store
import TestSupport
import Testing

@testable import Governance

@Suite("Targets of areas")
struct TargetTableTests {
    @Test("a target holds for its own area; parts see it for comparison only, and of totals not at all")
    func targets() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try RegisterScene(database)
            let rules = try #require(scene.platform.book["jx-2025"])
            func table(_ lineage: [(String, RegionLevel)]) -> TargetTable {
                TargetTable(rules, lineage: lineage.map { (code: $0.0, level: $0.1) }, year: 2025)
            }
            let rate = try #require(rules.indicators.first { $0.id == "treatmentRate" })
            let total = try #require(rules.indicators.first { $0.id == "blackWatersDone" })
            let province: [(String, RegionLevel)] = [("", .nation), ("36", .province)]
            #expect(table(province).own(rate)?.value == 0.3)
            #expect(table(province).own(total)?.value == 280)
            #expect(table(province).above(rate) == nil)
            let county = table(province + [("3603", .city), ("360321", .county)])
            #expect(county.own(rate) == nil && county.own(total) == nil)
            #expect(county.above(rate)?.target.value == 0.3 && county.above(rate)?.level == .province)
            #expect(county.above(total) == nil)
            #expect(table(province + [("", .naturalVillage)]).own(rate) == nil)
        }
    }
}
