import Foundation

/// Finds the cheapest plan of a county and proves how far from the cheapest it can be.
///
/// Plans come from annealing and from the bound's own proposals; the bound is Lagrangian with exact concave costs. See
/// `Documentation/user-guide` for the formulation.
public struct CountySolver: Sendable {
    private let problem: CountyProblem
    private let pins: CountyPins
    private let factors: [CostGroup: Double]
    private let seed: UInt64

    /// A solver for a problem.
    ///
    /// - Parameters:
    ///   - pins: What the user has decided already.
    ///   - factors: Factors on groups of costs.
    ///   - seed: Of the random numbers: the same seed gives the same rounds.
    public init(
        _ problem: CountyProblem, pins: CountyPins = CountyPins(), factors: [CostGroup: Double] = [:], seed: UInt64 = 1
    ) {
        self.problem = problem
        self.pins = pins
        self.factors = factors
        self.seed = seed
    }

    /// Works until the gap is closed, the budget is spent, or the task is cancelled; then gives the best so far.
    ///
    /// Runs on two threads of its own: the cooperative threads of the caller stay free.
    ///
    /// - Parameters:
    ///   - start: A plan to start from, of the same problem; it may break the pins.
    ///   - progress: Called after every round.
    /// - Throws: `CountyError` where pins leave no plan.
    public func solve(
        _ budget: CountyBudget = CountyBudget(), start: CountyPlan? = nil,
        progress: @Sendable (CountyProgress) -> Void = { _ in }
    ) async throws(CountyError) -> CountySolution {
        try await withTaskExecutorPreference(SolverThreads(count: 2)) {
            () async throws(CountyError) -> CountySolution in
            try await solved(budget, start, progress)
        }
    }

    private func solved(
        _ budget: CountyBudget, _ start: CountyPlan?, _ progress: @Sendable (CountyProgress) -> Void
    ) async throws(CountyError) -> CountySolution {
        let clock = Stopwatch()
        let pinned = try pins.compiled(problem)
        let compiled = CompiledCounty(problem, factors: factors, allowed: pinned.allows)
        guard let first = compiled.state(of: start) ?? StartPlan.greedy(compiled.graph) else {
            throw pins.impossible
        }
        let firstSeconds = clock.seconds
        let penalty = PlanPenalty(pins: pinned.mustReach, limits: [], weight: max(first.total, 1))
        var run = CountyRun(start: first, seed: seed, penalty: penalty)
        let isOver: @Sendable () -> Bool = { Task.isCancelled || clock.seconds > budget.seconds }
        while run.rounds < budget.rounds, !isOver(), !run.isClosed(budget.targetGap) {
            await run.round(targetGap: budget.targetGap, isCancelled: isOver)
            progress(
                CountyProgress(
                    round: run.rounds, seconds: clock.seconds, cost: run.plan.total, lowerBound: run.lowerBound))
        }
        guard penalty.amount(run.plan) == 0 else { throw pins.impossible }
        let plan = try CountyPlanEvaluator(problem).plan(ways: compiled.ways(of: run.plan), factors: factors)
        return CountySolution(
            plan: plan, lowerBound: run.lowerBound.isFinite ? max(0, min(run.lowerBound, plan.cost)) : 0,
            firstPlanSeconds: firstSeconds, seconds: clock.seconds, rounds: run.rounds)
    }
}
