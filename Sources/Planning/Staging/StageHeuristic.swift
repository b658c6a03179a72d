import Networks

/// Staging plans by lists: villages in an order of merit, each with what it needs, in the first year that can take them.
struct StageHeuristic {
    let problem: StageProblem
    private let order: [Int]

    init(_ problem: StageProblem) throws {
        self.problem = problem
        order = try problem.orderByNeeds()
    }

    /// For each village its people, weighted by `mix`, per cost of it and all that it needs; the greatest such value of
    /// anything that needs it counts for it too (a closure's density).
    /// - Parameter mix: 0 counts heads alone, as milestones do; 1 counts weighted heads, as the cost does.
    func densities(mix: Double) -> [Double] {
        func worth(_ place: Int) -> Double {
            let village = problem.villages[place]
            return village.population * (1 - mix + mix * village.weight)
        }
        return problem.villages.indices.map { place in
            let closure = closure(of: place) { _ in false }
            let capex = closure.reduce(0) { $0 + problem.villages[$1].capex }
            return closure.reduce(0) { $0 + worth($1) } / max(capex, 1e-9)
        }
    }

    /// A village and all that it needs, first things first, without those already built.
    private func closure(of place: Int, isBuilt: (Int) -> Bool) -> [Int] {
        if problem.villages[place].needs.isEmpty { return [place] }
        var found = Set<Int>()
        var stack = [place]
        while let here = stack.popLast() {
            if isBuilt(here) || !found.insert(here).inserted { continue }
            stack.append(contentsOf: problem.villages[here].needs)
        }
        return Array(found)
    }

    /// The plan that takes villages by descending merit.
    /// - Complexity: O(years · villages) besides the closures.
    func plan(merits: [Double]) -> [Int?] {
        let list = problem.villages.indices.sorted { (-merits[$0], $0) < (-merits[$1], $1) }
        var years = [Int?](repeating: nil, count: problem.villages.count)
        var available = 0.0
        for year in 0..<problem.yearCount {
            available = (problem.carriesOver ? available : 0) + problem.budgets[year]
            var crews = problem.crewLimits
            for place in list where years[place] == nil {
                let closure = closure(of: place) { years[$0] != nil }
                let capex = closure.reduce(0) { $0 + problem.villages[$1].capex }
                guard capex <= available, closure.allSatisfy({ problem.villages[$0].earliestYear <= year }) else {
                    continue
                }
                guard take(closure, &crews) else { continue }
                available -= capex
                for member in closure { years[member] = year }
            }
        }
        return years
    }

    private func take(_ closure: [Int], _ crews: inout [Int]) -> Bool {
        var left = crews
        for member in closure {
            guard let township = problem.villages[member].township else { continue }
            left[township] -= 1
            if left[township] < 0 { return false }
        }
        crews = left
        return true
    }

    /// The best plan found that keeps every condition: merits mixed, then shaken.
    ///
    /// The number of tries is the limit, so that
    /// equal seeds give equal plans; time only guards it.
    func best(
        extraMerits: [[Double]] = [], tries: Int, random: inout SplitMix64, isOver: () -> Bool
    ) -> (years: [Int?], cost: Double)? {
        var best: (years: [Int?], cost: Double)?
        var leading: [Double] = []
        func consider(_ merits: [Double]) {
            let years = plan(merits: merits)
            let cost = problem.cost(of: years)
            if cost < best?.cost ?? .infinity, problem.violation(of: years) == nil {
                best = (years, cost)
                leading = merits
            }
        }
        for step in 0...8 { consider(densities(mix: Double(step) / 8)) }
        for merits in extraMerits { consider(merits) }
        let bases = [densities(mix: 1), densities(mix: 0)]
        for _ in 0..<tries where !isOver() {
            let base = leading.isEmpty ? bases[random.below(2)] : leading
            let strength = [0.02, 0.1, 0.4][random.below(3)]
            consider(base.map { $0 * (1 + strength * (random.unit() - 0.5)) })
        }
        return best
    }
}
