import Planning

/// The cheapest plan by trying every arborescence; shares no code with the engine.
struct CountyBruteForce {
    private let problem: CountyProblem
    private let options: [[CountyPlan.Way]]
    private let accepts: ([CountyPlan.Way], [Double]) -> Bool
    private(set) var best = Double.infinity
    private(set) var bestWays: [CountyPlan.Way] = []

    /// Tries all plans of a county.
    ///
    /// - Parameter accepts: Whether a plan with its flows may be counted.
    init(_ county: RandomCounty, accepts: @escaping ([CountyPlan.Way], [Double]) -> Bool = { _, _ in true }) {
        problem = county.problem
        options = county.options
        self.accepts = accepts
        var ways = [CountyPlan.Way]()
        descend(&ways)
    }

    private mutating func descend(_ ways: inout [CountyPlan.Way]) {
        guard ways.count < options.count else { return count(ways) }
        for way in options[ways.count] {
            ways.append(way)
            descend(&ways)
            ways.removeLast()
        }
    }

    private mutating func count(_ ways: [CountyPlan.Way]) {
        var flows = problem.villages.map { _ in 0.0 }
        for start in ways.indices {
            var at = start
            var steps = 0
            while true {
                flows[at] += problem.villages[start].demand
                guard case .corridor(let number) = ways[at] else { break }
                at = problem.corridors[number].to
                if case .disposal(let end) = ways[at], problem.disposals[end].kind == .household { return }
                steps += 1
                if steps > ways.count { return }
            }
        }
        var cost = 0.0
        for (village, way) in ways.enumerated() {
            let parts: [ConcaveCost]
            switch way {
            case .disposal(let number): parts = Array(problem.disposals[number].cost.parts.values)
            case .corridor(let number): parts = Array(problem.corridors[number].cost.parts.values)
            case .idle: parts = []
            }
            for part in parts { cost += part.value(at: flows[village]) }
        }
        if cost < best, accepts(ways, flows) {
            best = cost
            bestWays = ways
        }
    }
}
