import Planning

/// What `qingxi solve county` prints.
struct CountyAnswer: Encodable {
    /// Where a village's sewage goes: a word, or the id of a neighbour.
    enum Target: Encodable {
        case end(String)
        case neighbour(Int)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .end(let word): try container.encode(word)
            case .neighbour(let id): try container.encode(id)
            }
        }
    }

    struct Village: Encodable {
        let id: Int
        let to: Target
    }

    struct Limit: Encodable {
        let name: String
        let most: Double
        let used: Double
        let price: Double
    }

    struct Pins: Encodable {
        let freeCost: Double
        let leastPrice: Double
        let mostPrice: Double
    }

    struct Case: Encodable {
        let group: CostGroup
        let factor: Double
        let cost: Double
        let lowerBound: Double
        let originalCost: Double
        let flips: [Int]
    }

    let cost: Double
    let lowerBound: Double
    let gap: Double
    let firstPlanSeconds: Double
    let seconds: Double
    let rounds: Int
    let villages: [Village]
    private(set) var limits: [Limit]?
    private(set) var pins: Pins?
    private(set) var sensitivity: [Case]?
    let solution: CountySolution

    private enum CodingKeys: CodingKey {
        case cost, lowerBound, gap, firstPlanSeconds, seconds, rounds, villages, limits, pins, sensitivity
    }

    init(_ solution: CountySolution, of problem: CountyProblem) {
        self.solution = solution
        cost = solution.plan.cost
        lowerBound = solution.lowerBound
        gap = solution.gap
        firstPlanSeconds = solution.firstPlanSeconds
        seconds = solution.seconds
        rounds = solution.rounds
        villages = zip(problem.villages, solution.plan.ways).map { village, way in
            switch way {
            case .disposal(let number): Village(id: village.id, to: .end(problem.disposals[number].kind.rawValue))
            case .corridor(let number):
                Village(id: village.id, to: .neighbour(problem.villages[problem.corridors[number].to].id))
            case .idle: Village(id: village.id, to: .end("idle"))
            }
        }
    }

    mutating func add(_ limited: LimitedCountySolution, _ limits: [SideLimit]) {
        self.limits = limits.indices.map {
            Limit(name: limits[$0].name, most: limits[$0].most, used: limited.used[$0], price: limited.prices[$0])
        }
    }

    mutating func add(_ price: PinPrice) {
        pins = Pins(freeCost: price.free.plan.cost, leastPrice: price.least, mostPrice: price.most)
    }

    mutating func add(_ cases: [SensitivityCase]) {
        sensitivity = cases.map {
            Case(
                group: $0.group, factor: $0.factor, cost: $0.solution.plan.cost,
                lowerBound: $0.solution.lowerBound, originalCost: $0.originalCost, flips: $0.flips)
        }
    }

    /// The answer for people.
    var lines: [String] {
        var counts = [String: Int]()
        for village in villages {
            if case .end(let word) = village.to {
                counts[word, default: 0] += 1
            } else {
                counts["sewer", default: 0] += 1
            }
        }
        let ends = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return [
            "费用 / cost \(cost)，下界 / bound \(lowerBound)，差距 / gap \(gap * 100) %",
            "村庄 / villages: \(ends)",
        ]
    }
}
