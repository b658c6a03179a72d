import Domain
import Geo
import Networks
import Testing

@testable import Planning

@Suite("Pins of a village")
struct VillagePinTests {
    /// Two streets that meet at the east end, houses on both.
    private func twoStreets(sites: [MapPosition] = []) throws -> VillageInput {
        var input = try VillageScene.input(sites: sites)
        input.roads = [
            VillageScene.road(1, VillageScene.at(0, 0), VillageScene.at(500, 0)),
            VillageScene.road(2, VillageScene.at(0, 200), VillageScene.at(500, 200)),
            VillageScene.road(3, VillageScene.at(500, 0), VillageScene.at(500, 200)),
            VillageScene.road(4, VillageScene.at(0, 0), VillageScene.at(0, 200)),
        ]
        for index in 0..<12 {
            let east: Double = 40 + 80 * Double(index / 2)
            let north: Double = index % 2 == 0 ? 10 : 190
            if index == 0 { input.buildings = [] }
            input.buildings.append(
                VillageInput.Building(id: Int64(index), position: VillageScene.at(east, north), population: 4))
        }
        return input
    }

    private func settings(_ pins: [VillagePin], units: Bool = true) -> VillageSettings {
        var settings = VillageScene.settings
        settings.costs = "snip-2015"
        settings.liftCost = 50_000
        settings.allowsHouseholdUnits = units
        settings.pins = pins
        settings.seconds = 600
        return settings
    }

    private func roads(_ plan: VillagePlan) -> Set<Int> {
        Set(plan.layout?.down.filter { $0 >= 0 }.map(Int.init) ?? [])
    }

    @Test(
        "a pin never makes a plan cheaper, and its price is told",
        arguments: [
            [VillagePin.closed(road: 3)], [.connected(building: 3)],
            [.noStation(position: MapPosition(east: 500, north: 0), metres: 250)], [.onlyGravity],
        ])
    func price(pins: [VillagePin]) throws {
        let free = try VillageScene.plan(twoStreets(), settings: settings([], units: false))
        #expect(free.pinPrice == nil)
        let pinned = try VillageScene.plan(twoStreets(), settings: settings(pins, units: false))
        let price = try #require(pinned.pinPrice)
        #expect(pinned.yearlyCost >= free.yearlyCost * (1 - 1e-6))
        #expect(price >= 0)
        // The price is against the cheapest plan known without pins, which may be found from the pinned one.
        #expect(pinned.yearlyCost - price <= free.yearlyCost * (1 + 1e-9))
        #expect(pinned.findings.contains { $0.code == "pins-price" })
    }

    // A closed road lets yards join over distances that the lines of the free village leave out: only there may the plan
    // without pins be the dearer one, and the price is then against what was found from the pinned plan.
    @Test(
        "with units to be weighed, too, no pin makes a plan cheaper",
        arguments: [
            [VillagePin.household(building: 0)], [.household(building: 1), .connected(building: 11)],
            [.connected(building: 3)], [.household(building: 5), .household(building: 6)], [.closed(road: 2)],
        ])
    func priceWithUnits(pins: [VillagePin]) throws {
        let free = try VillageScene.plan(twoStreets(), settings: settings([]))
        let pinned = try VillageScene.plan(twoStreets(), settings: settings(pins))
        let price = try #require(pinned.pinPrice)
        #expect(price >= 0)
        #expect(pinned.yearlyCost - price <= free.yearlyCost * (1 + 1e-9))
        guard !pins.contains(.closed(road: 2)) else { return }
        #expect(pinned.yearlyCost >= free.yearlyCost * (1 - 1e-9))
    }

    @Test("no pin on single houses makes a plan of a rolling village cheaper", arguments: 1...6)
    func singleHouses(seed: UInt64) throws {
        let input = try VillageScene.town(seed: seed)
        var own = settings([])
        let free = try VillageScene.plan(input, settings: own)
        var numbers = SplitMix64(seed: seed)
        own.pins = (0..<3).map { place in
            let building = Int64(10 * place) + Int64(numbers.next() % 10)
            return numbers.next() % 2 == 0 ? .household(building: building) : .connected(building: building)
        }
        let pinned = try VillageScene.plan(input, settings: own)
        #expect(pinned.yearlyCost >= free.yearlyCost * (1 - 2e-3))
        #expect(try #require(pinned.pinPrice) >= 0)
    }

