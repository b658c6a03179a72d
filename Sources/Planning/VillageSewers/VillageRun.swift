import Domain
import Foundation
import Geo

/// One run of the village planner, with its pins kept.
struct VillageRun {
    private let input: VillageInput
    private let settings: VillageSettings
    private let prices: PlanPrices
    private let work: SearchWork
    /// Plans of the same village that must not be missed where they fit its graph.
    private let incumbents: [VillagePlan]
    private var graph = SewerGraph()
    private var findings: [Finding] = []
    private var sites: [SiteCost] = []
    private var candidates: [Int] = []
    private var mayKeepUnit: [Bool] = []
    private var isReachable: [Bool] = []

    init(
        _ input: VillageInput, settings: VillageSettings, prices: PlanPrices, start: Date,
        incumbents: [VillagePlan] = []
    ) {
        self.incumbents = incumbents
        self.input = input
        self.settings = settings
        self.prices = prices
        work = SearchWork(effort: settings.effort, deadline: start.addingTimeInterval(settings.seconds))
    }

    /// Steps of the solver for an exact layout.
    private var exactSteps: Int { Int((3_000 * settings.effort).rounded(.up)) }

    /// The graph, what a layout in it costs at first sight, and what the pins say.
    private mutating func begin() throws(PlanningError) -> (LayoutTrial, ArcCosts, PinnedHouses) {
        let built = try SewerGraphBuilder(input, settings: settings).build()
        graph = built.0
        findings = input.findings + built.1
        let wishes = try PinnedHouses(settings.pins, input: input, graph: graph)
        var trial = LayoutTrial(
            graph: graph, settings: settings, prices: prices, costs: prices.trenchCosts(),
            tables: PipeTable.all(prices.rules), work: work,
            isConnected: wishes.keepsUnit.map { !$0 }, mustConnect: wishes.mustConnect,
            destinations: wishes.destinations)
        let flow = graph.houses.reduce(0) { $0 + $1.sizingFlow } / 86_400
        let arcs = ArcCosts(
            graph, rules: prices.rules, costs: trial.costs, size: prices.smallestSewer,
            typicalFlow: flow / 4 * settings.peakFactor, manholeSpacing: settings.manholeSpacingMetres)
        try releaseUnreachable(&trial, wishes)
        return (trial, arcs, wishes)
    }

    /// Where drop manholes cost extra, the last profile looks at every end.
    private func settle(_ choice: inout LayoutChoice) throws(PlanningError) {
        if choice.trial.costs.dropManhole > 0 {
            choice.solved = try choice.trial.solved(choice.layout, ends: .all)
        }
    }

    mutating func plan() throws(PlanningError) -> VillagePlan {
        let (trial, arcs, wishes) = try begin()
        let outlets = try chooseOutlets(trial, arcs)
        var search = LayoutSearch(trial, arcs: arcs, limit: work.until(0.75))
        guard let found = search.best(outlets: outlets, rounds: 30) else { throw .noOutlet }
        var choice = LayoutChoice(trial: trial, layout: found.0, solved: try trial.solved(found.0))
        var trials = search.trials
        if settings.allowsHouseholdUnits, trial.isConnected.contains(true) {
            trials += choice.weighUnits(
                search.learned, mayKeepUnit: mayKeepUnit, limit: work.until(0.85), exactSteps: exactSteps)
            trials += try lookAgain(&choice, search.learned)
        }
        for plan in incumbents {
            if let rival = rival(plan, choice.trial, wishes), rival.total < choice.total { choice = rival }
        }
        trials += improve(&choice, search.learned)
        let proof = try prove(&choice, &search, &trials)
        try settle(&choice)
        if Task.isCancelled { throw .cancelled }
        work.lookAtClock()
        if work.wasCutByClock { findings.append(PlanNotes.cutByClock(settings.seconds)) }
        var plan = assemble(choice)
        plan.findings = findings + plan.findings
        plan.trials = trials
        plan.proof = proof
        return plan
    }

    /// Houses that no road leads away from keep units: only pins that close roads make such.
    private mutating func releaseUnreachable(_ trial: inout LayoutTrial, _ wishes: PinnedHouses) throws(PlanningError) {
        candidates = try possibleOutlets(trial)
        isReachable = ReachableHouses(graph).from(candidates)
        mayKeepUnit = graph.houses.indices.map { house in
            (settings.allowsHouseholdUnits || wishes.keepsUnit[house]) && !wishes.mustConnect[house]
        }
        trial.mayConnect = graph.houses.indices.map { isReachable[$0] && !wishes.keepsUnit[$0] }
        let lost = graph.houses.indices.filter { !isReachable[$0] && trial.isConnected[$0] }
        // The trunk stays: whether to do without sewers at all is a question for people, and is put to them. The half is
        // that of all houses, so that pins never widen the choice.
        let all = [Bool](repeating: true, count: graph.houses.count)
        trial.leastFlow = min(trial.flow(of: all) / 2, trial.flow(of: trial.mayConnect))
        guard let first = lost.first else { return }
        let id = input.buildings[graph.houses[first].building].id
        guard lost.allSatisfy({ mayKeepUnit[$0] && prices.householdYearly(graph.houses[$0]) != nil }) else {
            throw .badPin(
                BilingualText(
                    "关闭道路后房屋 \(id) 无法接管，也不能分户处理", "with its roads closed, building \(id) has no way to sewers"))
        }
        for house in lost { trial.isConnected[house] = false }
        findings.append(BuildingAudit.cutOffByPins(lost.count, id))
    }

