/// Rounds of pricing: bound the priced county, see what its plan uses, move the prices.
struct PricedWork: Sendable {
    private(set) var search: SearchLane
    private(set) var lowerBound = -Double.infinity
    private(set) var bestPrices: [Double]
    private(set) var rounds = 0

    /// The gap at which a priced county is done with.
    private static let closeEnough = 1e-5

    private let compiled: CompiledCounty
    private let pins: [Reaching]
    private let limits: [CompiledLimit]
    private let penalty: PlanPenalty
    private let seed: UInt64
    private var prices: LimitPrices
    private var priced: PlanState

    init(compiled: CompiledCounty, start: PlanState, pins: [Reaching], limits: [CompiledLimit], seed: UInt64) {
        self.compiled = compiled
        self.pins = pins
        self.limits = limits
        self.seed = seed
        penalty = PlanPenalty(pins: pins, limits: limits, weight: max(start.total, 1))
        search = SearchLane(start: start, seed: seed, penalty: penalty)
        prices = LimitPrices(limits: limits, cost: start.total)
        bestPrices = limits.map { _ in 0 }
        priced = start
    }

    /// Whether the best plan keeps pins and limits.
    var isFeasible: Bool { penalty.amount(search.best) == 0 }

    func isSettled(_ targetGap: Double) -> Bool {
        (isFeasible && search.best.total - lowerBound <= targetGap * search.best.total) || prices.isSettled
    }

    /// One set of prices, and a search for plans that keep the limits.
    mutating func round(isCancelled: @escaping @Sendable () -> Bool) async {
        let graph = compiled.graph.repriced { prices.priced($0, $1) }
        var run = CountyRun(
            start: PlanState(graph: graph, choice: priced.choice), seed: seed,
            penalty: PlanPenalty(pins: pins, limits: [], weight: max(priced.total, 1)))
        while run.rounds < 4, !run.isClosed(Self.closeEnough), !isCancelled() {
            await run.round(targetGap: Self.closeEnough, isCancelled: isCancelled)
        }
        priced = run.plan
        if run.lowerBound - prices.revenue > lowerBound {
            lowerBound = run.lowerBound - prices.revenue
            bestPrices = prices.price
        }
        let real = PlanState(graph: compiled.graph, choice: priced.choice)
        search.offer(real)
        search.run(moves: max(20_000, 400 * compiled.graph.nodeCount), isCancelled: isCancelled)
        prices.move(usage: limits.map { $0.usage(of: real) })
        rounds += 1
    }
}