    @Test("no sewer lies in a closed road, no station where none may be, pinned houses are as pinned")
    func respected() throws {
        let pins = [
            VillagePin.closed(road: 3), .noStation(position: VillageScene.at(250, 0), metres: 200),
            .household(building: 4), .connected(building: 5),
        ]
        let plan = try VillageScene.plan(twoStreets(), settings: settings(pins))
        for edge in roads(plan) { #expect(!plan.graph.edges[edge].isClosed) }
        #expect(plan.graph.edges.contains { $0.isClosed })
        for station in plan.stations {
            let east = station.position.east - 250
            #expect((east * east + station.position.north * station.position.north).squareRoot() > 200)
        }
        let units = Set(plan.householdUnits.map { plan.graph.houses[$0].building })
        #expect(units.contains(4) && !units.contains(5))
    }

    @Test("houses that closed roads cut off keep units, and that is said")
    func cutOff() throws {
        var input = try VillageScene.input(sites: [VillageScene.at(500, 0)])
        input.roads = [
            VillageScene.road(1, VillageScene.at(0, 0), VillageScene.at(300, 0)),
            VillageScene.road(2, VillageScene.at(300, 0), VillageScene.at(400, 0)),
            VillageScene.road(3, VillageScene.at(400, 0), VillageScene.at(500, 0)),
        ]
        let plan = try VillageScene.plan(input, settings: settings([.closed(road: 2)]))
        #expect(plan.findings.contains { $0.code == "building-cut-off" })
        #expect(!plan.householdUnits.isEmpty)
        #expect(try #require(plan.pinPrice) >= 0)
    }

    @Test("a house joins the station it is pinned to")
    func joins() throws {
        let sites = [VillageScene.at(500, 0), VillageScene.at(0, 200)]
        for site in 1...2 {
            let plan = try VillageScene.plan(
                twoStreets(sites: sites), settings: settings([.joins(building: 6, site: site)]))
            let sewers = try #require(plan.sewers)
            let house = try #require(plan.graph.houses.firstIndex { $0.building == 6 })
            var node = try #require(sewers.origins.firstIndex(of: .house(house)))
            while let parent = sewers.tree.nodes[node].parent { node = parent }
            let station = try #require(plan.stations.first { $0.node == node })
            #expect(station.position == plan.graph.positions[plan.graph.siteNodes[site - 1]])
        }
    }

    @Test(
        "pins that name what is not there or contradict each other are refused",
        arguments: [
            [VillagePin.closed(road: 99)], [.household(building: 99)], [.joins(building: 1, site: 3)],
            [.household(building: 1), .connected(building: 1)],
            [.noStation(position: MapPosition(east: 0, north: 0), metres: 1e6)],
        ])
    func refused(pins: [VillagePin]) throws {
        #expect(throws: PlanningError.self) { try VillageScene.plan(twoStreets(), settings: settings(pins)) }
    }

    @Test("pins are read from settings, and a wrong one is named")
    func reading() throws {
        let text = """
            {"pins": [{"kind": "closed", "road": 3}, {"kind": "joins", "building": 5, "site": 1}, {"kind": "onlyGravity"},
             {"kind": "noStation", "east": 1, "north": 2, "metres": 30}, {"kind": "household", "building": 7}]}
            """
        #expect(
            try VillageSettings(json: Array(text.utf8)).pins == [
                .closed(road: 3), .joins(building: 5, site: 1), .onlyGravity,
                .noStation(position: MapPosition(east: 1, north: 2), metres: 30), .household(building: 7),
            ])
        for wrong in ["{\"pins\": 3}", "{\"pins\": [{\"kind\": \"shut\"}]}", "{\"pins\": [{\"kind\": \"closed\"}]}"] {
            #expect(throws: PlanningError.self) { try VillageSettings(json: Array(wrong.utf8)) }
        }
    }

    @Test("growth and people who come for a season make pipes and stations larger, energy only by their stay")
    func population() throws {
        var settings = VillageScene.settings
        let plain = try VillageScene.plan(VillageScene.input(), settings: settings)
        settings.populationGrowth = 0.02
        settings.planningYears = 10
        settings.floatingShare = 0.5
        settings.floatingStay = 0.25
        let grown = try VillageScene.plan(VillageScene.input(), settings: settings)
        // Ten houses of four at 80 L: 3.2 m³/d; × 1.02^10; half as many again on the days that count.
        let residents = 3.2 * 1.218_994_42
        let station = try #require(grown.stations.first)
        #expect(abs(station.sizingFlow - residents * 1.5) < 1e-6)
        #expect(abs(station.meanFlow - residents * 1.125) < 1e-6)
        #expect(grown.yearlyCost > plain.yearlyCost)
    }

    @Test("dearer costs make dearer plans, and no case is dearer than the plan as it was at those prices")
    func sensitivity() throws {
        let settings = settings([], units: false)
        let planner = try VillageSewerPlanner(twoStreets(), settings: settings, costs: CostSet.named("snip-2015"))
        let plan = try planner.plan()
        let cases = try planner.sensitivity(of: plan, share: 0.2)
        #expect(cases.count == 10)
        for item in cases {
            #expect(item.yearlyCost <= plan.yearlyCost * max(1, item.factor) * (1 + 1e-6))
            if item.group != .population {
                #expect(
                    item.factor < 1
                        ? item.yearlyCost <= plan.yearlyCost * (1 + 1e-9)
                        : item.yearlyCost >= plan.yearlyCost * (1 - 1e-2))
            }
        }
    }
}
