import ArgumentParser
import Foundation
import Networks
import Planning

/// `qingxi solve stage`: which village in which year.
struct SolveStage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stage", abstract: "分期建设 / which village is built in which year, under budgets (JSON).")
    @OptionGroup var options: SolveOptions
    @Option(help: "可接受的相对差距 / relative gap that counts as solved.") var gap = 1e-4

    func validate() throws {
        guard gap >= 0, gap < 1 else {
            throw ValidationError("--gap 应在 0 与 1 之间。\n--gap must be between 0 and 1.")
        }
    }

    private struct Result: Encodable {
        struct Village: Encodable {
            let id: String
            let year: Int?

            enum CodingKeys: CodingKey { case id, year }

            /// Never built is said as null.
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(id, forKey: .id)
                try container.encode(year, forKey: .year)
            }
        }
        struct Year: Encodable {
            let year: Int
            let spent: Double
            let population: Double
            let share: Double
        }
        let cost: Double
        let lowerBound: Double
        let gap: Double
        let seconds: Double
        let villages: [Village]
        let years: [Year]
    }

    func run() async throws {
        let instance = try StageReader.read(try options.data())
        let started = Date()
        let solver = StageSolver(seconds: options.seconds, relativeGap: gap, seed: options.seed)
        let plan = try solver.solve(instance.problem)
        let result = summary(plan, instance, seconds: Date().timeIntervalSince(started))
        if options.json { return try Output.json(result) }
        Output.line("未治理人·年 / person-years untreated \(plan.cost)，下界 / bound \(plan.lowerBound)")
        for year in result.years {
            Output.line("  \(year.year)  \(year.spent)  \((year.share * 1000).rounded() / 10) %")
        }
    }

    private func summary(_ plan: StagePlan, _ instance: StageReader.Instance, seconds: Double) -> Result {
        let problem = instance.problem
        let years = (0..<problem.yearCount).map { year in
            let built = problem.villages.indices.filter { plan.years[$0] == year }
            let served = problem.villages.indices.filter { plan.years[$0].map { $0 <= year } ?? false }
            let population = served.reduce(0) { $0 + problem.villages[$1].population }
            return Result.Year(
                year: problem.firstYear + year, spent: built.reduce(0) { $0 + problem.villages[$1].capex },
                population: population, share: problem.totalPopulation > 0 ? population / problem.totalPopulation : 0)
        }
        return Result(
            cost: plan.cost, lowerBound: plan.lowerBound, gap: plan.gap, seconds: seconds,
            villages: problem.villages.indices.map { place in
                Result.Village(id: problem.villages[place].id, year: plan.years[place].map { $0 + problem.firstYear })
            },
            years: years)
    }
}
