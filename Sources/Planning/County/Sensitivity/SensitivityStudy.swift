/// Which decisions flip when prices rise or fall (敏感性分析): each group of costs up and down by a share, one at a time.
public struct SensitivityStudy: Sendable {
    private let problem: CountyProblem
    private let pins: CountyPins
    private let factors: [CostGroup: Double]
    private let seed: UInt64

    /// A study of a problem under pins.
    public init(
        _ problem: CountyProblem, pins: CountyPins = CountyPins(), factors: [CostGroup: Double] = [:], seed: UInt64 = 1
    ) {
        self.problem = problem
        self.pins = pins
        self.factors = factors
        self.seed = seed
    }

    /// Plans each case, starting from the original plan, which therefore is never better than the case's own.
    ///
    /// - Parameters:
    ///   - original: The plan at today's prices.
    ///   - share: How far prices go up and down, such as 0.2.
    ///   - budget: For each case.
    /// - Throws: `CountyError` where pins leave no plan.
    public func cases(
        around original: CountyPlan, share: Double = 0.2, budget: CountyBudget
    ) async throws(CountyError) -> [SensitivityCase] {
        var cases = [SensitivityCase]()
        for group in CostGroup.allCases where isUsed(group) {
            for factor in [1 - share, 1 + share] {
                if Task.isCancelled { return cases }
                cases.append(try await single(group, factor, original, budget))
            }
        }
        return cases
    }

    private func single(
        _ group: CostGroup, _ factor: Double, _ original: CountyPlan, _ budget: CountyBudget
    ) async throws(CountyError) -> SensitivityCase {
        var changed = factors
        changed[group] = (factors[group] ?? 1) * factor
        let solution = try await CountySolver(problem, pins: pins, factors: changed, seed: seed)
            .solve(budget, start: original)
        let cost = try CountyPlanEvaluator(problem).plan(ways: original.ways, factors: changed).cost
        let flips = problem.villages.indices.filter { solution.plan.ways[$0] != original.ways[$0] }
        return SensitivityCase(
            group: group, factor: factor, solution: solution, originalCost: cost,
            flips: flips.map { problem.villages[$0].id })
    }

    private func isUsed(_ group: CostGroup) -> Bool {
        problem.disposals.contains { $0.cost.parts[group] != nil }
            || problem.corridors.contains { $0.cost.parts[group] != nil }
    }
}
