import Domain
public import Foundation

/// Plans the sewers of one village: where they run, how deep, where sewage is pumped, where the stations stand, and
/// which houses keep units of their own.
///
/// The parts are looped until they agree: arc costs → exact layout → profile → arc costs; then houses and whole branches
/// are weighed against household units, and what is left is planned again. With pins the village is also planned without
/// them, and once more from the pinned plan, for their price.
public struct VillageSewerPlanner: Sendable {
    private let input: VillageInput
    private let settings: VillageSettings
    private let costs: CostSet
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
        self.costs = costs
        self.now = now
    }

    /// The plan; the same for the same input, settings and seed, unless the time allowed cuts the search short.
    ///
    /// - Throws: ``PlanningError``.
    /// - Complexity: O(trials × reaches × levels × samples).
    public func plan() throws(PlanningError) -> VillagePlan {
        guard !settings.pins.isEmpty else { return try plan(settings) }
        // A pin that names nothing is told before the work.
        let graph = try SewerGraphBuilder(input, settings: settings).build().0
        _ = try PinnedHouses(settings.pins, input: input, graph: graph)
        var free = settings
        free.pins = []
        let other = try plan(free)
        var own = settings
        if own.pins.contains(.onlyGravity) { own.allowsPumping = false }
        // What was found without pins may keep them all.
        var plan = try plan(own, knowing: [other])
        plan.settings = settings
        plan.pinPrice = plan.yearlyCost - (try cheapest(other, plan, free))
        plan.findings.append(PlanNotes.pins(plan.pinPrice ?? 0, count: settings.pins.count, costs.currency))
        return plan
    }

    /// Yearly cost of the cheapest plan without pins: the one found first, or one found from the pinned plan, which is a
    /// plan without pins too.
    ///
    /// Lines are offered as they are around closed roads, with those roads open, so that the pinned plan fits in.
    private func cheapest(
        _ other: VillagePlan, _ pinned: VillagePlan, _ settings: VillageSettings
    ) throws(PlanningError) -> Double {
        var free = settings
        for case .closed(let road) in self.settings.pins { free.reopenedRoads.insert(road) }
        let prices = PlanPrices(costs, settings: free)
        var run = VillageRun(input, settings: free, prices: prices, start: now(), incumbents: [pinned, other])
        let again = try run.improvedKnown() ?? .infinity
        return min(other.yearlyCost, again, pinned.yearlyCost)
    }

    /// How the plan changes where groups of costs, or the number of people, are a share lower or higher.
    ///
    /// Each case is planned anew with a third of the work and compared with the plan as it is: what is better is kept, so a
    /// case is never dearer than the plan at the same prices.
    /// - Parameters:
    ///   - plan: The plan at today's prices.
    ///   - share: How far prices go down and up, such as 0.2.
    /// - Throws: ``PlanningError``.
    public func sensitivity(of plan: VillagePlan, share: Double) throws(PlanningError) -> [VillageSensitivityCase] {
        var cases: [VillageSensitivityCase] = []
        for group in VillageCostGroup.allCases {
            for factor in [1 - share, 1 + share] {
                var own = settings
                if own.pins.contains(.onlyGravity) { own.allowsPumping = false }
                own.effort = settings.effort / 3
                if group == .population { own.populationFactor = factor }
                let prices = PlanPrices(costs, settings: own, factors: group == .population ? [:] : [group: factor])
                var run = VillageRun(input, settings: own, prices: prices, start: now(), incumbents: [plan])
                let other = try run.plan()
                cases.append(VillageSensitivityCase(group, factor, plan, other, buildings: input.buildings))
            }
        }
        return cases
    }

    private func plan(
        _ settings: VillageSettings, knowing known: [VillagePlan] = []
    ) throws(PlanningError) -> VillagePlan {
        var run = VillageRun(
            input, settings: settings, prices: PlanPrices(costs, settings: settings), start: now(), incumbents: known)
        return try run.plan()
    }
}
