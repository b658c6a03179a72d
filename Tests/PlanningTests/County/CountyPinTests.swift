import Foundation
import Planning
import Testing

@Suite("Pins, side limits and sensitivities of the county plan")
struct CountyPinTests {
    private let budget = CountyBudget(seconds: 3600, rounds: 3)

    @Test("a pin is kept and never makes the plan cheaper", arguments: 1...12)
    func pins(seed: Int) async throws {
        let county = try RandomCounty(count: 6, seed: UInt64(50 + seed))
        let pin: CountyPin =
            switch seed % 4 {
            case 0: .joins(village: 102, station: 104)
            case 1: .noStation(village: 103)
            case 2: .closed(from: 101, to: 102)
            default: .onlyGravity(village: nil)
            }
        let free = try await CountySolver(county.problem).solve(budget)
        let pinned = try await CountySolver(county.problem, pins: CountyPins([pin])).solve(budget)
        let best = CountyBruteForce(county) { ways, _ in Self.keeps(pin, ways, county.problem) }.best
        #expect(abs(pinned.plan.cost - best) < 1e-6 * best)
        #expect(pinned.lowerBound <= best * (1 + 1e-9))
        let price = PinPrice(free: free, pinned: pinned)
        #expect(pinned.plan.cost >= price.free.plan.cost)
        #expect(price.least <= price.most + 1e-9)
    }

    /// Whether a plan keeps a pin, told from its ways alone.
    private static func keeps(_ pin: CountyPin, _ ways: [CountyPlan.Way], _ problem: CountyProblem) -> Bool {
        let used = ways.compactMap { if case .corridor(let number) = $0 { problem.corridors[number] } else { nil } }
        switch pin {
        case .joins(let village, let station):
            var at = village - 100
            while case .corridor(let number) = ways[at] { at = problem.corridors[number].to }
            guard at == station - 100, case .disposal(let number) = ways[at] else { return false }
            return problem.disposals[number].kind != .household
        case .noStation(let village):
            guard case .disposal(let number) = ways[village - 100] else { return true }
            return problem.disposals[number].kind != .station
        case .closed(let from, let to):
            return !used.contains { [$0.from, $0.to].sorted() == [from - 100, to - 100].sorted() }
        case .onlyGravity: return !used.contains(where: \.needsPump)
        case .noHousehold: return false
        }
    }

    @Test("a limit is kept, and its bound is below the cheapest plan that keeps it", arguments: 1...8)
    func limits(seed: Int) async throws {
        let county = try RandomCounty(count: 6, seed: UInt64(80 + seed))
        let stations = county.problem.disposals.indices.filter { county.problem.disposals[$0].kind == .station }
        let free = try await CountySolver(county.problem).solve(budget)
        let usage = SideLimit(
            name: "load", usage: .flow(Dictionary(uniqueKeysWithValues: stations.map { ($0, 0.5) })), most: 0)
        let most = 0.6 * usage.used(by: free.plan, of: county.problem)
        let limit = SideLimit(name: usage.name, usage: usage.usage, most: most)
        let evaluator = CountyPlanEvaluator(county.problem)
        let best = CountyBruteForce(county) { ways, _ in
            guard let plan = try? evaluator.plan(ways: ways) else { return false }
            return limit.used(by: plan, of: county.problem) <= most + 1e-9
        }.best
        let found = try await LimitedCountySolver(county.problem, limits: [limit])
            .solve(CountyBudget(seconds: 3600, rounds: 20))
        #expect(found.used[0] <= most + 1e-6)
        #expect(found.solution.lowerBound <= best * (1 + 1e-9))
        #expect(found.solution.plan.cost >= best * (1 - 1e-9))
        #expect(found.solution.plan.cost <= best * 1.02)
        #expect(found.solution.lowerBound >= free.lowerBound * (1 - 1e-4))
    }

    @Test("a budget that no plan keeps is refused")
    func hopelessBudget() async throws {
        let county = try RandomCounty(count: 5, seed: 5)
        let limit = SideLimit(
            name: "资金", usage: .money(Dictionary(uniqueKeysWithValues: CostGroup.allCases.map { ($0, 1) })), most: 1)
        await #expect(throws: CountyError.self) {
            try await LimitedCountySolver(county.problem, limits: [limit]).solve(CountyBudget(seconds: 3600, rounds: 4))
        }
    }

    @Test("with prices changed the new plan is never dearer than the old one at those prices")
    func sensitivity() async throws {
        let county = try RandomCounty(count: 20, seed: 11)
        let plan = try await CountySolver(county.problem).solve(budget).plan
        let cases = try await SensitivityStudy(county.problem).cases(around: plan, share: 0.2, budget: budget)
        #expect(Set(cases.map(\.group)).isSuperset(of: [.station, .household, .pipes]))
        for one in cases {
            #expect(one.solution.plan.cost <= one.originalCost + 1e-6)
            #expect(one.solution.lowerBound <= one.originalCost)
            #expect(one.flips.isEmpty == (one.solution.plan.ways == plan.ways))
        }
    }

    @Test("settings are read from JSON, and what cannot be read is named")
    func settings() throws {
        let county = try RandomCounty(count: 5, seed: 2)
        let text = """
            {"pins": [{"kind": "joins", "village": 100, "station": 101}, {"kind": "onlyGravity"}],
             "limits": [{"kind": "load", "name": "某河段", "villages": [100], "perUnit": 0.012, "most": 6}],
             "factors": {"pipes": 1.1}}
            """
        let settings = try CountySettings(json: Data(text.utf8))
        #expect(settings.pins.pins == [.joins(village: 100, station: 101), .onlyGravity(village: nil)])
        #expect(settings.factors == [.pipes: 1.1])
        #expect(try settings.limits(for: county.problem).map(\.most) == [6])
        for bad in [
            "{", #"{"pins": [{"kind": "fly"}]}"#, #"{"factors": {"gold": 2}}"#, #"{"limits": [{"kind": "town"}]}"#,
            #"{"factors": {"pipes": -1}}"#,
        ] {
            #expect(throws: CountyError.self) { try CountySettings(json: Data(bad.utf8)) }
        }
    }
}
