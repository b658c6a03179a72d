import Foundation
import Networks

/// Solves staging problems: lists for a first plan, prices for a bound and a better plan, then branch and bound where that
/// is within reach.
public struct StageSolver: Sendable {
    /// Seconds after which the best plan so far is given.
    public var seconds: Double
    /// Relative gap at which a plan counts as proven.
    public var relativeGap: Double
    /// Seed of the random numbers.
    public var seed: UInt64
    /// Problems of more villages times years than this are left to lists and prices.
    public var largestProgram: Int
    /// Asked now and then; true ends the search with the best so far.
    public var isCancelled: (@Sendable () -> Bool)?

    /// A solver with limits.
    public init(
        seconds: Double = 60, relativeGap: Double = 1e-4, seed: UInt64 = 1, largestProgram: Int = 40_000,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) {
        self.seconds = seconds
        self.relativeGap = relativeGap
        self.seed = seed
        self.largestProgram = largestProgram
        self.isCancelled = isCancelled
    }

    /// The plan that leaves the fewest weighted, discounted person-years without treatment, or the best found in time.
    /// - Throws: ``StageError`` where there is none; ``SolverError`` where the solver is missing.
    public func solve(_ problem: StageProblem) throws -> StagePlan {
        let end = Date(timeIntervalSinceNow: min(max(0, seconds), 1e8))
        if problem.villages.isEmpty { return StagePlan(years: [], cost: 0, lowerBound: 0) }
        let isSmall = problem.villages.count * problem.yearCount <= largestProgram
        var random = SplitMix64(seed: seed)
        let heuristic = try StageHeuristic(problem)
        var best = heuristic.best(tries: 60, random: &random, isOver: timer(seconds / 4))
        var bound = 0.0
        try price(problem, heuristic, &best, &bound, &random, end)
        if isSmall, bound < (best?.cost ?? .infinity) * (1 - relativeGap) || best == nil {
            try branch(problem, &best, &bound, end)
        }
        guard let best else { throw StageError.nothingFound(seconds: seconds) }
        return StagePlan(years: best.years, cost: best.cost, lowerBound: min(max(bound, 0), best.cost))
    }

    private func timer(_ seconds: Double) -> () -> Bool {
        let end = Date(timeIntervalSinceNow: max(0, seconds))
        let isCancelled = isCancelled
        return { Date() >= end || isCancelled?() == true }
    }

    private func branch(
        _ problem: StageProblem, _ best: inout (years: [Int?], cost: Double)?, _ bound: inout Double, _ end: Date
    ) throws {
        let model = StageModel(problem)
        let limits = SolveLimits(
            seconds: max(0.1, end.timeIntervalSinceNow), threads: 2, relativeGap: relativeGap, absoluteGap: 1e-9,
            isCancelled: isCancelled)
        let result = try model.mixed(start: best?.years).solve(limits)
        bound = max(bound, result.bound)
        if result.hasSolution {
            let years = model.years(result.values)
            let cost = problem.cost(of: years)
            if cost < best?.cost ?? .infinity, problem.violation(of: years) == nil { best = (years, cost) }
        }
        if best == nil, !result.hasSolution, result.status != .stopped { try explain(problem) }
    }

    /// Finds the first milestone that cannot be reached.
    private func explain(_ problem: StageProblem) throws {
        var model = StageModel(problem, demandsMilestones: false)
        model.clearCosts()
        let session = try SolverSession(model.program)
        var worst: (share: Double, reachable: Double, year: Int)?
        for milestone in problem.milestones.sorted(by: { $0.year < $1.year }) {
            let terms = model.population(servedIn: milestone.year)
            for (column, people) in terms { try session.setCost(ofColumn: column, to: -people) }
            let result = try session.solve(SolveLimits(seconds: 30))
            for (column, _) in terms { try session.setCost(ofColumn: column, to: 0) }
            let reachable = -result.objective / max(problem.totalPopulation, 1e-9)
            if worst == nil || reachable - milestone.share < (worst.map { $0.reachable - $0.share } ?? 0) {
                worst = (milestone.share, reachable, milestone.year)
            }
        }
        if let worst {
            throw StageError.milestoneOutOfReach(
                year: problem.firstYear + worst.year, share: worst.share, reachable: worst.reachable)
        }
    }

    private func price(
        _ problem: StageProblem, _ heuristic: StageHeuristic, _ best: inout (years: [Int?], cost: Double)?,
        _ bound: inout Double, _ random: inout SplitMix64, _ end: Date
    ) throws {
        var prices = try StagePrices(problem)
        let empty = problem.cost(of: [Int?](repeating: nil, count: problem.villages.count))
        let share = timer(end.timeIntervalSinceNow / 2)
        prices.run(towards: best?.cost ?? empty, rounds: 600, isOver: share)
        bound = prices.bound
        if prices.years.isEmpty { return }
        // The years chosen at the prices come first; within a year, who serves most for the money.
        let density = heuristic.densities(mix: 1)
        let greatest = max(density.max() ?? 1, 1e-12)
        let merits = zip(prices.years, density).map { Double(problem.yearCount - $0) + $1 / greatest }
        let again = heuristic.best(
            extraMerits: [merits], tries: 60, random: &random, isOver: timer(end.timeIntervalSinceNow / 2))
        if let again, again.cost < best?.cost ?? .infinity { best = again }
    }
}
