import Geo
import Terrain

/// Lays out in truth what a county plan has chosen.
struct CountyLaying {
    private let model: CountyModel
    private let ways: [CountyPlan.Way]
    private let problem: CountyProblem
    /// The place each village flows to.
    private let next: [Int?]
    private let link: [Int?]

    init(_ model: CountyModel, ways: [CountyPlan.Way], problem: CountyProblem) {
        self.model = model
        self.ways = ways
        self.problem = problem
        next = ways.map { way in
            guard case .corridor(let number) = way else { return nil }
            return problem.corridors[number].to
        }
        link = ways.map { way in
            guard case .corridor(let number) = way else { return nil }
            return number
        }
    }

    /// How a place's sewage leaves the county; `nil` where it goes on.
    private func disposal(_ place: Int) -> Disposal.Kind? {
        guard case .disposal(let number) = ways[place] else { return nil }
        return problem.disposals[number].kind
    }

    /// The plan with all profiles.
    func laid(_ shelf: inout VillageShelf) throws -> CountyVillagePlan {
        var outcomes: [CountyVillagePlan.Outcome] = []
        for village in 0..<model.count {
            let takesOthers = next.contains(village)
            // What takes others' sewage keeps its own outlet; the rest leaves where the corridor suits it.
            let exit = link[village].map { takesOthers ? model.homes[village] : model.links[$0].exit }
            let plan = try exit.map { try shelf.plan(village, outlet: $0) } ?? model.plans[village]
            let units = disposal(village) == .household
            outcomes.append(
                CountyVillagePlan.Outcome(
                    to: next[village].flatMap { $0 < model.count ? $0 : nil }, isOnUnits: units,
                    flow: units ? 0 : plan.stations.reduce(0) { $0 + $1.sizingFlow },
                    unitsYearly: units ? plan.allHouseholdYearly ?? 0 : plan.householdYearly, plan: plan))
        }
        var systems: [CountyVillagePlan.System] = []
        for (place, end) in ends {
            let system = try system(place, end, outcomes.map(\.plan))
            for village in system.members { outcomes[village].system = systems.count }
            systems.append(system)
        }
        return CountyVillagePlan(outcomes: outcomes, systems: systems, prices: model.prices, offers: model.offers)
    }

    /// The places where sewage ends, villages first.
    private var ends: [(place: Int, end: CountyVillagePlan.End)] {
        ways.indices.compactMap { place in
            switch disposal(place) {
            case .station: (place, .station(village: place))
            case .reuse: (place, .reuse(village: place))
            case .town: next.contains(place) ? (place, .town(place - model.count)) : nil
            case .household, nil: nil
            }
        }
    }

    /// All villages that flow to a place, upstream ones first; the place itself last, where it is a village.
    private func members(of end: Int) -> [Int] {
        var result = [end]
        var at = 0
        while at < result.count {
            for village in 0..<model.count where next[village] == result[at] { result.append(village) }
            at += 1
        }
        return result.reversed().filter { $0 < model.count }
    }

    private func system(
        _ place: Int, _ end: CountyVillagePlan.End, _ plans: [VillagePlan]
    ) throws -> CountyVillagePlan.System {
        var joint = JointTree(settings: model.settings, prices: model.prices)
        var inflows = [(mean: Double, design: Double)](repeating: (0, 0), count: ways.count)
        let members = members(of: place)
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
        if place >= model.count {
            let first = members.first { next[$0] == place } ?? 0
            let position = model.homes[place]
            guard
                joint.addInlet(at: position, place: place, village: first, inflow: inflows[place], over: model.terrain)
            else { throw PlanningError.noTerrain(detail: "(\(position.east), \(position.north))") }
        }
        for village in members {
            guard let parent = next[village], let number = link[village] else { continue }
            let line = next.contains(village) ? model.links[number].homeLine : model.links[number].line
            guard joint.join(village, to: parent, line: line, over: model.terrain) else {
                throw PlanningError.noTerrain(detail: "\(line)")
            }
        }
        return try solved(joint, place, end, members)
    }

    private func solved(
        _ joint: JointTree, _ place: Int, _ end: CountyVillagePlan.End, _ members: [Int]
    ) throws -> CountyVillagePlan.System {
        let tree = try TrenchTree(joint.nodes)
        let profile: TrenchProfile
        do {
            profile = try TrenchProgram(tree, rules: model.prices.rules, costs: model.prices.trenchCosts()).solve()
        } catch {
            throw PlanningError.notByGravity(place: "\(model.homes[place])")
        }
        let root = tree.nodes[joint.outlets[place] ?? 0]
        let flow = root.designFlow / model.settings.peakFactor * 86_400
        let mean = root.meanFlow * 86_400
        var treatment: TreatmentChoice?
        var yearly = 0.0
        switch end {
        case .station:
            treatment = model.prices.treatment(of: root, peakFactor: model.settings.peakFactor)
            yearly = treatment?.chosen.yearly ?? 0
        case .town(let number):
            let town = model.offers.towns[number]
            let joining = Double(members.count { next[$0] == place })
            yearly = joining * model.prices.connectionYearly(town) + town.tariff * 365 * mean
        case .reuse(let village):
            yearly = model.offers.reuse[village].map { model.prices.reuseYearly($0, sizing: flow, mean: mean) } ?? 0
        }
        return CountyVillagePlan.System(
            end: end, position: model.homes[place], members: members, flow: flow, meanFlow: mean, treatment: treatment,
            endYearly: yearly, tree: tree, profile: profile, lines: joint.lines, village: joint.village,
            isCorridor: joint.isCorridor)
    }
}
