import Domain
import Geo
import Testing

@testable import Planning

@Suite("The proof of a village's plan")
struct VillageProofTests {
    @Test(
        "no bound exceeds any plan: not that of the layout, not that of the sites, not that of all plans",
        arguments: [1, 2, 3, 4])
    func bounds(seed: UInt64) throws {
        for (costs, units) in [("snip-2015", false), ("snip-2015", true), ("rust-om", false), ("rust-om", true)] {
            var settings = VillageScene.settings
            settings.costs = costs
            settings.liftCost = 50_000
            settings.allowsHouseholdUnits = units
            settings.maximumStations = 0
            settings.seconds = 600
            let plan = try VillageScene.plan(VillageScene.town(seed: seed), settings: settings)
            let proof = try #require(plan.proof)
            let lower = try #require(proof.lowerBound)
            let site = try #require(proof.siteLowerBound)
            #expect(proof.layoutLowerBound <= proof.layoutCost * (1 + 1e-9))
            #expect(lower > 0 && lower <= plan.yearlyCost * (1 + 1e-9))
            #expect(site > 0 && site <= plan.yearlyCost * (1 + 1e-9))
            // Every other plan of the village keeps to the bound of all plans, too.
            for shift in [100, 0, 300] {
                var other = try VillageScene.town(seed: seed)
                other.sites = [VillageScene.at(Double(shift), 100)]
                #expect(try VillageScene.plan(other, settings: settings).yearlyCost >= lower * (1 - 1e-9))
            }
        }
    }

    @Test("with time enough a layout comes back, and it is proven the best at its costs of lines")
    func repeats() throws {
        var settings = VillageScene.settings
        settings.costs = "snip-2015"
        settings.sharedLateralMetres = 0
        let plan = try VillageScene.plan(VillageScene.town(seed: 5), settings: settings)
        let proof = try #require(plan.proof)
        #expect(proof.hasRepeated)
        #expect(proof.layoutGap < 1e-6)
    }

    @Test("neighbours far from the road share one lateral, and that is cheaper than one each")
    func sharedLaterals() throws {
        var input = try VillageScene.input(sites: [VillageScene.at(500, 0)])
        input.buildings = (0..<6).map {
            VillageInput.Building(
                id: Int64($0), position: VillageScene.at(200 + 8 * Double($0), 120), population: 4)
        }
        var settings = VillageScene.settings
        let shared = try VillageScene.plan(input, settings: settings)
        settings.sharedLateralMetres = 0
        let own = try VillageScene.plan(input, settings: settings)
        #expect(try #require(shared.profile).cost < 0.85 * (try #require(own.profile).cost))
        func metres(_ plan: VillagePlan) -> Double {
            plan.sewers?.tree.nodes.reduce(0) { $0 + $1.lengthMetres } ?? 0
        }
        // 120 m to the road and five gaps of 8 m, against six times 120 m; the road from the first house on in both.
        #expect(abs(metres(own) - metres(shared) - (6 * 120 - 120 - 40)) < 41)
        #expect(abs(BillOfQuantities(shared).yearly - shared.yearlyCost) < 1e-6 * shared.yearlyCost)
    }

    @Test("a station's straight line is never above what stations cost, however the flow is divided")
    func stationLine() throws {
        for name in CostSet.builtIn {
            let prices = PlanPrices(try CostSet.named(name), settings: VillageScene.settings)
            for most in [nil, 1, 3] as [Int?] {
                let line = StationLine(prices, least: 0.3, total: 180, leastStay: 1, most: most)
                for parts in 1...(most ?? 40) {
                    for share in [0.5, 0.9, 0.99] {
                        // One large, the others equal.
                        let rest = parts > 1 ? 180 * (1 - share) / Double(parts - 1) : 0
                        let flows = [parts > 1 ? 180 * share : 180] + Array(repeating: rest, count: parts - 1)
                        let cost = try flows.reduce(0.0) {
                            $0 + (try #require(prices.treatment(cubicMetresPerDay: $1)?.chosen.yearly))
                        }
                        guard flows.allSatisfy({ $0 >= 0.3 }) else { continue }
                        #expect(
                            line.constant + line.fixed * Double(parts) + line.perCubicMetre * 180 <= cost * (1 + 1e-9))
                    }
                }
            }
        }
    }
}
