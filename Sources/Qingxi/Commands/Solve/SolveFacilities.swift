import ArgumentParser
import Foundation
import Networks
import Planning

/// `qingxi solve ufl`: facility location without limits of capacity.
struct SolveUncapacitated: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ufl", abstract: "无容量限制的设施选址 / facility location without capacities (OR-Library).")
    @OptionGroup var options: SolveOptions

    func run() async throws {
        try FacilityAnswer.print(options) { $0.uncapacitated }
    }
}

/// `qingxi solve cfl`: facility location with capacities, demand being divisible.
struct SolveCapacitated: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cfl", abstract: "有容量限制的设施选址，需求可拆分 / facility location with capacities (OR-Library).")
    @OptionGroup var options: SolveOptions

    func run() async throws {
        try FacilityAnswer.print(options) { $0 }
    }
}

/// What both commands print.
private struct FacilityAnswer: Encodable {
    let cost: Double
    let lowerBound: Double
    /// Facilities by their number in the file, from 1.
    let open: [Int]
    let seconds: Double

    static func print(_ options: SolveOptions, _ change: (FacilityProblem) -> FacilityProblem) throws {
        let problem = change(try FacilityReader.read([UInt8](try options.data())))
        let started = Date()
        let plan = try FacilitySolver(limits: SolveLimits(seconds: options.seconds)).solve(problem)
        guard plan.cost < .infinity else {
            throw CommandFailure(
                "在 \(options.seconds) 秒内没有找到方案，请延长 --seconds。",
                "No plan was found in \(options.seconds) seconds; allow more by --seconds.")
        }
        let answer = FacilityAnswer(
            cost: plan.cost, lowerBound: plan.lowerBound, open: plan.open.map { $0 + 1 },
            seconds: Date().timeIntervalSince(started))
        if options.json {
            try Output.json(answer)
        } else {
            Output.line("费用 / cost \(plan.cost)，下界 / bound \(plan.lowerBound)，开设 / open \(answer.open)")
        }
    }
}
