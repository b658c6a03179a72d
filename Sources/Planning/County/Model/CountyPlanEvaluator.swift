import Domain

/// Computes a plan's flows and cost from its ways alone, independent of all search and bound.
public struct CountyPlanEvaluator: Sendable {
    private let problem: CountyProblem

    /// An evaluator for a problem.
    public init(_ problem: CountyProblem) { self.problem = problem }

    /// The plan with flows and cost.
    ///
    /// - Throws: `CountyError.notAPlan` where flows run in a circle, a way is not the village's own, or something flows through
    ///   a village on household units.
    public func plan(ways: [CountyPlan.Way], factors: [CostGroup: Double] = [:]) throws(CountyError) -> CountyPlan {
        guard ways.count == problem.villages.count else { throw .notAPlan(village: problem.villages[0].id) }
        let next = try heads(of: ways)
        var flows = [Double](repeating: 0, count: ways.count)
        for start in ways.indices {
            var at: Int? = start
            var steps = 0
            while let village = at {
                flows[village] += problem.villages[start].demand
                at = next[village]
                steps += 1
                if steps > ways.count { throw .notAPlan(village: problem.villages[start].id) }
            }
        }
        var cost = 0.0
        for (village, way) in ways.enumerated() {
            switch way {
            case .disposal(let number):
                cost += problem.disposals[number].cost.total(factors: factors).value(at: flows[village])
            case .corridor(let number):
                cost += problem.corridors[number].cost.total(factors: factors).value(at: flows[village])
            case .idle: break
            }
        }
        return CountyPlan(ways: ways, flows: flows, cost: cost)
    }

    /// The village each village flows to, or nil at the root.
    private func heads(of ways: [CountyPlan.Way]) throws(CountyError) -> [Int?] {
        var next = [Int?]()
        for (village, way) in ways.enumerated() {
            switch way {
            case .disposal(let number):
                guard problem.disposals.indices.contains(number), problem.disposals[number].village == village else {
                    throw .notAPlan(village: problem.villages[village].id)
                }
                next.append(nil)
            case .corridor(let number):
                guard problem.corridors.indices.contains(number), problem.corridors[number].from == village else {
                    throw .notAPlan(village: problem.villages[village].id)
                }
                next.append(problem.corridors[number].to)
            case .idle:
                guard problem.villages[village].demand == 0 else {
                    throw .notAPlan(village: problem.villages[village].id)
                }
                next.append(nil)
            }
        }
        for case .some(let head) in next where !takesOthers(ways[head]) {
            throw .notAPlan(village: problem.villages[head].id)
        }
        return next
    }

    private func takesOthers(_ way: CountyPlan.Way) -> Bool {
        switch way {
        case .disposal(let number): problem.disposals[number].kind.takesOthers
        case .corridor: true
        case .idle: false
        }
    }
}