    /// Points where a station may stand: sites that are given, or any place on an open road.
    private func possibleOutlets(_ trial: LayoutTrial) throws(PlanningError) -> [Int] {
        let isAllowed = { (position: MapPosition) in
            settings.pins.allSatisfy { pin in
                guard case .noStation(let place, let metres) = pin else { return true }
                return Self.distance(place, position) > metres
            }
        }
        let given = Set(graph.siteNodes.filter { $0 >= 0 }).sorted()
        let nodes = input.sites.isEmpty ? openRoadPoints(trial) : given
        let allowed = nodes.filter { isAllowed(graph.positions[$0]) || trial.destinations.values.contains($0) }
        guard !allowed.isEmpty else { throw .noOutlet }
        return allowed
    }

    private func openRoadPoints(_ trial: LayoutTrial) -> [Int] {
        let search = SiteSearch(
            trial: trial, arcs: nil, clearanceMetres: settings.stationClearanceMetres, limit: work.until(0), allowed: []
        )
        return graph.positions.indices.filter { node in
            !graph.isYard(node) && search.isClear(node)
                && graph.incident[node].contains {
                    !graph.edges[Int($0)].isClosed && graph.edges[Int($0)].kind == .road
                }
        }
    }

    private static func distance(_ from: MapPosition, _ to: MapPosition) -> Double {
        let (east, north) = (to.east - from.east, to.north - from.north)
        return (east * east + north * north).squareRoot()
    }

    /// The points where sewage leaves: those that stand for proposed sites, or the best that are found.
    ///
    /// - Parameter end: The share of the time at which looking for sites ends; looking for several stations ends later.
    private mutating func chooseOutlets(
        _ trial: LayoutTrial, _ arcs: ArcCosts, until end: Double = 0.2
    ) throws(PlanningError) -> [Int] {
        guard input.sites.isEmpty else {
            let choice = ProposedSites(trial, arcs: arcs, nodes: candidates).choose()
            sites = choice.sites
            findings += choice.findings
            if settings.maximumStations == 1, trial.destinations.isEmpty {
                return [choice.sites.first?.node ?? choice.outlets[0]]
            }
            return choice.outlets
        }
        sites = SiteSearch(
            trial: trial, arcs: arcs, clearanceMetres: settings.stationClearanceMetres,
            limit: work.until(end), allowed: candidates
        ).run()
        guard let best = sites.first else { throw obstacle(trial, arcs) }
        let stations = StationSearch(
            trial: trial, arcs: arcs, candidates: candidates,
            limit: work.until(end * 0.6 + 0.38), most: settings.maximumStations
        ).best(single: best.node)
        findings.append(
            PlanNotes.chosenSites(stations.outlets.map { graph.positions[$0] }, of: sites.count))
        return stations.outlets
    }

    /// Why no place will do: where gravity is blocked on the way to the lowest one.
    private func obstacle(_ trial: LayoutTrial, _ arcs: ArcCosts) -> PlanningError {
        let lowest = candidates.min { (graph.heights[$0], $0) < (graph.heights[$1], $1) }
        guard let lowest, let layout = SewerLayout.grown(from: [lowest], to: trial.needs, in: graph, arcs: arcs) else {
            return .noOutlet
        }
        do throws(PlanningError) {
            _ = try trial.solved(layout)
            return .noOutlet
        } catch {
            return error
        }
    }

    /// Looks for the place and the layout once more for the houses that stay, where many went.
    private mutating func lookAgain(_ choice: inout LayoutChoice, _ arcs: ArcCosts) throws(PlanningError) -> Int {
        guard choice.trial.connectedFlow < 0.98 * choice.trial.flow(of: choice.trial.mayConnect),
            work.until(0.4).isOpen
        else { return 0 }
        let (known, told) = (sites, findings)
        let outlets = try chooseOutlets(choice.trial, arcs, until: 0.5)
        if findings.count == told.count || outlets == choice.layout.outlets { (sites, findings) = (known, told) }
        guard outlets != choice.layout.outlets else { return 0 }
        var search = LayoutSearch(choice.trial, arcs: arcs, limit: work.until(0.75))
        guard let found = search.best(outlets: outlets, rounds: 30), let solved = try? choice.trial.solved(found.0)
        else {
            (sites, findings) = (known, told)
            return search.trials
        }
        var other = LayoutChoice(trial: choice.trial, layout: found.0, solved: solved)
        let more = other.weighUnits(search.learned, mayKeepUnit: mayKeepUnit, limit: work.until(0.85))
        if other.total < choice.total { choice = other } else { (sites, findings) = (known, told) }
        return search.trials + more
    }

