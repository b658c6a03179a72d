import Domain

/// What each village could do instead (备选方式): each way with what the county would then cost more, or what rules it out.
struct CountyAlternatives {
    private let model: CountyModel
    private let problem: CountyProblem
    private let plan: CountyPlan
    private let limits: [CountyLimit]
    private let evaluator: CountyPlanEvaluator

    init(_ model: CountyModel, _ problem: CountyProblem, _ plan: CountyPlan, _ limits: [CountyLimit]) {
        self.model = model
        self.problem = problem
        self.plan = plan
        self.limits = limits
        evaluator = CountyPlanEvaluator(problem)
    }

    /// The ways that a village does not take; those that are possible first, by cost.
    ///
    /// - Complexity: O(ways of the village × villages).
    func of(_ village: Int) -> [VillageAlternative] {
        var found: [VillageAlternative] = []
        for (number, disposal) in problem.disposals.enumerated()
        where disposal.village == village && plan.ways[village] != .disposal(number) {
            let way: VillageAlternative.Way =
                switch disposal.kind {
                case .station: .station
                case .household: .household
                case .reuse: .reuse
                case .town: .town(village - model.count)
                }
            found.append(weighed(way, village, .disposal(number)))
        }
        for (number, corridor) in problem.corridors.enumerated()
        where corridor.from == village && plan.ways[village] != .corridor(number) {
            let isTown = corridor.to >= model.count
            let way: VillageAlternative.Way = isTown ? .town(corridor.to - model.count) : .village(corridor.to)
            found.append(weighed(way, village, .corridor(number)))
        }
        found += notOffered(village)
        return found.sorted { ($0.extraYearly ?? .infinity) < ($1.extraYearly ?? .infinity) }
    }

    private func weighed(_ way: VillageAlternative.Way, _ village: Int, _ choice: CountyPlan.Way) -> VillageAlternative
    {
        var ways = plan.ways
        ways[village] = choice
        let other: CountyPlan
        do throws(CountyError) {
            other = try evaluator.plan(ways: ways)
        } catch {
            return VillageAlternative(way: way, veto: obstacle(way, village))
        }
        for limit in limits {
            let used = limit.limit.used(by: other, of: problem)
            guard used <= limit.limit.most * (1 + 1e-9) + 1e-9 else {
                return VillageAlternative(way: way, veto: exceeded(limit, used))
            }
        }
        return VillageAlternative(way: way, extraYearly: other.cost - plan.cost)
    }

    private func obstacle(_ way: VillageAlternative.Way, _ village: Int) -> BilingualText {
        if case .household = way {
            return BilingualText("邻村污水流经本村", "sewage of neighbours passes through the village")
        }
        if case .village(let other) = way, case .disposal(let number) = plan.ways[other],
            problem.disposals[number].kind == .household
        {
            return BilingualText("该村采用分户处理，没有可接入的管网", "that village keeps units and has no sewers to join")
        }
        return BilingualText("该村污水现经本村流出，会成回路", "that village's sewage leaves through this one, a circle")
    }

    private func exceeded(_ limit: CountyLimit, _ used: Double) -> BilingualText {
        let (need, most) = (Self.figure(used), Self.figure(limit.limit.most))
        switch limit.kind {
        case .town:
            return BilingualText(
                "接入点能力 \(most) m³/d，届时需 \(need)", "the connection takes \(most) m³/d, \(need) would come")
        case .reuse:
            return BilingualText("农田可消纳 \(most) m³/d，届时需 \(need)", "the land takes \(most) m³/d, \(need) would come")
        case .reach:
            return BilingualText(
                "\(limit.limit.name) 限值 \(most) g/d，届时 \(need)",
                "\(limit.limit.name) may receive \(most) g/d, it would be \(need)")
        }
    }

    /// Ways that are not in the problem at all, with the reason.
    private func notOffered(_ village: Int) -> [VillageAlternative] {
        var found: [VillageAlternative] = []
        if !model.settings.allowsHouseholdUnits {
            found.append(
                VillageAlternative(
                    way: .household, veto: BilingualText("设置不允许分户处理", "the settings allow no household units")))
        } else if model.plans[village].allHouseholdYearly == nil {
            found.append(
                VillageAlternative(
                    way: .household,
                    veto: BilingualText("造价表没有适合的户用设施", "the cost set has no household unit that fits")))
        }
        if let land = model.offers.reuse[village], !model.takesItself(village) {
            let (takes, needs) = (Self.figure(land.cubicMetresPerDay), Self.figure(model.flows[village]))
            found.append(
                VillageAlternative(
                    way: .reuse,
                    veto: BilingualText(
                        "农田可消纳 \(takes) m³/d，少于本村 \(needs)", "the land takes \(takes) m³/d, the village has \(needs)")))
        }
        let joined = Set(model.links.filter { $0.from == village && $0.to >= model.count }.map { $0.to - model.count })
        for town in model.offers.towns.indices where !joined.contains(town) {
            found.append(
                VillageAlternative(
                    way: .town(town),
                    veto: BilingualText(
                        "没有直达走廊（过远，或其间有他村）", "no corridor leads straight there: too far, or others lie between")))
        }
        return found
    }

    private static func figure(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }
}
