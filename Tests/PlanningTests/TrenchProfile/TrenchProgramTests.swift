import Networks
import Planning
import Testing

@Suite("The course of a sewer in the ground")
struct TrenchProgramTests {
    @Test("on a steady fall the sewer lies at the least depth all the way and costs what a hand reckons")
    func steadyFall() throws {
        // Levels at depths that the grid meets: 0.7 m at the top, falling with the ground at 1 %.
        let tree = try TrenchScene.chain([10, 9.5, 9], lengths: [50, 50])
        let profile = try TrenchProgram(
            tree, rules: TrenchScene.rules(grid: 0.05), costs: TrenchScene.costs(pressure: 200)
        )
        .solve()
        // 100 m at 10 + 70 = 80 a metre, three manholes of 35.
        #expect(abs(profile.cost - (100 * 80 + 3 * 35)) < 1e-6)
        #expect(profile.liftCount == 0)
        for reach in profile.reaches.compactMap(\.self) { #expect(abs(reach.slope - 0.01) < 1e-9) }
    }

    /// A chain of three reaches with its prices.
    struct Chain: Sendable {
        let heights: [Double]
        let lengths: [Double]
        let drop: Double
        let lift: Double
    }

    static let chains: [Chain] = [
        Chain(heights: [10, 10.2, 10.1, 9.8], lengths: [40, 35, 45], drop: 0, lift: 2_000),
        Chain(heights: [10, 11.5, 12, 10], lengths: [50, 50, 50], drop: 0, lift: 2_000),
        Chain(heights: [10, 11.5, 12, 10], lengths: [50, 50, 50], drop: 300, lift: 900),
        Chain(heights: [12, 9, 9.4, 9.2], lengths: [30, 60, 20], drop: 150, lift: 400),
        Chain(heights: [10, 12.4, 10.3, 12.2], lengths: [25, 25, 50], drop: 0, lift: 200),
    ]

    @Test(
        "no course that can be tried is cheaper, nor is the programme's cost below what can be tried", arguments: chains
    )
    func bruteForce(chain: Chain) throws {
        let sizes = [
            PipeSize(diameterMetres: 0.1, minimumSlope: 0.012), PipeSize(diameterMetres: 0.2, minimumSlope: 0.005),
        ]
        let rules = TrenchScene.rules(sizes: sizes, maximum: 2, grid: 0.25)
        let costs = TrenchScene.costs(sizes: 2, lift: chain.lift, drop: chain.drop)
        let tree = try TrenchScene.chain(
            chain.heights, lengths: chain.lengths, flow: 0.004,
            humps: [1: [chain.heights[1], chain.heights[1] - 0.3, chain.heights[2]]])
        let found = try TrenchProgram(tree, rules: rules, costs: costs, ends: .all).solve()
        let least = TrenchBruteForce(tree, rules: rules, costs: costs).leastCost()
        #expect(abs(found.cost - least) < 1e-6 * least)
    }

    @Test("looking at the shallowest ends only is exact where a fall costs nothing extra")
    func shallowestIsExact() throws {
        let tree = try TrenchScene.chain([10, 12.4, 10.3, 12.2, 9], lengths: [25, 25, 50, 40])
        let rules = TrenchScene.rules(maximum: 2.5, grid: 0.1)
        let quick = try TrenchProgram(tree, rules: rules, costs: TrenchScene.costs()).solve()
        let full = try TrenchProgram(tree, rules: rules, costs: TrenchScene.costs(), ends: .all).solve()
        #expect(abs(quick.cost - full.cost) < 1e-9 * full.cost)
    }

    @Test("digging to the limit and then lifting is never cheaper than the programme, and dearer over rolling ground")
    func greedy() throws {
        let heights = (0...24).map { (index: Int) -> Double in
            let rise = index % 4 < 2 ? Double(index % 4) : 1.2
            return 10 + 1.2 * rise - 0.02 * Double(index)
        }
        let tree = try TrenchScene.chain(heights, lengths: [Double](repeating: 40, count: 24))
        let program = TrenchProgram(tree, rules: TrenchScene.rules(), costs: TrenchScene.costs(lift: 500))
        let best = try program.solve()
        let rule = try GreedyTrench(program).solve()
        #expect(best.cost < rule.cost)
        #expect(rule.liftCount > 0)
    }

    @Test("every reach keeps cover, depth, slope and fill, and no pipe is smaller than one upstream")
    func limits() throws {
        let sizes = [
            PipeSize(diameterMetres: 0.1, minimumSlope: 0.012), PipeSize(diameterMetres: 0.2, minimumSlope: 0.005),
            PipeSize(diameterMetres: 0.3, minimumSlope: 0.003),
        ]
        let rules = TrenchScene.rules(sizes: sizes, maximum: 4, grid: 0.05)
        let tree = try TrenchScene.chain(
            [20, 20.5, 19, 19.2, 19.1, 18], lengths: [60, 80, 70, 90, 50], flow: 0.016)
        let profile = try TrenchProgram(tree, rules: rules, costs: TrenchScene.costs(sizes: 3, lift: 1e7)).solve()
        var last = 0
        for (node, reach) in zip(tree.nodes, profile.reaches) {
            guard let reach else { continue }
            #expect(reach.startDepthMetres >= 0.7 - 1e-9 && reach.startDepthMetres <= 4 + 1e-9)
            #expect(reach.endDepthMetres >= 0.7 - 1e-9 && reach.endDepthMetres <= 4 + 1e-9)
            #expect(reach.slope >= sizes[reach.size].minimumSlope - 1e-9)
            let pipe = CircularPipe(diameterMetres: sizes[reach.size].diameterMetres, formula: rules.formula)
            #expect(try #require(pipe.fill(flow: node.designFlow, slope: reach.slope)) <= 0.8 + 1e-6)
            #expect(reach.size >= last)
            last = reach.size
        }
        #expect(profile.liftCount == 0)
    }

    @Test("where gravity does not go on and pumping is forbidden, the place is named")
    func obstacle() throws {
        let tree = try TrenchScene.chain([10, 16, 9], lengths: [50, 50])
        let rules = TrenchScene.rules(allowsPumping: false)
        let obstacle = #expect(throws: TrenchObstacle.self) {
            try TrenchProgram(tree, rules: rules, costs: TrenchScene.costs()).solve()
        }
        #expect(obstacle?.node == 0)
        let pumped = try TrenchProgram(tree, rules: TrenchScene.rules(), costs: TrenchScene.costs()).solve()
        #expect(pumped.reaches[0]?.means == .pressure)
    }

