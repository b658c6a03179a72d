import Domain
import Geo
import Terrain
import Testing

@testable import Planning

@Suite("A county planned from its villages' files")
struct CountyVillagesTests {
    private let settings = CountyStreet.settings

    private func plan(_ places: [(east: Double, north: Double, houses: Int)]) async throws -> CountyVillagePlan {
        try await CountyStreet(places).plan()
    }

    @Test("two villages close together share a station downhill, two far apart do not")
    func sharing() async throws {
        let near = try await plan([(0, 1_000, 40), (350, 1_000, 40)])
        #expect(near.systems.count == 1)
        #expect(near.systems.first?.station == 1)
        #expect(near.outcomes[0].to == 1)
        #expect(near.hasRepeated)
        let far = try await plan([(0, 0, 40), (3_500, 1_500, 40)])
        #expect(far.outcomes.allSatisfy { $0.to == nil })
    }

    @Test("a corridor goes round a hill where that is cheaper than over or through it, and straight on even ground")
    func aroundAHill() async throws {
        var own = settings
        own.liftCost = 300_000
        for height in [0.0, 20] {
            let street = try CountyStreet([(0, 1_000, 20), (900, 1_000, 20)]) { east, north in
                let (right, up) = (east - 550, north - 1_000)
                let away: Double = (right * right + up * up) / 5_000
                return height / (1 + away * away)
            }
            let (inputs, terrain) = (street.inputs, street.terrain)
            var shelf = VillageShelf(inputs, settings: own, costs: try CostSet.named("snip-2015"))
            for village in inputs.indices { _ = try shelf.home(village) }
            let model = try CountyModel(shelf, terrain: terrain, settings: own, reachMetres: 5_000)
            let link = try #require(model.links.first { $0.from == 0 && $0.to == 1 })
            let aside = link.line.map { abs($0.north - 1_000) }.max() ?? 0
            #expect(height > 0 ? aside > 60 : aside < 30)
            #expect(link.line.first == link.exit && link.line.last == model.homes[1])
        }
    }

    @Test("costs recompute from the parts alone, and the bound of the model is below its plan")
    func recompute() async throws {
        let county = try await plan([(0, 1_000, 40), (400, 1_000, 30), (400, 1_400, 6), (3_400, 900, 25)])
        let costs = county.prices.trenchCosts()
        var sum = county.outcomes.reduce(0) { $0 + $1.unitsYearly }
        for system in county.systems {
            for node in system.tree.nodes.indices {
                sum += ReachPricing.yearly(node, system.tree, system.profile, costs: costs, rules: county.prices.rules)
            }
            sum += try #require(county.prices.treatment(cubicMetresPerDay: system.flow)).chosen.yearly
            // What flows into the station is what its villages send.
            let members = Set(system.village)
            let flow = county.outcomes.indices.filter { members.contains($0) }.reduce(0) {
                $0 + county.outcomes[$1].flow
            }
            #expect(abs(system.flow - flow) < 1e-6 * flow)
        }
        #expect(abs(sum - county.yearlyCost) < 1e-6 * county.yearlyCost)
        #expect(county.modelLowerBound <= county.modelCost * (1 + 1e-9))
        #expect(county.modelLowerBound > 0)
    }

    @Test("with few villages no other choice of ways, laid out in truth, is more than 1 % cheaper")
    func bruteForce() async throws {
        let places: [(east: Double, north: Double, houses: Int)] = [
            (0, 1_000, 30), (420, 1_050, 18), (500, 1_500, 5), (950, 1_100, 30),
        ]
        let street = try CountyStreet(places)
        let (inputs, terrain) = (street.inputs, street.terrain)
        let county = try await plan(places)
        var shelf = VillageShelf(inputs, settings: settings, costs: try CostSet.named("snip-2015"))
        for village in inputs.indices { _ = try shelf.home(village) }
        let model = try CountyModel(shelf, terrain: terrain, settings: settings, reachMetres: 5_000)
        let problem = try model.problem()
        var choices: [[CountyPlan.Way]] = inputs.indices.map { village in
            problem.disposals.indices.filter { problem.disposals[$0].village == village }.map { .disposal($0) }
                + problem.corridors.indices.filter { problem.corridors[$0].from == village }.map { .corridor($0) }
        }
        choices = choices.filter { !$0.isEmpty }
        var best = Double.infinity
        var tried = 0
        var counter = [Int](repeating: 0, count: choices.count)
        while true {
            let ways = zip(choices, counter).map { $0[$1] }
            if (try? CountyPlanEvaluator(problem).plan(ways: ways)) != nil {
                tried += 1
                best = min(best, try CountyLaying(model, ways: ways, problem: problem).laid(&shelf).yearlyCost)
            }
            guard let turn = counter.indices.first(where: { counter[$0] + 1 < choices[$0].count }) else { break }
            for index in 0..<turn { counter[index] = 0 }
            counter[turn] += 1
        }
        #expect(tried > 30)
        #expect(county.yearlyCost <= best * 1.01)
    }

    @Test("a county without villages or with a village without roads is refused")
    func refused() async throws {
        let street = try CountyStreet([(0, 1_000, 5)])
        let (inputs, terrain) = (street.inputs, street.terrain)
        #expect(throws: PlanningError.noBuildings) {
            try CountyOfVillages([], terrain: terrain, settings: settings, costs: CostSet.named("snip-2015"))
        }
        var bare = inputs
        bare[0].roads = []
        await #expect(throws: PlanningError.noRoads) {
            try await CountyOfVillages(bare, terrain: terrain, settings: settings, costs: CostSet.named("snip-2015"))
                .plan()
        }
    }
}
