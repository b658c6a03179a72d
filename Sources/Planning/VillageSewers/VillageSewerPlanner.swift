public import Domain
public import Foundation
import Geo

/// Plans the sewers of one village: where they run, how deep, where sewage is pumped, where the station stands, and
/// which houses keep units of their own.
///
/// The parts are looped until they agree: arc costs → layout → profile → arc costs; then whole branches are weighed
/// against household units, and what is left is planned again.
public struct VillageSewerPlanner: Sendable {
    private let input: VillageInput
    private let settings: VillageSettings
    private let prices: PlanPrices
    private let now: @Sendable () -> Date

    /// A planner for a village.
    ///
    /// - Throws: ``PlanningError/badSetting(name:value:expected:)``.
    public init(
        _ input: VillageInput, settings: VillageSettings, costs: CostSet,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws(PlanningError) {
        try settings.check()
        self.input = input
        self.settings = settings
        prices = PlanPrices(costs, settings: settings)
        self.now = now
    }

    /// The plan; the same for the same input, settings and seed, unless the time allowed cuts the search short.
    ///
    /// - Throws: ``PlanningError``.
    /// - Complexity: O(trials × reaches × levels × samples).
    public func plan() throws(PlanningError) -> VillagePlan {
        let start = now()
        let (graph, graphFindings) = try SewerGraphBuilder(input, settings: settings).build()
        var trial = LayoutTrial(
            graph: graph, settings: settings, prices: prices, costs: prices.trenchCosts(),
            isConnected: [Bool](repeating: true, count: graph.houses.count))
        let flow = graph.houses.reduce(0) { $0 + $1.meanFlow } / 86_400
        let arcs = ArcCosts(
            graph, rules: prices.rules, costs: trial.costs, size: prices.smallestSewer,
            typicalFlow: flow / 4 * settings.peakFactor)
        let siteDeadline = start.addingTimeInterval(settings.seconds / 2)
        let deadline = start.addingTimeInterval(settings.seconds)
        var sites: [SiteCost] = []
        let (outlets, siteFindings) = try chooseOutlets(trial, arcs, siteDeadline, &sites)
        var search = LayoutSearch(trial, deadline: deadline)
        guard let found = search.best(outlets: outlets, arcs: arcs, rounds: 6, seed: settings.seed) else {
            throw .noOutlet
        }
        var trials = search.trials
        var best = try trial.solved(found.0)
        var layout = found.0
        if settings.allowsHouseholdUnits { try split(&trial, &layout, &best, &trials) }
        if trial.costs.dropManhole > 0 { best = try trial.solved(layout, ends: .all) }
        if Task.isCancelled { throw .cancelled }
        var plan = assemble(graph, trial, best, sites)
        plan.findings = input.findings + graphFindings + siteFindings + plan.findings
        plan.trials = trials
        return plan
    }

    /// The points where sewage leaves: those that stand for proposed sites, or the best that is found.
    private func chooseOutlets(
        _ trial: LayoutTrial, _ arcs: ArcCosts, _ deadline: Date, _ sites: inout [SiteCost]
    ) throws(PlanningError) -> ([Int], [Finding]) {
        guard input.sites.isEmpty else {
            let usable = Set(trial.graph.siteNodes.filter { $0 >= 0 }).sorted()
            guard !usable.isEmpty else { throw .noOutlet }
            let choice = ProposedSites(trial, arcs: arcs, nodes: usable).choose()
            sites = choice.sites
            return (choice.outlets, choice.findings)
        }
        sites = SiteSearch(
            trial: trial, arcs: arcs, clearanceMetres: settings.stationClearanceMetres, deadline: deadline
        ).run()
        guard let best = sites.first else { throw prices.rules.allowsPumping ? .noOutlet : .notByGravity(place: "?") }
        let finding = Finding(
            .note, "site-chosen", at: Finding.Place(sheet: "sinks"),
            BilingualText(
                "未给出排放点：比较 \(sites.count) 处后选定 (\(Int(best.position.east)), \(Int(best.position.north)))。",
                "No outlet was given: of \(sites.count) places compared, (\(Int(best.position.east)), "
                    + "\(Int(best.position.north))) was chosen."),
            advice: BilingualText(
                "请核对用地、洪水位、水源保护区与受纳水体；可用 --sinks 指定站址。",
                "Check land, floods, protection zones and the receiving water; --sinks fixes the site."))
        return ([best.node], [finding])
    }

    /// Gives branches up to household units as long as that makes the whole cheaper.
    private func split(
        _ trial: inout LayoutTrial, _ layout: inout SewerLayout, _ best: inout (LayoutTree, TrenchProfile),
        _ trials: inout Int
    ) throws(PlanningError) {
        for _ in 0..<6 {
            let released = HouseholdSplit(trial: trial, tree: best.0, profile: best.1).housesToRelease()
            guard !released.isEmpty else { return }
            var next = trial
            for house in released { next.isConnected[house] = false }
            guard next.isConnected.contains(true) else { return }
            var pruned = layout
            pruned.prune(next.needs, in: trial.graph)
            trials += 1
            let solved = try next.solved(pruned)
            guard total(next, solved) < total(trial, best) else { return }
            (trial, layout, best) = (next, pruned, solved)
        }
    }

    /// Yearly cost of everything.
    private func total(_ trial: LayoutTrial, _ solved: (LayoutTree, TrenchProfile)) -> Double {
        let nodes = solved.0.tree.nodes
        let stations = nodes.filter { $0.parent == nil }.reduce(0.0) {
            $0 + (prices.treatment(cubicMetresPerDay: $1.meanFlow * 86_400)?.chosen.yearly ?? 0)
        }
        let units = trial.graph.houses.indices.filter { !trial.isConnected[$0] }.reduce(0.0) {
            $0 + (prices.householdYearly(cubicMetresPerDay: trial.graph.houses[$1].meanFlow) ?? .infinity)
        }
        return solved.1.cost + stations + units
    }

    private func assemble(
        _ graph: SewerGraph, _ trial: LayoutTrial, _ best: (LayoutTree, TrenchProfile), _ sites: [SiteCost]
    ) -> VillagePlan {
        let tree = best.0
        var stations: [VillagePlan.Station] = []
        for (index, node) in tree.tree.nodes.enumerated() where node.parent == nil && node.kind == .outlet {
            guard case .point(let point) = tree.origins[index], node.meanFlow > 0 else { continue }
            let flow = node.meanFlow * 86_400
            stations.append(
                VillagePlan.Station(
                    node: index, position: graph.positions[point], meanFlow: flow,
                    treatment: prices.treatment(cubicMetresPerDay: flow)))
        }
        let units = graph.houses.map { prices.householdYearly(cubicMetresPerDay: $0.meanFlow) }
        let program = TrenchProgram(tree.tree, rules: prices.rules, costs: trial.costs)
        var plan = VillagePlan(
            graph: graph, sewers: tree, profile: best.1, greedy: try? GreedyTrench(program).solve(), prices: prices,
            settings: settings, stations: stations,
            householdUnits: graph.houses.indices.filter { !trial.isConnected[$0] }, sites: sites,
            allHouseholdYearly: units.contains { $0 == nil } ? nil : units.reduce(0) { $0 + ($1 ?? 0) },
            findings: PlanNotes(prices, stations: stations).findings, trials: 0)
        if let all = plan.allHouseholdYearly, settings.allowsHouseholdUnits, all < plan.yearlyCost {
            plan.findings.append(PlanNotes.allHouseholds(all, instead: plan.yearlyCost, prices.costs.currency))
        }
        return plan
    }
}
