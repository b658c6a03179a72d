import Domain
public import Foundation
import Networks

/// In which year each village of a county plan is built (分年度建设计划): downstream before upstream, sensitive ones first,
/// within budgets, crews and targets.
public struct CountyStaging: Sendable {
    /// The year in which each village is ready, as it is called; `nil` for those not built within the years.
    public let years: [Int?]
    /// What every year builds, spends and reaches.
    public let stages: [Stage]
    /// Weighted, discounted person-years without treatment.
    public let cost: Double
    /// No staging leaves fewer.
    public let lowerBound: Double

    /// One year.
    public struct Stage: Hashable, Sendable, Encodable {
        /// What it is called.
        public var year: Int
        /// Villages that are ready in it.
        public var villages: Int
        /// Capital spent.
        public var spent: Double
        /// Its budget.
        public var budget: Double
        /// People served at its end.
        public var population: Double
        /// Their share of all.
        public var share: Double
    }

    /// Stages a plan's villages.
    ///
    /// A village needs the neighbour that it flows to; its capital is that of its figures.
    /// - Parameters:
    ///   - wishes: Budgets, targets and crews, as ``CountyVillageSettings/staging`` holds them.
    ///   - seconds: Most time.
    /// - Throws: ``PlanningError/badStaging(_:)`` where targets cannot be met, with what can.
    public init(
        _ county: CountyVillagePlan, figures: [VillageFigures], particulars: [VillageParticulars], wishes: Data,
        seed: UInt64, seconds: Double = 30
    ) throws(PlanningError) {
        do {
            let problem = try StageReader.read(Self.file(county, figures, particulars, wishes)).problem
            let plan = try StageSolver(seconds: seconds, seed: seed, isCancelled: { Task.isCancelled }).solve(problem)
            cost = plan.cost
            lowerBound = plan.lowerBound
            years = plan.years.map { $0.map { problem.firstYear + $0 } }
            stages = (0..<problem.yearCount).map { Self.stage($0, plan, problem) }
        } catch let error as InstanceError {
            throw .badStaging(error.message)
        } catch let error as StageError {
            throw .badStaging(error.message)
        } catch let error as SolverError {
            throw .badStaging(error.message)
        } catch {
            throw .badStaging(BilingualText("\(error)", "\(error)"))
        }
    }

    private static func file(
        _ county: CountyVillagePlan, _ figures: [VillageFigures], _ particulars: [VillageParticulars], _ wishes: Data
    ) throws -> Data {
        var members = try JSONSerialization.jsonObject(with: wishes) as? [String: Any] ?? [:]
        members["villages"] = county.outcomes.indices.map { village -> [String: Any] in
            var entry: [String: Any] = [
                "id": "\(village)", "capex": figures[village].bill.capital, "population": figures[village].population,
            ]
            if let next = county.outcomes[village].to { entry["needs"] = ["\(next)"] }
            if let weight = particulars[village].weight { entry["weight"] = weight }
            if let township = particulars[village].township { entry["township"] = township }
            if let year = particulars[village].earliestYear { entry["earliestYear"] = year }
            return entry
        }
        return try JSONSerialization.data(withJSONObject: members)
    }

    private static func stage(_ year: Int, _ plan: StagePlan, _ problem: StageProblem) -> Stage {
        var stage = Stage(
            year: problem.firstYear + year, villages: 0, spent: 0, budget: problem.budgets[year], population: 0,
            share: 0)
        for (village, built) in zip(problem.villages, plan.years) {
            guard let built, built <= year else { continue }
            stage.population += village.population
            guard built == year else { continue }
            stage.villages += 1
            stage.spent += village.capex
        }
        stage.share = problem.totalPopulation > 0 ? stage.population / problem.totalPopulation : 0
        return stage
    }
}
