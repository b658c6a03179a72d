import Domain
import Foundation
import Geo
import Testing

@testable import Planning

@Suite("Town sewers and reuse in a county of villages")
struct CountyOffersTests {
    private let places: [(east: Double, north: Double, houses: Int)] = [
        (0, 1_000, 30), (420, 1_050, 18), (500, 1_500, 5), (950, 1_100, 30),
    ]

    /// A connection east of the villages, downhill.
    private func town(_ capacity: Double, tariff: Double = 0.5, connection: Double = 20_000) -> TownSewer {
        TownSewer(
            name: "镇管网", position: MapPosition(east: 1_500, north: 1_100), spareCubicMetresPerDay: capacity,
            connectionCost: connection, tariff: tariff, yearlyOperation: 100)
    }

    private func land(_ hectares: Double, cost: Double = 500) -> ReuseOption {
        ReuseOption(hectares: hectares, cubicMetresPerHectareDay: 3, storageCost: cost, operation: 0.2)
    }

    /// What every system, village and limit must hold, whatever was chosen.
    private func check(_ county: CountyVillagePlan) {
        #expect(county.modelLowerBound <= county.modelCost * (1 + 1e-9))
        for limit in county.limits { #expect(limit.used <= limit.most * (1 + 1e-9) + 1e-9) }
        let costs = county.prices.trenchCosts()
        var sum = county.outcomes.reduce(0) { $0 + $1.unitsYearly }
        for system in county.systems {
            for node in system.tree.nodes.indices {
                sum += ReachPricing.yearly(node, system.tree, system.profile, costs: costs, rules: county.prices.rules)
            }
            sum += system.endYearly
            let flow = system.members.reduce(0) { $0 + county.outcomes[$1].flow }
            #expect(abs(system.flow - flow) < 1e-6 * flow)
        }
        #expect(abs(sum - county.yearlyCost) < 1e-6 * county.yearlyCost)
        #expect(abs(BillOfQuantities(county).yearly - county.yearlyCost) < 1e-6 * county.yearlyCost)
    }

    @Test("a cheap town sewer takes villages as far as its capacity goes, one that asks too much takes none")
    func capacity() async throws {
        let street = try CountyStreet(places)
        let free = try await street.plan(CountyOffers(towns: [town(1_000)]))
        check(free)
        let joined = free.systems.filter { $0.end == .town(0) }.flatMap(\.members)
        #expect(joined.count >= 3)
        let flow = try #require(free.systems.first { $0.end == .town(0) }?.flow)
        // Half of it: some must do something else now, and the plan costs more.
        let tight = try await street.plan(CountyOffers(towns: [town(flow / 2)]))
        check(tight)
        let taken = tight.systems.filter { $0.end == .town(0) }.reduce(0) { $0 + $1.flow }
        #expect(taken <= flow / 2 + 1e-6)
        #expect(tight.yearlyCost >= free.yearlyCost)
        let dear = try await street.plan(CountyOffers(towns: [town(1_000, tariff: 500)]))
        check(dear)
        #expect(dear.systems.allSatisfy { $0.end != .town(0) })
        #expect(dear.limits.map(\.used) == [0])
    }

    @Test("without land there is no reuse; with enough of it, cheap reuse takes the village")
    func reuse() async throws {
        let street = try CountyStreet([(0, 1_000, 30), (3_000, 500, 20)])
        let none = try await street.plan(CountyOffers(reuse: [1: land(0)]))
        #expect(none.systems.allSatisfy { $0.end != .reuse(village: 1) })
        #expect(none.findings.contains { $0.finding.code == "reuse-land-too-small" && $0.village == 1 })
        let veto = none.outcomes[1].alternatives.first { $0.way == .reuse }
        #expect(veto?.veto?.en.contains("0 m³/d") == true)
        let some = try await street.plan(CountyOffers(reuse: [1: land(10)]))
        check(some)
        #expect(some.systems.contains { $0.end == .reuse(village: 1) && $0.flow <= 30 })
        #expect(some.yearlyCost < none.yearlyCost)
    }

    @Test("with few villages, town and reuse, no other choice of ways within the limits is more than 1 % cheaper")
    func bruteForce() async throws {
        let street = try CountyStreet(places)
        let flow = 30 * 4 * 0.08
        let offers = CountyOffers(towns: [town(1.7 * flow, tariff: 3)], reuse: [0: land(4, cost: 9_000), 3: land(1)])
        let county = try await street.plan(offers)
        check(county)
        var shelf = VillageShelf(street.inputs, settings: CountyStreet.settings, costs: try CostSet.named("snip-2015"))
        for village in street.inputs.indices { _ = try shelf.home(village) }
        let model = try CountyModel(
            shelf, terrain: street.terrain, settings: CountyStreet.settings, offers: offers, reachMetres: 5_000)
        let problem = try model.problem()
        let limits = model.limits(problem)
        // Land that takes less than the village has is not even offered.
        #expect(limits.map(\.kind) == [.reuse(0), .town(0)])
        let every: [[CountyPlan.Way]] = problem.villages.indices.map { place in
            problem.disposals.indices.filter { problem.disposals[$0].village == place }.map { .disposal($0) }
                + problem.corridors.indices.filter { problem.corridors[$0].from == place }.map { .corridor($0) }
        }
        // Three ways of each village are enough to try hundreds of plans; those of the plan are among them.
        var best = Double.infinity
        var modelBest = Double.infinity
        var tried = 0
        var counter = [Int](repeating: 0, count: every.count)
        while true {
            let ways = zip(every, counter).map { $0[$1] }
            if let plan = try? CountyPlanEvaluator(problem).plan(ways: ways),
                limits.allSatisfy({ $0.limit.used(by: plan, of: problem) <= $0.limit.most + 1e-9 })
            {
                tried += 1
                modelBest = min(modelBest, plan.cost)
                if plan.cost < 1.3 * county.yearlyCost {
                    best = min(best, try CountyLaying(model, ways: ways, problem: problem).laid(&shelf).yearlyCost)
                }
            }
            guard let turn = counter.indices.first(where: { counter[$0] + 1 < every[$0].count }) else { break }
            for index in 0..<turn { counter[index] = 0 }
            counter[turn] += 1
        }
        #expect(tried > 50)
        #expect(county.yearlyCost <= best * 1.01)
        // The solver with limits finds the model's optimum, and its bound is below it.
        let solved = try await LimitedCountySolver(problem, limits: limits.map(\.limit))
            .solve(CountyBudget(seconds: 3_600, rounds: 40))
        #expect(abs(solved.solution.plan.cost - modelBest) <= 1e-6 * modelBest)
        #expect(solved.solution.lowerBound <= modelBest * (1 + 1e-9))
    }

    @Test("a town sewer where no heights are, or too small for any village, is told and left out")
    func lostTowns() async throws {
        let street = try CountyStreet([(0, 1_000, 12)])
        var away = town(100)
        away.position = MapPosition(east: 90_000, north: 0)
        let county = try await street.plan(CountyOffers(towns: [away, town(0)]))
        let codes = county.findings.map(\.finding.code)
        #expect(codes.contains("town-sewer-without-ground"))
        #expect(codes.contains("town-sewer-without-capacity"))
        #expect(county.offers.towns.isEmpty)
    }

    @Test("a town sewer just at a village's outlet is joined by a short pipe")
    func atTheOutlet() async throws {
        let street = try CountyStreet([(0, 1_000, 30)])
        let alone = try await street.plan()
        var near = town(100, tariff: 0.1, connection: 100)
        near.position = try #require(alone.systems.first?.position)
        let county = try await street.plan(CountyOffers(towns: [near]))
        check(county)
        #expect(county.systems.first?.end == .town(0))
    }

    @Test("a reach that may receive little keeps stations away from it")
    func reach() async throws {
        let street = try CountyStreet([(0, 1_000, 40), (350, 1_000, 40)])
        let free = try await street.plan()
        #expect(free.systems.first?.end == .station(village: 1))
        let flow = free.systems[0].flow
        let reach = ReceivingReach(
            name: "某河段", villages: [1], gramsPerCubicMetre: 60, gramsPerDay: 60 * flow * 0.6)
        let kept = try await street.plan(CountyOffers(reaches: [reach]))
        check(kept)
        let there = kept.systems.filter { $0.station == 1 }.reduce(0) { $0 + $1.flow }
        #expect(there <= flow * 0.6 + 1e-6)
        #expect(kept.yearlyCost >= free.yearlyCost)
    }

    @Test(
        "alternatives say what they would cost more or what rules them out, never less than nothing at a proven optimum"
    )
    func alternatives() async throws {
        let county = try await CountyStreet(places).plan(CountyOffers(towns: [town(1_000)]))
        for outcome in county.outcomes {
            #expect(outcome.alternatives.count >= 2)
            for other in outcome.alternatives {
                #expect((other.extraYearly == nil) != (other.veto == nil))
            }
        }
    }

    @Test("villages' figures add up to the county's bill, and running cost and capital make the yearly cost")
    func figures() async throws {
        let street = try CountyStreet(places)
        let county = try await street.plan(CountyOffers(towns: [town(5)], reuse: [1: land(20)]))
        let bill = BillOfQuantities(county)
        let figures = street.inputs.indices.map {
            VillageFigures($0, of: county, buildings: street.inputs[$0].buildings)
        }
        for group in BillOfQuantities.Group.allCases {
            let capital = figures.reduce(0) { $0 + $1.bill.capital(of: [group]) }
            #expect(abs(capital - bill.capital(of: [group])) <= 1e-9 * max(1, capital))
        }
        let yearly = figures.reduce(0) { $0 + $1.bill.yearly }
        #expect(abs(yearly - county.yearlyCost) < 1e-6 * yearly)
        #expect(figures.map(\.households) == [30, 18, 5, 30])
        #expect(figures.map(\.population) == [120, 72, 20, 120])
        #expect(bill.operation > 0 && bill.operation < bill.yearly)
        let length = figures.reduce(0) {
            $0 + $1.gravityMetres + $1.privateMetres + $1.corridorMetres + $1.pressureMetres
        }
        let pipes = bill.lines.filter { $0.group == .sewers }.reduce(0) { $0 + $1.quantity }
        #expect(abs(length - pipes) < 1e-6 * pipes)
    }

    @Test("years keep budgets and order, and a target out of reach is told")
    func staging() async throws {
        let street = try CountyStreet([(0, 1_000, 40), (350, 1_000, 40), (3_400, 900, 20)])
        let county = try await street.plan()
        let figures = street.inputs.indices.map {
            VillageFigures($0, of: county, buildings: street.inputs[$0].buildings)
        }
        let total = figures.reduce(0) { $0 + $1.bill.capital }
        func staging(_ share: Double, target: Double) throws -> CountyStaging {
            let budget = total * share
            let text = """
                {"staging": {"firstYear": 2026, "budgets": [\(budget), \(budget), \(budget)],
                 "coverage": [{"year": 2028, "share": \(target)}]}}
                """
            let wishes = try #require(try CountyVillageSettings(json: Array(text.utf8)).staging)
            return try CountyStaging(
                county, figures: figures, particulars: (0..<3).map { VillageParticulars(folder: "\($0)") },
                wishes: wishes, seed: 1)
        }
        let plan = try staging(0.5, target: 1)
        #expect(plan.years.allSatisfy { (2026...2028).contains($0 ?? 0) })
        let (upper, lower) = (try #require(plan.years[0]), try #require(plan.years[1]))
        #expect(county.outcomes[0].to == 1 && lower <= upper)
        var spent = 0.0
        for (index, stage) in plan.stages.enumerated() {
            spent += stage.spent
            #expect(spent <= total * 0.5 * Double(index + 1) + 1e-6)
        }
        #expect(abs(spent - total) < 1e-6 * total)
        #expect(throws: PlanningError.self) { try staging(0.01, target: 1) }
    }
}
