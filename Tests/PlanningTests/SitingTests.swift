import Domain
import Foundation
import Networks
import TestSupport
import Testing

@testable import Planning

@Suite("Siting of facilities")
struct SitingTests {
    private func random(_ seed: UInt64, isCapacitated: Bool) -> FacilityProblem {
        var random = SplitMix64(seed: seed)
        let facilities = (0..<5).map { _ in
            FacilityProblem.Facility(
                openingCost: Double(20 + random.below(60)),
                capacity: isCapacitated ? Double(12 + random.below(15)) : .infinity)
        }
        let demands = (0..<7).map { _ in Double(1 + random.below(8)) }
        return FacilityProblem(
            facilities: facilities, demands: demands,
            serviceCosts: demands.map { demand in facilities.map { _ in demand * Double(1 + random.below(9)) } })
    }

    @Test("without capacities the plan costs what trying every choice finds", arguments: 1...30)
    func uncapacitated(seed: Int) throws {
        let problem = random(UInt64(seed), isCapacitated: false)
        let plan = try FacilitySolver().solve(problem)
        let least = (1..<32).map { choice in
            let open = (0..<5).filter { choice >> $0 & 1 == 1 }
            let opening = open.reduce(0) { $0 + problem.facilities[$1].openingCost }
            return opening
                + problem.serviceCosts.reduce(0) { sum, row in sum + (open.map { row[$0] }.min() ?? .infinity) }
        }.min()
        #expect(abs(plan.cost - (least ?? 0)) < 1e-6)
        #expect(plan.isOptimal && plan.lowerBound <= plan.cost)
    }

    @Test("with capacities the plan costs what trying every choice and serving it best finds", arguments: 1...30)
    func capacitated(seed: Int) throws {
        let problem = random(UInt64(seed), isCapacitated: true)
        var least = Double.infinity
        for choice in 1..<32 {
            least = min(least, try serviceCost(problem, open: (0..<5).filter { choice >> $0 & 1 == 1 }))
        }
        guard least < .infinity else {
            #expect(throws: InstanceError.self) { try FacilitySolver().solve(problem) }
            return
        }
        let plan = try FacilitySolver().solve(problem)
        #expect(abs(plan.cost - least) < 1e-6)
        #expect(plan.isOptimal && plan.lowerBound <= plan.cost)
        for place in problem.facilities.indices {
            let load = zip(problem.demands, plan.shares).reduce(0) { $0 + $1.0 * ($1.1[place] ?? 0) }
            #expect(load <= problem.facilities[place].capacity + 1e-6)
        }
    }

    @Test("where branching gives up early the solver's own branch and bound finds the same cost", arguments: 1...20)
    func givenUp(seed: Int) throws {
        for isCapacitated in [false, true] {
            let problem = random(UInt64(seed), isCapacitated: isCapacitated)
            guard problem.totalCapacity >= problem.totalDemand else { continue }
            let whole = try FacilitySolver().solve(problem)
            for parts in [0, 1, 2] {
                var solver = FacilitySolver()
                solver.mostParts = parts
                let plan = try solver.solve(problem)
                #expect(abs(plan.cost - whole.cost) < 1e-6)
                #expect(plan.isOptimal && plan.lowerBound <= plan.cost)
            }
        }
    }

    /// A transport problem of its own for one choice of facilities.
    private func serviceCost(_ problem: FacilityProblem, open: [Int]) throws -> Double {
        var program = LinearProgram()
        var columns: [[Int]] = []
        for row in problem.serviceCosts { columns.append(open.map { program.addColumn(cost: row[$0]) }) }
        for row in columns { program.addRow(row.map { ($0, 1.0) }, from: 1, to: 1) }
        for (number, place) in open.enumerated() {
            let served = columns.indices.map { (columns[$0][number], problem.demands[$0]) }
            program.addRow(served, from: -.infinity, to: problem.facilities[place].capacity)
        }
        let result = try program.solve()
        guard result.status == .optimal else { return .infinity }
        return result.objective + open.reduce(0) { $0 + problem.facilities[$1].openingCost }
    }

    @Test(
        "published optima of the OR-Library are met and proven", .enabled(if: SharedData.isPresent),
        arguments: [
            ("cap41", 932_615.75, 1_040_444.375), ("cap44", 1_034_976.975, 1_235_500.45),
            ("cap71", 932_615.75, 932_615.75), ("cap94", 928_941.75, 946_051.325),
            ("cap113", 893_076.713, 970_567.75),
        ])
    func library(name: String, uncapacitated: Double, capacitated: Double) throws {
        let file = SharedData.url("planning/ufl_orlib/\(name).cap")
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let problem = try FacilityReader.read([UInt8](try Data(contentsOf: file)))
        for (problem, optimum) in [(problem.uncapacitated, uncapacitated), (problem, capacitated)] {
            let plan = try FacilitySolver().solve(problem)
            #expect(abs(plan.cost - optimum) < 0.01)
            #expect(plan.isOptimal)
        }
    }

    @Test("facilities that cannot take the demand are an error with both figures")
    func tooSmall() {
        let problem = FacilityProblem(
            facilities: [FacilityProblem.Facility(openingCost: 1, capacity: 3)], demands: [5], serviceCosts: [[1]])
        #expect(throws: InstanceError.notEnoughCapacity(demand: 5, capacity: 3)) { try FacilitySolver().solve(problem) }
    }

    @Test(
        "faulty files are refused",
        arguments: [
            "", "2", "2 1\n5 10", "2 1\n5 10\n5 10\n3\n1", "1 1\n5 10\n-3\n1", "1 1\n5 10\n3\nnan", "1 1\n5 x\n3\n1",
            "0 1", "-1 1", "99999 99999\n", "1 1\n5 10\n3\n1\n7", "1 1\ncapacity 10\n3\n1",
        ])
    func faults(text: String) {
        #expect(throws: InstanceError.self) { try FacilityReader.read(Array(text.utf8)) }
    }
}
