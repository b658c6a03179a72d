/// Which village is treated in which year (分期建设), under yearly budgets.
public struct StageProblem: Sendable {
    /// A village, or another unit that is built as a whole.
    public struct Village: Sendable, Hashable {
        /// Its name in the file.
        public var id: String
        /// What building it costs, in the unit of the budgets.
        public var capex: Double
        /// Persons served once it is built.
        public var population: Double
        /// How much a person here counts: above 1 for protection zones and black-odorous water (敏感区).
        public var weight: Double
        /// Villages that must be built before or in the same year, such as those downstream, by place.
        public var needs: [Int]
        /// The township whose crews build it, by place in ``StageProblem/crewLimits``; nil for any.
        public var township: Int?
        /// The first year, from 0, in which it can be ready.
        public var earliestYear: Int

        /// A village.
        public init(
            id: String, capex: Double, population: Double, weight: Double = 1, needs: [Int] = [], township: Int? = nil,
            earliestYear: Int = 0
        ) {
            self.id = id
            self.capex = capex
            self.population = population
            self.weight = weight
            self.needs = needs
            self.township = township
            self.earliestYear = earliestYear
        }
    }

    /// A share of the population that must be served at the end of a year.
    public struct Milestone: Sendable, Hashable {
        /// The year, from 0.
        public var year: Int
        /// The share, from 0 to 1.
        public var share: Double

        /// A milestone.
        public init(year: Int, share: Double) {
            self.year = year
            self.share = share
        }
    }

    /// The villages.
    public var villages: [Village]
    /// Money of each year.
    public var budgets: [Double]
    /// Whether what is not spent in a year may be spent later (结转).
    public var carriesOver: Bool
    /// Shares of the population to be reached.
    public var milestones: [Milestone]
    /// How many villages each township's crews can finish in a year.
    public var crewLimits: [Int]
    /// Rate by which later years count less, such as 0.05.
    public var discountRate: Double
    /// What year 0 is called in messages.
    public var firstYear: Int

    /// A problem.
    public init(
        villages: [Village], budgets: [Double], carriesOver: Bool = true, milestones: [Milestone] = [],
        crewLimits: [Int] = [], discountRate: Double = 0, firstYear: Int = 1
    ) {
        self.villages = villages
        self.budgets = budgets
        self.carriesOver = carriesOver
        self.milestones = milestones
        self.crewLimits = crewLimits
        self.discountRate = discountRate
        self.firstYear = firstYear
    }

    /// Number of years.
    public var yearCount: Int { budgets.count }
    /// All persons.
    public var totalPopulation: Double { villages.reduce(0) { $0 + $1.population } }

    /// What a person not served in a year counts, 1 in the first.
    public func discount(year: Int) -> Double {
        var factor = 1.0
        for _ in 0..<year { factor /= 1 + discountRate }
        return factor
    }

    /// Weighted, discounted person-years without treatment if villages are ready in these years (nil: never).
    public func cost(of years: [Int?]) -> Double {
        var cost = 0.0
        let factors = (0..<yearCount).map(discount)
        for (village, year) in zip(villages, years) {
            for open in 0..<(year ?? yearCount) { cost += village.weight * village.population * factors[open] }
        }
        return cost
    }

    /// What stands against these years, or nil where they keep every condition.
    public func violation(of years: [Int?]) -> Violation? {
        for (place, village) in villages.enumerated() {
            guard let year = years[place] else { continue }
            if year < village.earliestYear { return .tooEarly(village: place) }
            for needed in village.needs where years[needed].map({ $0 > year }) ?? true {
                return .missingNeed(village: place, needs: needed)
            }
        }
        var available = 0.0
        for year in 0..<yearCount {
            let spent = villages.indices.reduce(0) { years[$1] == year ? $0 + villages[$1].capex : $0 }
            available = (carriesOver ? available : 0) + budgets[year] - spent
            if available < -1e-6 * max(1, budgets[year]) { return .overBudget(year: year) }
            for (township, limit) in crewLimits.enumerated()
            where villages.indices.count(where: { years[$0] == year && villages[$0].township == township }) > limit {
                return .overCrew(year: year, township: township)
            }
        }
        for milestone in milestones {
            let served = villages.indices.reduce(0) {
                (years[$1].map { $0 <= milestone.year } ?? false) ? $0 + villages[$1].population : $0
            }
            if served < milestone.share * totalPopulation - 1e-6 { return .missedMilestone(year: milestone.year) }
        }
        return nil
    }

    /// A condition that a plan does not keep; years from 0.
    public enum Violation: Hashable, Sendable {
        /// Ready before it can be.
        case tooEarly(village: Int)
        /// Built before what it needs.
        case missingNeed(village: Int, needs: Int)
        /// More spent than there is.
        case overBudget(year: Int)
        /// More villages in a township than its crews can finish.
        case overCrew(year: Int, township: Int)
        /// Fewer persons served than demanded.
        case missedMilestone(year: Int)
    }
}
