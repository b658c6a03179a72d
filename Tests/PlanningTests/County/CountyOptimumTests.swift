import Planning
import Testing

/// The work is bounded by rounds, not by the clock: a busy machine gives the same answers.
@Suite("The county plan against every plan there is")
struct CountyOptimumTests {
    @Test("on counties of up to seven villages the plan is the cheapest of all arborescences", arguments: 1...24)
    func bruteForce(seed: Int) async throws {
        let county = try RandomCounty(count: 3 + seed % 5, seed: UInt64(seed))
        let best = CountyBruteForce(county).best
        let solution = try await CountySolver(county.problem).solve(CountyBudget(seconds: 3600, rounds: 5))
        #expect(abs(solution.plan.cost - best) < 1e-6 * best)
        #expect(solution.lowerBound <= best * (1 + 1e-9))
        #expect(solution.gap < 0.02)
    }

    @Test("the bound never exceeds any plan, however short the work", arguments: 1...20)
    func boundBelowRandomPlans(seed: Int) async throws {
        var county = try RandomCounty(count: 12 + seed, seed: UInt64(1000 + seed))
        let solution = try await CountySolver(county.problem).solve(CountyBudget(seconds: 3600, rounds: 1 + seed % 3))
        for _ in 0..<200 {
            guard let plan = county.plan() else { continue }
            #expect(solution.lowerBound <= plan.cost)
        }
        #expect(solution.lowerBound <= solution.plan.cost)
    }

    @Test("villages around a hub join it exactly where that is cheaper than treating at home")
    func star() async throws {
        let hub = ConcaveCost(fixed: 100, linear: 1)
        let lengths = [1.0, 2, 3, 4, 5, 6]
        let villages = (0...lengths.count).map { CountyVillage(id: $0, demand: 10) }
        var disposals = [Disposal(village: 0, kind: .station, cost: GroupedCost([.station: hub]))]
        var corridors = [Corridor]()
        for (index, length) in lengths.enumerated() {
            disposals.append(
                Disposal(
                    village: index + 1, kind: .household, cost: GroupedCost([.household: ConcaveCost(fixed: 45)])))
            corridors.append(
                Corridor(
                    from: index + 1, to: 0, lengthMetres: length, needsPump: false,
                    cost: GroupedCost([.pipes: ConcaveCost(fixed: 10 * length)])))
        }
        let problem = try CountyProblem(villages: villages, disposals: disposals, corridors: corridors)
        let solution = try await CountySolver(problem).solve(CountyBudget(seconds: 3600, rounds: 4))
        // Joining costs 10 · length + 10; at home 45. So lengths 1, 2 and 3 join: 100 + 10 + (20 + 30 + 40) + 3 · 45.
        #expect(abs(solution.plan.cost - 335) < 1e-9)
        #expect(solution.gap < 1e-6)
    }

    @Test("along a line with one station at its end every pipe carries all who live above it")
    func line() async throws {
        let count = 9
        let villages = (0..<count).map { CountyVillage(id: $0, demand: 4) }
        let end = Disposal(village: 0, kind: .station, cost: GroupedCost([.station: ConcaveCost(fixed: 7, linear: 2)]))
        let corridors = (1..<count).map { village in
            Corridor(
                from: village, to: village - 1, lengthMetres: 100, needsPump: false,
                cost: GroupedCost([.pipes: ConcaveCost(fixed: 1, power: 3, exponent: 0.5)]))
        }
        let problem = try CountyProblem(villages: villages, disposals: [end], corridors: corridors)
        let solution = try await CountySolver(problem).solve(CountyBudget(seconds: 3600, rounds: 3))
        let pipes = (1..<count).reduce(0.0) { $0 + 1 + 3 * (4 * Double($1)).squareRoot() }
        #expect(abs(solution.plan.cost - (7 + 2 * 36 + pipes)) < 1e-9)
        #expect(solution.plan.flows[0] == 36)
    }

    @Test("a junction without people is used where it helps and costs nothing where it does not")
    func junction() async throws {
        let villages = zip(1..., [10.0, 0, 10]).map { CountyVillage(id: $0, demand: $1) }
        let dear = GroupedCost([.station: ConcaveCost(fixed: 50)])
        let pipe = GroupedCost([.pipes: ConcaveCost(fixed: 10)])
        let problem = try CountyProblem(
            villages: villages,
            disposals: [
                Disposal(village: 1, kind: .station, cost: dear),
                Disposal(village: 0, kind: .household, cost: GroupedCost([.household: ConcaveCost(fixed: 45)])),
                Disposal(village: 2, kind: .household, cost: GroupedCost([.household: ConcaveCost(fixed: 30)])),
            ],
            corridors: [
                Corridor(from: 0, to: 1, lengthMetres: 1, needsPump: false, cost: pipe),
                Corridor(from: 2, to: 1, lengthMetres: 1, needsPump: false, cost: pipe),
            ])
        let solution = try await CountySolver(problem).solve(CountyBudget(seconds: 3600, rounds: 4))
        #expect(solution.plan.cost == 70)
        let idle = try CountyPlanEvaluator(problem).plan(ways: [.disposal(1), .idle, .disposal(2)])
        #expect(idle.cost == 75)
    }
}