    /// Exchanges lines of what was chosen last, as long as that pays: its houses may be others than those searched for.
    private func improve(_ choice: inout LayoutChoice, _ arcs: ArcCosts) -> Int {
        let limit = work.until(0.85)
        guard limit.isOpen else { return 0 }
        var search = LayoutSearch(choice.trial, arcs: arcs, limit: limit)
        search.learn(choice)
        let layout = search.improved(choice.layout)
        guard layout != choice.layout, choice.accept(layout), settings.allowsHouseholdUnits else {
            return search.trials
        }
        return search.trials
            + choice.weighUnits(search.learned, mayKeepUnit: mayKeepUnit, limit: work.until(0.9))
    }

    /// Another plan's layout and units, if they fit in here and keep the pins.
    private func rival(_ other: VillagePlan, _ trial: LayoutTrial, _ wishes: PinnedHouses) -> LayoutChoice? {
        guard let layout = other.layout, other.graph.isLike(graph) else { return nil }
        var trial = trial
        for house in graph.houses.indices { trial.isConnected[house] = true }
        for house in other.householdUnits { trial.isConnected[house] = false }
        let keepsUnits = graph.houses.indices.allSatisfy { house in
            trial.isConnected[house] ? trial.mayConnect[house] : mayKeepUnit[house]
        }
        let isOpen = layout.down.allSatisfy { $0 < 0 || !graph.edges[Int($0)].isClosed }
        let stands = Set(candidates)
        guard keepsUnits, isOpen, trial.keepsPins(layout), layout.outlets.allSatisfy(stands.contains),
            let solved = try? trial.solved(layout)
        else { return nil }
        return LayoutChoice(trial: trial, layout: layout, solved: solved)
    }

    /// Yearly cost of what comes of the known plans by exchanging lines and weighing units, without looking for sites and
    /// layouts anew; `nil` where none of them fits in here or nothing cheaper is found.
    mutating func improvedKnown() throws(PlanningError) -> Double? {
        let (trial, arcs, wishes) = try begin()
        let rivals = incumbents.compactMap { rival($0, trial, wishes) }
        guard var choice = rivals.min(by: { $0.total < $1.total }) else { return nil }
        let before = choice.total
        _ = improve(&choice, arcs)
        guard choice.total < before else { return nil }
        try settle(&choice)
        return assemble(choice).yearlyCost
    }

    /// Solves the layout exactly at what its lines truly cost, takes over what comes out as long as that is cheaper in
    /// truth, and proves what is left.
    private func prove(
        _ choice: inout LayoutChoice, _ search: inout LayoutSearch, _ trials: inout Int
    ) throws(PlanningError) -> PlanProof {
        while true {
            search.learn(choice)
            var model = search.model(choice.layout.outlets)
            model.isServed = choice.trial.isConnected
            let cost = model.cost(of: choice.layout)
            let found = model.solve(work, exactSteps: exactSteps)
            if let found, found.cost < cost * (1 - 1e-9), work.until(1.5).isOpen {
                trials += 1
                if choice.accept(found.layout) { continue }
            }
            let bound = PlanBound(
                trial: choice.trial, candidates: candidates, mayKeepUnit: mayKeepUnit, isReachable: isReachable)
            let anywhere = bound.value()
            // What no plan undercuts, no plan at these sites does.
            let here = [anywhere, bound.value(at: choice.layout.outlets)].compactMap(\.self).max()
            return PlanProof(
                layoutCost: cost, layoutLowerBound: min(found?.lowerBound ?? 0, cost), rounds: search.rounds,
                hasRepeated: search.hasRepeated, lowerBound: anywhere, siteLowerBound: here)
        }
    }

    private func assemble(_ choice: LayoutChoice) -> VillagePlan {
        let (tree, profile) = choice.solved
        var stations: [VillagePlan.Station] = []
        for (index, node) in tree.tree.nodes.enumerated() where node.parent == nil && node.kind == .outlet {
            guard case .point(let point) = tree.origins[index], node.meanFlow > 0 else { continue }
            stations.append(
                VillagePlan.Station(
                    node: index, position: graph.positions[point], meanFlow: node.meanFlow * 86_400,
                    sizingFlow: node.designFlow / settings.peakFactor * 86_400,
                    treatment: prices.treatment(of: node, peakFactor: settings.peakFactor)))
        }
        let units = graph.houses.map { prices.householdYearly($0) }
        let program = TrenchProgram(tree.tree, rules: prices.rules, costs: choice.trial.costs)
        var plan = VillagePlan(
            graph: graph, sewers: tree, profile: profile, greedy: try? GreedyTrench(program).solve(), prices: prices,
            settings: settings, stations: stations,
            householdUnits: graph.houses.indices.filter { !choice.trial.isConnected[$0] }, sites: sites,
            allHouseholdYearly: units.contains { $0 == nil } ? nil : units.reduce(0) { $0 + ($1 ?? 0) },
            findings: PlanNotes(prices, stations: stations).findings, trials: 0, layout: choice.layout)
        if let all = plan.allHouseholdYearly, settings.allowsHouseholdUnits, all < plan.yearlyCost {
            plan.findings.append(PlanNotes.allHouseholds(all, instead: plan.yearlyCost, prices.costs.currency))
        }
        return plan
    }
}
