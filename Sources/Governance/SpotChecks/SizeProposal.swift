public import Domain
import Sampling

/// A proposal how a total is shared out among strata or townships (样本分配建议); whoever plans may change every number.
public struct SizeProposal: Hashable, Sendable {
    /// The rule by which a total is shared out.
    public enum Rule: String, CaseIterable, Hashable, Sendable {
        /// In proportion to the strata's facilities.
        case proportional
        /// For the smallest error of the rate, with the rates expected.
        case neyman
        /// For the smallest error at a cost, with the rates and the cost of a check.
        case cost

        /// The name for people.
        public var name: BilingualText {
            switch self {
            case .proportional: BilingualText("按设施数成比例", "In proportion to facilities")
            case .neyman: BilingualText("误差最小（Neyman）", "Smallest error (Neyman)")
            case .cost: BilingualText("同样花费误差最小", "Smallest error at a cost")
            }
        }
    }

    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// How many facilities are checked in all, beside those checked in full.
        public var total: Int
        /// By which rule.
        public var rule = Rule.proportional
        /// The rates expected by stratum, of one.
        public var rates: [String: Double] = [:]
        /// The cost of a check by stratum, in any unit.
        public var costs: [String: Double] = [:]
        /// Two stages: the cost of going to a township, in units of one check.
        public var travel: Double?
        /// Two stages: how alike facilities of a township are, from 0 to 1.
        public var homogeneity: Double?

        /// A total to be shared out.
        public init(total: Int) {
            self.total = total
        }
    }

    /// Facilities drawn directly, by stratum.
    public var sizes: [String: Int] = [:]
    /// Townships drawn first, by stratum.
    public var towns: [String: DrawPlan.Towns] = [:]
    /// Two stages: how much larger the variance is than that of a simple random sample of the same size.
    public var designEffect: Double?

    /// Shares out a total, or says what is wrong.
    public static func make(
        _ request: Request, for strata: [CampaignOverview.Stratum], _ design: CampaignSettings.Design
    ) -> Result<SizeProposal, DrawRefusal> {
        do {
            return .success(try SizeProposal(request, for: strata, design))
        } catch let error as DrawRefusal {
            return .failure(error)
        } catch {
            return .failure(DrawRefusal(message: BilingualText("无法分配", "It cannot be shared out")))
        }
    }

    private init(
        _ request: Request, for strata: [CampaignOverview.Stratum], _ design: CampaignSettings.Design
    ) throws {
        for stratum in strata where stratum.isCertain { sizes[stratum.name] = stratum.population }
        let drawn = strata.filter { !$0.isCertain }
        guard !drawn.isEmpty else { return }
        if design.isTwoStage {
            try sampling { try shareTowns(request, drawn) }
        } else {
            let populations = Dictionary(
                drawn.map { ($0.name, $0.population) }, uniquingKeysWith: { first, _ in first })
            let rule: Allocation =
                switch request.rule {
                case .proportional: .proportional
                case .neyman: .neyman(rates: request.rates)
                case .cost: .costOptimal(rates: request.rates, costs: request.costs)
                }
            let least = drawn.reduce(0) { $0 + min(2, $1.population) }
            let all = drawn.reduce(0) { $0 + $1.population }
            let shared = try sampling {
                try rule.sizes(total: min(max(request.total, least), all), populations: populations)
            }
            sizes.merge(shared) { $1 }
        }
    }

    private mutating func shareTowns(_ request: Request, _ drawn: [CampaignOverview.Stratum]) throws {
        var each = 5
        var towns = (max(request.total, 1) + each - 1) / each
        if let travel = request.travel, let homogeneity = request.homogeneity {
            let plan = try TravelPlan(travelCost: travel, visitCost: 1, homogeneity: homogeneity)
            each = min(plan.perTown, 10_000)
            towns = plan.towns(asGoodAs: request.total, perTown: each)
            designEffect = plan.designEffect(perTown: each)
        }
        let counts = Dictionary(drawn.map { ($0.name, $0.townCount) }, uniquingKeysWith: { first, _ in first })
        let least = drawn.reduce(0) { $0 + min(2, $1.townCount) }
        let shared = try Allocation.proportional.sizes(
            total: min(max(towns, least), counts.values.reduce(0, +)), populations: counts)
        for (name, count) in shared { self.towns[name] = DrawPlan.Towns(count: count, each: each) }
    }
}
