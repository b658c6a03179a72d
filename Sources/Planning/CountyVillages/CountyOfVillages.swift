import Foundation
import Geo
public import Terrain

/// Plans a county from the files of its villages (县域—村庄联动): each village's sewers, and who joins whom.
///
/// The county plan starts from estimates: each village's own sewers, stations along a curve, corridors as if each were
/// laid alone, straight or along the cheapest way over ground and roads. Its choice is then laid out in truth: the sewers
/// of all that flow to one station in one profile, with the corridor's real flow and the depth at which sewage leaves each
/// village, from the outlet that suits the corridor (the village's cost curve). What that costs is learned, and the county
/// is planned again until a plan comes back.
///
/// Sewers of towns and farmland for reuse are further ends where they are offered; what they can take, and what a receiving
/// reach may receive, are limits that the county plan keeps.
public struct CountyOfVillages: Sendable {
    let villages: [VillageInput]
    let terrain: Raster
    let settings: VillageSettings
    let costs: CostSet
    let offers: CountyOffers
    /// Corridors longer than this are not looked at, in metres.
    let reachMetres: Double

    /// A county; all positions on one projected map in metres.
    ///
    /// - Throws: ``PlanningError/badSetting(name:value:expected:)``, or ``PlanningError/noBuildings`` without villages.
    public init(
        _ villages: [VillageInput], terrain: Raster, settings: VillageSettings, costs: CostSet,
        offers: CountyOffers = CountyOffers(), reachMetres: Double = 5_000
    ) throws(PlanningError) {
        try settings.check()
        guard !villages.isEmpty else { throw .noBuildings }
        self.villages = villages
        self.terrain = terrain
        self.costs = costs
        self.offers = offers
        self.reachMetres = reachMetres
        var own = settings
        // One outlet a village: what leaves it can then be led on.
        own.maximumStations = 1
        self.settings = own
    }

    /// The plan; where its task is cancelled, the best laid out by then.
    ///
    /// - Parameters:
    ///   - rounds: Most rounds of planning and learning.
    ///   - budget: For each county plan.
    ///   - progress: Called after every village and every round.
    /// - Throws: ``PlanningError`` for a village, `CountyError` for the county.
    /// - Complexity: that of each village's plan, then of a county plan and of the joint profiles a round.
    public func plan(
        rounds most: Int = 8, budget: CountyBudget = CountyBudget(seconds: 30, rounds: 40),
        progress: @Sendable (CountyVillageProgress) -> Void = { _ in }
    ) async throws -> CountyVillagePlan {
        var shelf = VillageShelf(villages, settings: settings, costs: costs)
        for village in villages.indices {
            _ = try shelf.home(village)
            progress(.village(village + 1, of: villages.count))
        }
        var model = try CountyModel(
            shelf, terrain: terrain, settings: settings, offers: offers, reachMetres: reachMetres)
        var seen: Set<[CountyPlan.Way]> = []
        var best: (plan: CountyVillagePlan, ways: [CountyPlan.Way])?
        var rounds = 0
        var hasRepeated = false
        while rounds < most, !Task.isCancelled {
            do {
                let problem = try model.problem()
                let plan = try await solution(model, problem, budget).solution.plan
                guard seen.insert(plan.ways).inserted else {
                    hasRepeated = !Task.isCancelled
                    break
                }
                let laid = try CountyLaying(model, ways: plan.ways, problem: problem).laid(&shelf)
                rounds += 1
                model.learn(laid, ways: plan.ways, flows: plan.flows, problem: problem)
                if laid.yearlyCost < best?.plan.yearlyCost ?? .infinity { best = (laid, plan.ways) }
                progress(.round(rounds, yearlyCost: best?.plan.yearlyCost ?? laid.yearlyCost))
            } catch {
                // A round that is cut off has nothing to give; what the rounds before it gave stands.
                guard Task.isCancelled else { throw error }
            }
        }
        guard var best else { throw PlanningError.cancelled }
        best.plan.rounds = rounds
        best.plan.hasRepeated = hasRepeated
        try await prove(&best.plan, model, best.ways, budget)
        best.plan.findings = CountyNotes(model, best.plan).notes
        return best.plan
    }

    /// Bound, prices of limits and alternatives, at the costs learned last.
    private func prove(
        _ plan: inout CountyVillagePlan, _ model: CountyModel, _ ways: [CountyPlan.Way], _ budget: CountyBudget
    ) async throws {
        let problem = try model.problem()
        let limits = model.limits(problem)
        let own = try CountyPlanEvaluator(problem).plan(ways: ways)
        plan.modelCost = own.cost
        var prices: [CountyVillagePlan.LimitKind: Double] = [:]
        if !Task.isCancelled {
            do {
                let proof = try await solution(model, problem, budget)
                plan.modelCost = proof.solution.plan.cost
                plan.modelLowerBound = proof.solution.lowerBound
                prices = proof.prices
            } catch {
                // A proof that is cut off has nothing to give; the plan stands without one.
                guard Task.isCancelled else { throw error }
            }
        }
        plan.limits = limits.map { limit in
            CountyVillagePlan.LimitUse(
                kind: limit.kind, used: limit.limit.used(by: own, of: problem), most: limit.limit.most,
                price: prices[limit.kind] ?? 0)
        }
        let alternatives = CountyAlternatives(model, problem, own, limits)
        for village in plan.outcomes.indices { plan.outcomes[village].alternatives = alternatives.of(village) }
    }

    /// The county plan at the costs as they are, within what towns, farmland and reaches can take.
    private func solution(
        _ model: CountyModel, _ problem: CountyProblem, _ budget: CountyBudget
    ) async throws(CountyError) -> (solution: CountySolution, prices: [CountyVillagePlan.LimitKind: Double]) {
        let binding = model.limits(problem).filter(\.isBinding)
        guard !binding.isEmpty else {
            return (try await CountySolver(problem, seed: settings.seed).solve(budget), [:])
        }
        let found = try await LimitedCountySolver(problem, limits: binding.map(\.limit), seed: settings.seed)
            .solve(budget)
        return (found.solution, Dictionary(uniqueKeysWithValues: zip(binding.map(\.kind), found.prices)))
    }
}

/// The plans of villages by their outlet, each made once.
struct VillageShelf: Sendable {
    let villages: [VillageInput]
    private let settings: VillageSettings
    private let costs: CostSet
    private var homes: [Int: VillagePlan] = [:]
    private var others: [Int: [MapPosition: VillagePlan]] = [:]

    init(_ villages: [VillageInput], settings: VillageSettings, costs: CostSet) {
        self.villages = villages
        self.settings = settings
        self.costs = costs
    }

    var count: Int { villages.count }
    var prices: PlanPrices { PlanPrices(costs, settings: settings) }

    /// The village's plan with the outlet that suits it best.
    mutating func home(_ village: Int) throws(PlanningError) -> VillagePlan {
        if let known = homes[village] { return known }
        let made = try VillageSewerPlanner(villages[village], settings: settings, costs: costs).plan()
        homes[village] = made
        return made
    }

    /// The plans with the best outlets, as far as they are made.
    func known(_ village: Int) -> VillagePlan? { homes[village] }

    /// The village's plan with a certain outlet.
    mutating func plan(_ village: Int, outlet: MapPosition) throws(PlanningError) -> VillagePlan {
        let home = try home(village)
        if home.stations.first?.position == outlet { return home }
        if let known = others[village]?[outlet] { return known }
        var input = villages[village]
        input.sites = [outlet]
        let made = try VillageSewerPlanner(input, settings: settings, costs: costs).plan()
        others[village, default: [:]][outlet] = made
        return made
    }
}
