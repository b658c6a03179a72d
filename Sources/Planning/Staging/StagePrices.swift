/// A bound for staging problems of any size: budgets, crews and milestones are paid for at prices instead of kept.
///
/// At given prices the villages part, but for their needs, of which each keeps the first: trees that a dynamic programme
/// over years solves exactly. Every set of prices gives a valid bound (Lagrangian relaxation); a subgradient method with
/// Polyak's steps looks for good ones.
struct StagePrices {
    private let problem: StageProblem
    private let order: [Int]
    private var budgets: [Double]
    private var crews: [Double]
    private var milestones: [Double]
    /// The best bound so far.
    private(set) var bound = -Double.infinity
    /// The years that the villages choose at the prices of the best bound; the number of years means never.
    private(set) var years: [Int] = []

    init(_ problem: StageProblem) throws {
        self.problem = problem
        order = try problem.orderByNeeds()
        budgets = [Double](repeating: 0, count: problem.yearCount)
        crews = [Double](repeating: 0, count: problem.yearCount * problem.crewLimits.count)
        milestones = [Double](repeating: 0, count: problem.milestones.count)
    }

    /// Raises the bound towards a plan's cost.
    mutating func run(towards cost: Double, rounds: Int, isOver: () -> Bool) {
        var step = 1.0
        var fruitless = 0
        for _ in 0..<rounds where !isOver() {
            let (value, chosen) = evaluate()
            if years.isEmpty || value > bound + 1e-7 * max(1, abs(bound)) {
                bound = value
                years = chosen
                fruitless = 0
            } else {
                fruitless += 1
                if fruitless > 12 {
                    step /= 2
                    fruitless = 0
                }
            }
            if step < 1e-4 { return }
            move(chosen, step: step, distance: max(cost - value, 1e-6 * max(1, abs(cost))))
        }
    }

    private func spendingLimit(_ year: Int) -> Double {
        problem.carriesOver ? problem.budgets[0...year].reduce(0, +) : problem.budgets[year]
    }

    /// What the priced problem costs, and the years chosen.
    private func evaluate() -> (value: Double, years: [Int]) {
        let count = problem.yearCount
        let own = ownCosts()
        // For each village the least cost of its tree by its year, with what its dependents choose.
        var tree = own
        var parent = [Int](repeating: -1, count: problem.villages.count)
        for place in problem.villages.indices { parent[place] = problem.villages[place].needs.first ?? -1 }
        for place in order.reversed() where parent[place] >= 0 {
            var least = Double.infinity
            for year in stride(from: count, through: 0, by: -1) {
                least = min(least, tree[place * (count + 1) + year])
                tree[parent[place] * (count + 1) + year] += least
            }
        }
        var years = [Int](repeating: count, count: problem.villages.count)
        var value = 0.0
        for place in order {
            let first = parent[place] >= 0 ? years[parent[place]] : 0
            var best = count
            for year in stride(from: count, through: first, by: -1)
            where tree[place * (count + 1) + year] < tree[place * (count + 1) + best] { best = year }
            years[place] = best
            value += own[place * (count + 1) + best]
        }
        for year in 0..<count { value -= budgets[year] * spendingLimit(year) }
        for (place, milestone) in problem.milestones.enumerated() {
            value += milestones[place] * milestone.share * problem.totalPopulation
        }
        for place in crews.indices { value -= crews[place] * Double(problem.crewLimits[place / count]) }
        return (value, years)
    }

    /// For each village and year, never being the last, what it costs at the prices.
    private func ownCosts() -> [Double] {
        let count = problem.yearCount
        let factors = (0..<count).map(problem.discount)
        var later = [Double](repeating: 0, count: count + 1)
        for year in stride(from: count - 1, through: 0, by: -1) { later[year] = later[year + 1] + budgets[year] }
        var own = [Double](repeating: .infinity, count: problem.villages.count * (count + 1))
        for (place, village) in problem.villages.enumerated() {
            var waiting = 0.0
            for year in 0...count {
                if year >= village.earliestYear || year == count {
                    var cost = waiting
                    if year < count {
                        cost += village.capex * (problem.carriesOver ? later[year] : budgets[year])
                        for (number, milestone) in problem.milestones.enumerated() where milestone.year >= year {
                            cost -= milestones[number] * village.population
                        }
                        if let township = village.township { cost += crews[township * count + year] }
                    }
                    own[place * (count + 1) + year] = cost
                }
                if year < count { waiting += village.weight * village.population * factors[year] }
            }
        }
        return own
    }

    /// Moves the prices along what the choice exceeds.
    private mutating func move(_ years: [Int], step: Double, distance: Double) {
        let count = problem.yearCount
        var spent = [Double](repeating: 0, count: count)
        var built = [Double](repeating: 0, count: crews.count)
        var served = [Double](repeating: 0, count: problem.milestones.count)
        for (place, year) in years.enumerated() where year < count {
            let village = problem.villages[place]
            for later in year..<(problem.carriesOver ? count : year + 1) { spent[later] += village.capex }
            if let township = village.township { built[township * count + year] += 1 }
            for (number, milestone) in problem.milestones.enumerated() where milestone.year >= year {
                served[number] += village.population
            }
        }
        let overspent = (0..<count).map { spent[$0] - spendingLimit($0) }
        let overbuilt = crews.indices.map { built[$0] - Double(problem.crewLimits[$0 / count]) }
        let missing = problem.milestones.indices.map {
            problem.milestones[$0].share * problem.totalPopulation - served[$0]
        }
        // Each kind of condition is measured in its own unit, so that none drowns the others.
        func length(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }
        for (excess, path) in [(overspent, \Self.budgets), (overbuilt, \Self.crews), (missing, \Self.milestones)] {
            let size = length(excess)
            guard size > 0 else { continue }
            for place in excess.indices {
                self[keyPath: path][place] = max(0, self[keyPath: path][place] + step * distance * excess[place] / size)
            }
        }
    }
}
