import Networks

/// The programme of a facility location problem: first a column for each facility, then one for each customer and
/// facility.
struct FacilityModel {
    let problem: FacilityProblem
    private(set) var program = LinearProgram()

    init(_ problem: FacilityProblem) {
        self.problem = problem
        let places = problem.facilities.indices
        for place in places { program.addColumn(cost: problem.facilities[place].openingCost, to: 1) }
        for row in problem.serviceCosts {
            for place in places { program.addColumn(cost: row[place], to: 1) }
        }
        for customer in problem.demands.indices {
            program.addRow(places.map { (column(customer, $0), 1.0) }, from: 1, to: 1)
            for place in places {
                program.addRow([(column(customer, place), 1), (place, -1)], from: -.infinity, to: 0)
            }
        }
        addCapacities()
    }

    private mutating func addCapacities() {
        let limited = problem.facilities.indices.filter { problem.facilities[$0].capacity < problem.totalDemand }
        for place in limited {
            let served = problem.demands.indices.map { (column($0, place), problem.demands[$0]) }
            program.addRow(served + [(place, -problem.facilities[place].capacity)], from: -.infinity, to: 0)
        }
        guard limited.count == problem.facilities.count, let largest = problem.facilities.map(\.capacity).max(),
            largest > 0
        else { return }
        // Even the largest facilities are needed in this number.
        let needed = (problem.totalDemand / largest - 1e-9).rounded(.up)
        program.addRow(problem.facilities.indices.map { ($0, 1.0) }, from: needed, to: .infinity)
    }

    /// The column of the share of a customer's demand that a facility serves.
    private func column(_ customer: Int, _ place: Int) -> Int {
        problem.facilities.count * (customer + 1) + place
    }

    /// Whether some best solution has the column whole: facilities always, shares where no capacity divides them.
    func isWhole(_ column: Int) -> Bool {
        column < problem.facilities.count || !isCapacitated
    }

    private var isCapacitated: Bool { problem.facilities.contains { $0.capacity < problem.totalDemand } }

    /// The programme with facilities open or not.
    var mixed: MixedIntegerProgram {
        MixedIntegerProgram(program, integerColumns: Array(problem.facilities.indices))
    }

    /// The plan of a solution, with its cost summed anew.
    func plan(_ result: SolveResult, bound: Double) throws -> FacilityPlan {
        let open = problem.facilities.indices.filter { result.values[$0] > 0.5 }
        var cost = open.reduce(0) { $0 + problem.facilities[$1].openingCost }
        var shares: [[Int: Double]] = []
        for customer in problem.demands.indices {
            var row: [Int: Double] = [:]
            for place in open where result.values[column(customer, place)] > 1e-9 {
                row[place] = result.values[column(customer, place)]
            }
            let whole = row.values.reduce(0, +)
            for (place, share) in row.sorted(by: { $0.key < $1.key }) {
                row[place] = share / whole
                cost += share / whole * problem.serviceCosts[customer][place]
            }
            shares.append(row)
        }
        return FacilityPlan(cost: cost, lowerBound: min(bound, cost), open: open, shares: shares)
    }
}
