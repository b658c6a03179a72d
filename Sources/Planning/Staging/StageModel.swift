import Networks

/// The mixed-integer programme of a staging problem: a column for each village and year, 1 from the year it is ready.
struct StageModel {
    let problem: StageProblem
    private(set) var program = LinearProgram()

    /// - Parameter demandsMilestones: Whether the milestones are conditions; without them one asks how much can be reached.
    init(_ problem: StageProblem, demandsMilestones: Bool = true) {
        self.problem = problem
        let factors = (0..<problem.yearCount).map(problem.discount)
        for village in problem.villages {
            for year in 0..<problem.yearCount {
                let worth = village.weight * village.population * factors[year]
                program.objectiveOffset += worth
                program.addColumn(cost: -worth, to: year < village.earliestYear ? 0 : 1)
            }
        }
        addOrder()
        addBudgets()
        addCrews()
        guard demandsMilestones else { return }
        for milestone in problem.milestones {
            program.addRow(
                population(servedIn: milestone.year), from: milestone.share * problem.totalPopulation, to: .infinity)
        }
    }

    /// Takes the costs out, to ask another question under the same conditions.
    mutating func clearCosts() {
        program.objectiveOffset = 0
        for column in 0..<program.columnCount { program.setCost(ofColumn: column, to: 0) }
    }

    func column(_ village: Int, _ year: Int) -> Int { village * problem.yearCount + year }

    /// The persons served in a year.
    func population(servedIn year: Int) -> [LinearProgram.Term] {
        problem.villages.indices.map { (column($0, year), problem.villages[$0].population) }
    }

    private mutating func addOrder() {
        for (place, village) in problem.villages.enumerated() {
            for year in 0..<problem.yearCount {
                if year > 0 {
                    program.addRow([(column(place, year - 1), 1), (column(place, year), -1)], from: -.infinity, to: 0)
                }
                for needed in Set(village.needs).sorted() where needed != place {
                    program.addRow([(column(place, year), 1), (column(needed, year), -1)], from: -.infinity, to: 0)
                }
            }
        }
    }

    private mutating func addBudgets() {
        var cumulative = 0.0
        for year in 0..<problem.yearCount {
            cumulative += problem.budgets[year]
            let isWhole = problem.carriesOver || year == 0
            let spent = readyTerms(year, isWhole: isWhole) { problem.villages[$0].capex }
            program.addRow(spent, from: -.infinity, to: problem.carriesOver ? cumulative : problem.budgets[year])
        }
    }

    private mutating func addCrews() {
        for (township, limit) in problem.crewLimits.enumerated() {
            for year in 0..<problem.yearCount {
                let built = readyTerms(year, isWhole: year == 0) { problem.villages[$0].township == township ? 1 : 0 }
                program.addRow(built, from: -.infinity, to: Double(limit))
            }
        }
    }

    /// Terms of what is ready at the end of a year, or of what became so in it.
    private func readyTerms(
        _ year: Int, isWhole: Bool, _ amount: (Int) -> Double
    ) -> [LinearProgram.Term] {
        problem.villages.indices.flatMap { village in
            let now: LinearProgram.Term = (column(village, year), amount(village))
            return isWhole ? [now] : [now, (column(village, year - 1), -amount(village))]
        }
    }

    /// The programme with villages built whole.
    func mixed(start years: [Int?]?) -> MixedIntegerProgram {
        var mixed = MixedIntegerProgram(program, integerColumns: Array(0..<program.columnCount))
        mixed.start = years.map { years in
            years.flatMap { year in (0..<problem.yearCount).map { $0 >= (year ?? .max) ? 1.0 : 0.0 } }
        }
        return mixed
    }

    /// The first year of each village in a solution.
    func years(_ values: [Double]) -> [Int?] {
        problem.villages.indices.map { village in
            (0..<problem.yearCount).first { values[column(village, $0)] > 0.5 }
        }
    }
}
