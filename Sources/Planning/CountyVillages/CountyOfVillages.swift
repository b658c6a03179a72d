import Foundation
import Geo
public import Terrain

/// Plans a county from the files of its villages (县域—村庄联动): each village's sewers, and who joins whom.
///
/// The county plan starts from estimates: each village's own sewers, stations along a curve, corridors as if each were laid
/// alone, straight or along the cheapest way over ground and roads. Its choice is then laid out in truth: the sewers of all that flow to one station in one profile, with the corridor's
/// real flow and the depth at which sewage leaves each village, from the outlet that suits the corridor (the village's cost
/// curve). What that costs is learned, and the county is planned again until a plan comes back.
public struct CountyOfVillages: Sendable {
    let villages: [VillageInput]
    let terrain: Raster
    let settings: VillageSettings
    let costs: CostSet
    /// Corridors longer than this are not looked at, in metres.
    let reachMetres: Double

    /// A county; all positions on one projected map in metres.
    ///
    /// - Throws: ``PlanningError/badSetting(name:value:expected:)``, or ``PlanningError/noBuildings`` without villages.
    public init(
        _ villages: [VillageInput], terrain: Raster, settings: VillageSettings, costs: CostSet,
        reachMetres: Double = 5_000
    ) throws(PlanningError) {
        try settings.check()
        guard !villages.isEmpty else { throw .noBuildings }
        self.villages = villages
        self.terrain = terrain
        self.costs = costs
        self.reachMetres = reachMetres
        var own = settings
        // One outlet a village: what leaves it can then be led on.
        own.maximumStations = 1
        self.settings = own
    }

    /// The plan.
    ///
    /// - Parameters:
    ///   - rounds: Most rounds of planning and learning.
    ///   - budget: For each county plan.
    /// - Throws: ``PlanningError`` for a village, `CountyError` for the county.
    /// - Complexity: that of each village's plan, then of a county plan and of the joint profiles a round.
    public func plan(
        rounds most: Int = 8, budget: CountyBudget = CountyBudget(seconds: 30, rounds: 40)
    ) async throws -> CountyVillagePlan {
        var shelf = VillageShelf(villages, settings: settings, costs: costs)
        for village in villages.indices { _ = try shelf.home(village) }
        var model = try CountyModel(shelf, terrain: terrain, settings: settings, reachMetres: reachMetres)
        var seen: Set<[CountyPlan.Way]> = []
        var best: CountyVillagePlan?
        var rounds = 0
        var hasRepeated = false
        while rounds < most, !Task.isCancelled {
            let problem = try model.problem()
            let solution = try await CountySolver(problem, seed: settings.seed).solve(budget)
            guard seen.insert(solution.plan.ways).inserted else {
                hasRepeated = true
                break
            }
            rounds += 1
            let laid = try CountyLaying(model, ways: solution.plan.ways, problem: problem).laid(&shelf)
            model.learn(laid, ways: solution.plan.ways, flows: solution.plan.flows, problem: problem)
            if laid.yearlyCost < best?.yearlyCost ?? .infinity { best = laid }
        }
        guard var best else { throw PlanningError.cancelled }
        let proof = try await CountySolver(try model.problem(), seed: settings.seed).solve(budget)
        best.rounds = rounds
        best.hasRepeated = hasRepeated
        best.modelCost = proof.plan.cost
        best.modelLowerBound = proof.lowerBound
        return best
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
