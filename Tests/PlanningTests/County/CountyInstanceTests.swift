import Foundation
import Planning
import TestSupport
import Testing

@Suite("The synthetic counties with figures by another program", .enabled(if: SharedData.isPresent))
struct CountyInstanceTests {
    /// Villages, and the cost of the best plan another program found.
    ///
    /// A C++ prototype; see `data/planning/county/README.md`.
    static let published = [(15, 4315.15), (30, 9116.66), (60, 16754.04), (100, 34098.50)]

    static func problem(_ count: Int) throws -> CountyProblem {
        let url = SharedData.url("planning/county/county_n\(count)_s1.txt")
        return try CountyFileReader(name: url.lastPathComponent).read(String(contentsOf: url, encoding: .utf8))
    }

    @Test("the plan is as cheap as the other program's and proven to a tenth of a percent", arguments: published)
    func plan(count: Int, cost: Double) async throws {
        let solution = try await CountySolver(Self.problem(count)).solve(
            CountyBudget(seconds: 3600, rounds: 8, targetGap: 1e-5))
        #expect(solution.plan.cost < cost + 0.01)
        #expect(solution.gap < 0.001)
        // The other program's plan exists, so no valid bound lies above it.
        #expect(solution.lowerBound < cost + 0.01)
    }

    @Test("the bound of a large county stays below a plan known from elsewhere", arguments: [(300, 98_667.02)])
    func largeBound(count: Int, cost: Double) async throws {
        let solution = try await CountySolver(Self.problem(count)).solve(CountyBudget(seconds: 3600, rounds: 5))
        #expect(solution.lowerBound < cost)
        #expect(solution.lowerBound > 0.9 * cost)
    }

    @Test("the same seed and rounds give the same plan and bound")
    func deterministic() async throws {
        let problem = try Self.problem(60)
        let budget = CountyBudget(seconds: 600, rounds: 2, targetGap: 0)
        let first = try await CountySolver(problem, seed: 7).solve(budget)
        let second = try await CountySolver(problem, seed: 7).solve(budget)
        #expect(first.plan == second.plan)
        #expect(first.lowerBound == second.lowerBound)
    }

    @Test("work that is cancelled or out of time gives the best plan so far")
    func cancelled() async throws {
        let problem = try Self.problem(300)
        let hurried = try await CountySolver(problem).solve(CountyBudget(seconds: 0.001))
        #expect(hurried.plan.cost > 0)
        #expect(hurried.lowerBound <= hurried.plan.cost)
        let task = Task { try await CountySolver(problem).solve(CountyBudget(seconds: 600, targetGap: 0)) }
        task.cancel()
        let stopped = try await task.value
        #expect(stopped.plan.ways.count == 300)
        #expect(stopped.seconds < 60)
    }

    @Test("progress tells of falling costs and rising bounds")
    func progress() async throws {
        let seen = Seen()
        _ = try await CountySolver(Self.problem(100)).solve(CountyBudget(seconds: 3600, rounds: 4, targetGap: 0)) {
            seen.append($0)
        }
        let all = seen.values
        #expect(all.map(\.round) == Array(1...all.count))
        for (earlier, later) in zip(all, all.dropFirst()) {
            #expect(later.cost <= earlier.cost)
            #expect(later.lowerBound >= earlier.lowerBound)
        }
    }
}

/// Collects values from a callback that may come from any thread.
private final class Seen: @unchecked Sendable {
    private let lock = NSLock()
    private var collected: [CountyProgress] = []

    func append(_ value: CountyProgress) { lock.withLock { collected.append(value) } }
    var values: [CountyProgress] { lock.withLock { collected } }
}