    @Test("nodes in a circle are refused")
    func circle() {
        let node = { (parent: Int) in
            TrenchTree.Node(parent: parent, kind: .manhole, groundMetres: 1, lengthMetres: 1, ground: [1, 1])
        }
        #expect(throws: PlanningError.notATree) { try TrenchTree([node(1), node(0)]) }
        #expect(throws: PlanningError.notATree) { try TrenchTree([node(7)]) }
    }
}

@Suite("Flow in round pipes")
struct CircularPipeTests {
    @Test("a full DN300 at 3 ‰ by Manning with n = 0.013 carries 53 L/s, as design tables say")
    func full() {
        let pipe = CircularPipe(diameterMetres: 0.3, formula: .manning(roughness: 0.013))
        #expect(abs(pipe.flow(fill: 1, slope: 0.003) * 1_000 - 52.96) < 0.05)
        // Half full carries half the flow at the same velocity.
        #expect(abs(pipe.flow(fill: 0.5, slope: 0.003) / pipe.flow(fill: 1, slope: 0.003) - 0.5) < 1e-9)
    }

    @Test(
        "fill, slope and flow agree with each other in each formula",
        arguments: [
            FlowFormula.manning(roughness: 0.013), .strickler(coefficient: 85), .chezy(coefficient: 50),
        ])
    func inverse(formula: FlowFormula) throws {
        let pipe = CircularPipe(diameterMetres: 0.2, formula: formula)
        let slope = pipe.slope(flow: 0.01, fill: 0.6)
        #expect(abs(try #require(pipe.fill(flow: 0.01, slope: slope)) - 0.6) < 1e-9)
        #expect(pipe.fill(flow: 10, slope: 0.001) == nil)
    }
}
