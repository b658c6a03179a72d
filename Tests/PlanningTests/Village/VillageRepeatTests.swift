import Domain
import Foundation
import Testing

@testable import Planning

@Suite("The same plan again")
struct VillageRepeatTests {
    private var settings: VillageSettings {
        var settings = VillageScene.settings
        settings.costs = "snip-2015"
        settings.liftCost = 50_000
        settings.allowsHouseholdUnits = true
        settings.maximumStations = 0
        return settings
    }

    @Test("the same input gives the same plan to the last digit, also while every core is busy", arguments: [1, 2, 3])
    func repeats(seed: UInt64) throws {
        let input = try VillageScene.town(seed: seed)
        let first = try VillageScene.plan(input, settings: settings)
        let others = (0..<2 * ProcessInfo.processInfo.activeProcessorCount).map { _ in
            Thread { while !Thread.current.isCancelled {} }
        }
        for other in others { other.start() }
        defer { for other in others { other.cancel() } }
        let second = try VillageScene.plan(input, settings: settings)
        #expect(first.yearlyCost == second.yearlyCost)
        #expect(first.layout == second.layout)
        #expect(first.profile?.cost == second.profile?.cost)
        #expect(first.householdUnits == second.householdUnits)
        #expect(first.findings == second.findings)
        #expect(first.sites == second.sites)
        #expect(first.proof == second.proof)
        #expect(first.trials == second.trials)
        #expect(!first.findings.contains { $0.code == "search-cut-short" })
    }

    @Test("where the clock ends the search there is a plan, and it says so")
    func clock() throws {
        var hurried = settings
        hurried.seconds = 0.001
        let plan = try VillageScene.plan(VillageScene.town(seed: 1), settings: hurried)
        #expect(plan.findings.contains { $0.code == "search-cut-short" })
        #expect(plan.yearlyCost >= (try #require(plan.proof?.lowerBound)) * (1 - 1e-9))
    }

    @Test("with less work there are fewer layouts tried, and a plan all the same")
    func effort() throws {
        var small = settings
        small.effort = 0.05
        var wide = settings
        wide.effort = 4
        let input = try VillageScene.town(seed: 2)
        let quick = try VillageScene.plan(input, settings: small)
        let thorough = try VillageScene.plan(input, settings: wide)
        #expect(quick.trials <= thorough.trials)
        #expect(!quick.stations.isEmpty)
        #expect(try VillageSettings(json: Array("{\"effort\": 0.5}".utf8)).effort == 0.5)
        #expect(throws: PlanningError.self) { try VillageSettings(json: Array("{\"effort\": 0}".utf8)) }
    }
}
