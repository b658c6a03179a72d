import Domain
import Geo
import Networks
import Planning
import Testing

@Suite("The plan of a village")
struct VillagePlanTests {
    @Test("on ground that falls one way the station stands at the low end and nothing is pumped")
    func siteAtLowEnd() throws {
        let plan = try VillageScene.plan(VillageScene.input())
        let station = try #require(plan.stations.first)
        #expect(station.position.east > 440)
        #expect(plan.profile?.liftCount == 0)
        // Ten houses of four persons at 80 L a day.
        #expect(abs(station.meanFlow - 3.2) < 1e-9)
        #expect(plan.findings.contains { $0.code == "site-chosen" })
    }

    @Test("a site that is given is used, even uphill")
    func givenSite() throws {
        let plan = try VillageScene.plan(VillageScene.input(sites: [VillageScene.at(0, 0)]))
        let station = try #require(plan.stations.first)
        #expect(station.position.east < 1)
        let free = try VillageScene.plan(VillageScene.input())
        #expect(plan.yearlyCost >= free.yearlyCost)
    }

    @Test("the bill of quantities adds up to the plan's yearly cost")
    func bill() throws {
        for sites in [[], [VillageScene.at(0, 0)]] {
            let plan = try VillageScene.plan(VillageScene.input(sites: sites))
            #expect(abs(BillOfQuantities(plan).yearly - plan.yearlyCost) < 1e-6 * plan.yearlyCost)
        }
    }

    @Test("a house far from all others keeps a household unit, and only where that is cheaper")
    func farHouse() throws {
        var input = try VillageScene.input(sites: [VillageScene.at(500, 0)])
        input.roads.append(VillageScene.road(2, VillageScene.at(250, 0), VillageScene.at(250, 390)))
        input.buildings.append(VillageInput.Building(id: 99, position: VillageScene.at(255, 385), population: 1))
        var settings = VillageScene.settings
        settings.costs = "snip-2015"
        settings.liftCost = 50_000
        settings.allowsHouseholdUnits = true
        let split = try VillageScene.plan(input, settings: settings)
        #expect(split.householdUnits.map { split.graph.houses[$0].building } == [10])
        settings.allowsHouseholdUnits = false
        let whole = try VillageScene.plan(input, settings: settings)
        #expect(whole.householdUnits.isEmpty)
        #expect(whole.yearlyCost > split.yearlyCost)
    }

    @Test("where units for all would be cheaper than any sewer, the plan says so")
    func allHouseholds() throws {
        var settings = VillageScene.settings
        settings.costs = "snip-2015"
        settings.liftCost = 50_000
        settings.allowsHouseholdUnits = true
        let plan = try VillageScene.plan(VillageScene.input(sites: [VillageScene.at(0, 0)]), settings: settings)
        let units = try #require(plan.allHouseholdYearly)
        #expect(plan.findings.contains { $0.code == "all-households-cheaper" } == (units < plan.yearlyCost))
        #expect(units < plan.yearlyCost)
    }

    @Test("around a circle of roads the line is left open where it costs least")
    func circle() throws {
        let corners = [
            VillageScene.at(0, 0), VillageScene.at(200, 0), VillageScene.at(200, 100), VillageScene.at(0, 100),
        ]
        var input = try VillageScene.input(
            sites: [VillageScene.at(200, 50)], terrain: VillageScene.terrain { _, _ in 20 })
        input.roads = [VillageInput.Road(id: 1, line: corners + [corners[0]])]
        input.buildings = [(60.0, -5.0), (150.0, -5.0), (60.0, 105.0), (150.0, 105.0)].enumerated().map {
            VillageInput.Building(
                id: Int64($0.offset), position: VillageScene.at($0.element.0, $0.element.1), population: 4)
        }
        let plan = try VillageScene.plan(input)
        let sewers = try #require(plan.sewers)
        // Twice from x = 60 to the corner and up to the middle of the side: 2 × (140 + 50), the west side left out.
        let length = sewers.tree.nodes.filter { $0.kind != .house }.reduce(0) { $0 + $1.lengthMetres }
        #expect(abs(length - 380) < 1)
    }

    @Test("the same seed gives the same plan")
    func repeats() throws {
        let first = try VillageScene.plan(VillageScene.input())
        let second = try VillageScene.plan(VillageScene.input())
        #expect(first.profile?.reaches == second.profile?.reaches)
        #expect(first.yearlyCost == second.yearlyCost)
    }

    @Test("gravity alone is refused with its place where the ground forbids it")
    func onlyGravity() throws {
        var settings = VillageScene.settings
        settings.allowsPumping = false
        let hill = try VillageScene.terrain { east, _ in 20 + 0.03 * east }
        let ridge = try VillageScene.terrain { east, _ in abs(east - 250) < 40 ? 30 : 20 }
        for (sites, ground) in [([VillageScene.at(500, 0)], hill), ([], ridge)] {
            #expect {
                try VillageScene.plan(VillageScene.input(sites: sites, terrain: ground), settings: settings)
            } throws: { error in
                guard case .notByGravity(let place)? = error as? PlanningError else { return false }
                return place.contains("(")
            }
        }
    }
}
