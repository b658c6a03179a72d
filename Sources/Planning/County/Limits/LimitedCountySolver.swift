import Domain

/// Plans a county under side limits: prices the limits, proves a bound from the priced county, searches among plans that keep
/// the limits.
public struct LimitedCountySolver: Sendable {
    private let problem: CountyProblem
    private let pins: CountyPins
    private let limits: [SideLimit]
    private let factors: [CostGroup: Double]
    private let seed: UInt64

    /// A solver for a problem with limits.
    ///
    /// - Throws: `CountyError.badSetting` for a limit or usage that is negative or no number.
    public init(
        _ problem: CountyProblem, limits: [SideLimit], pins: CountyPins = CountyPins(),
        factors: [CostGroup: Double] = [:], seed: UInt64 = 1
    ) throws(CountyError) {
        for limit in limits {
            let rates: [Double] =
                switch limit.usage {
                case .flow(let rates): Array(rates.values)
                case .money(let shares): Array(shares.values)
                }
            guard limit.most.isFinite, limit.most >= 0, rates.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
                throw .badSetting(
                    what: BilingualText(
                        "约束“\(limit.name)”的上限或单位用量为负或不是数字。",
                        "The limit “\(limit.name)” or its usage is negative or no number."))
            }
        }
        self.problem = problem
        self.limits = limits
        self.pins = pins
        self.factors = factors
        self.seed = seed
    }

    /// Works until the prices have settled or the budget is spent.
    ///
    /// - Throws: `CountyError` where pins leave no plan, or no plan within the limits was found.
    public func solve(
        _ budget: CountyBudget = CountyBudget(), progress: @Sendable (CountyProgress) -> Void = { _ in }
    ) async throws(CountyError) -> LimitedCountySolution {
        let clock = Stopwatch()
        let pinned = try pins.compiled(problem)
        let compiled = CompiledCounty(problem, factors: factors, allowed: pinned.allows)
        guard let start = StartPlan.greedy(compiled.graph) else { throw pins.impossible }
        let firstSeconds = clock.seconds
        let isOver: @Sendable () -> Bool = { Task.isCancelled || clock.seconds > budget.seconds }
        let own = limits.map { CompiledLimit($0, compiled, factors: factors) }
        var work = PricedWork(
            compiled: compiled, start: start, pins: pinned.mustReach, limits: own, seed: seed)
        while work.rounds < min(budget.rounds, 60), !work.isSettled(budget.targetGap), !isOver() {
            await work.round(isCancelled: isOver)
            progress(
                CountyProgress(
                    round: work.rounds, seconds: clock.seconds, cost: work.search.best.total,
                    lowerBound: work.lowerBound))
        }
        guard work.isFeasible else { throw impossible }
        let plan = try CountyPlanEvaluator(problem).plan(ways: compiled.ways(of: work.search.best), factors: factors)
        let solution = CountySolution(
            plan: plan, lowerBound: max(0, min(work.lowerBound, plan.cost)), firstPlanSeconds: firstSeconds,
            seconds: clock.seconds, rounds: work.rounds)
        return LimitedCountySolution(
            solution: solution,
            used: limits.map { $0.used(by: plan, of: problem, factors: factors) }, prices: work.bestPrices)
    }

    private var impossible: CountyError {
        .pinImpossible(
            what: BilingualText(
                "未找到满足全部约束（纳管容量、还田面积、预算、受纳水体负荷）与锁定条件的方案。请放宽上限或延长时间。",
                "No plan within all limits (town capacity, land, budget, load) and pins was found. Loosen one or allow more time."
            ))
    }
}
