import Geo
import Terrain

/// Lays out in truth what a county plan has chosen.
struct CountyLaying {
    private let model: CountyModel
    private let ways: [CountyPlan.Way]
    /// The village each village flows to.
    private let next: [Int?]
    private let link: [Int?]

    init(_ model: CountyModel, ways: [CountyPlan.Way], problem: CountyProblem) {
        self.model = model
        self.ways = ways
        next = ways.map { way in
            guard case .corridor(let number) = way else { return nil }
            return problem.corridors[number].to
        }
        link = ways.map { way in
            guard case .corridor(let number) = way else { return nil }
            return number
        }
    }

    private func isOnUnits(_ village: Int, _ problem: CountyProblem) -> Bool {
        guard case .disposal(let number) = ways[village] else { return false }
        return problem.disposals[number].kind == .household
    }

    /// The plan with all profiles.
    func laid(_ shelf: inout VillageShelf) throws -> CountyVillagePlan {
        let problem = try model.problem()
        var outcomes: [CountyVillagePlan.Outcome] = []
        var plans: [VillagePlan] = []
        for village in ways.indices {
            let takesOthers = next.contains(village)
            // What takes others' sewage keeps its own outlet; the rest leaves where the corridor suits it.
            let exit = link[village].map { takesOthers ? model.homes[village] : model.links[$0].exit }
            let plan = try exit.map { try shelf.plan(village, outlet: $0) } ?? model.plans[village]
            plans.append(plan)
            let units = isOnUnits(village, problem)
            outcomes.append(
                CountyVillagePlan.Outcome(
                    to: next[village], isOnUnits: units,
                    flow: units ? 0 : plan.stations.reduce(0) { $0 + $1.sizingFlow },
                    unitsYearly: units ? plan.allHouseholdYearly ?? 0 : plan.householdYearly))
        }
        var systems: [CountyVillagePlan.System] = []
        for village in ways.indices where next[village] == nil && !outcomes[village].isOnUnits {
            systems.append(try system(village, plans))
        }
        return CountyVillagePlan(outcomes: outcomes, systems: systems, prices: model.prices)
    }

    /// All villages that flow to one, upstream ones first.
    private func members(of station: Int) -> [Int] {
        var result = [station]
        var at = 0
        while at < result.count {
            for village in ways.indices where next[village] == result[at] { result.append(village) }
            at += 1
        }
        return result.reversed()
    }

    private func system(_ station: Int, _ plans: [VillagePlan]) throws -> CountyVillagePlan.System {
        var joint = JointTree(settings: model.settings, prices: model.prices)
        var inflows = [(mean: Double, design: Double)](repeating: (0, 0), count: ways.count)
        let members = members(of: station)
        for village in members {
            guard let sewers = plans[village].sewers,
                let outlet = sewers.tree.nodes.first(where: { $0.parent == nil && $0.kind == .outlet })
            else { throw PlanningError.noOutlet }
            joint.add(sewers, village: village, inflow: inflows[village])
            if let parent = next[village] {
                inflows[parent].mean += inflows[village].mean + outlet.meanFlow
                inflows[parent].design += inflows[village].design + outlet.designFlow
            }
        }
        for village in members {
            guard let parent = next[village], let number = link[village] else { continue }
            let line = next.contains(village) ? model.links[number].homeLine : model.links[number].line
            guard joint.join(village, to: parent, line: line, over: model.terrain) else {
                throw PlanningError.noTerrain(detail: "\(line)")
            }
        }
        let tree = try TrenchTree(joint.nodes)
        let profile: TrenchProfile
        do {
            profile = try TrenchProgram(tree, rules: model.prices.rules, costs: model.prices.trenchCosts()).solve()
        } catch {
            throw PlanningError.notByGravity(place: "\(model.homes[station])")
        }
        let root = tree.nodes[joint.outlets[station] ?? 0]
        return CountyVillagePlan.System(
            station: station, position: model.homes[station],
            flow: root.designFlow / model.settings.peakFactor * 86_400,
            treatment: model.prices.treatment(of: root, peakFactor: model.settings.peakFactor), tree: tree,
            profile: profile, lines: joint.lines, village: joint.village, isCorridor: joint.isCorridor)
    }
}
