import Foundation

/// One run of the solver: the problem as it shrinks, the best tree, the best bound.
struct SteinerSearch {
    private let original: SteinerProblem
    private let limits: SteinerSolver
    private let deadline: Date
    private var random: SplitMix64
    /// The problem as it is left, and the arc of the original for each of its arcs.
    var problem: SteinerProblem
    var arcs: [Int32]
    /// The best tree, in arcs of the original.
    private var best: [Int32] = []
    private(set) var cost = Double.infinity
    private(set) var bound = 0.0
    private let leastImprovement: Double
    /// Steps of the solver so far.
    private var steps = 0

    /// Whether this is a part of another search.
    private let isNested: Bool

    init(_ problem: SteinerProblem, _ limits: SteinerSolver, isNested: Bool = false) {
        self.isNested = isNested
        original = problem
        self.problem = problem
        self.limits = limits
        arcs = (0..<Int32(problem.arcCount)).map { $0 }
        deadline = Date(timeIntervalSinceNow: min(max(0, limits.seconds), 1e8))
        random = SplitMix64(seed: limits.seed)
        leastImprovement = problem.leastImprovement
    }

    var solution: SteinerSolution {
        SteinerSolution(
            cost: cost, lowerBound: min(bound, cost), arcs: best.map(Int.init).sorted(), steps: steps)
    }

    /// The most that a better solution may cost.
    private var ceiling: Double { leastImprovement > 0 ? cost - leastImprovement + 1e-6 : cost * (1 - 1e-10) }
    private var isProven: Bool { bound > ceiling }
    private var secondsLeft: Double { deadline.timeIntervalSinceNow }
    private var isOver: Bool { secondsLeft <= 0 || limits.isCancelled?() == true }
    private var stepsLeft: Int { limits.mostSteps - steps }

    mutating func run() throws {
        var ascent = DualAscent(problem)
        raise(ascent.bound)
        firstTrees(ascent)
        reduce(&ascent)
        if isProven || isOver { return }
        if problem.isUndirected, SubsetProgram.labelCount(problem) < 4e6 {
            runSubsetProgram()
            if isProven { return }
        }
        // Little is to be won where the ascent has almost met the tree; much time is well spent where it has not.
        let openness = (cost - bound) / max(cost, 1e-300)
        let most =
            isNested ? 0.05 : openness < 0.01 ? 0.1 : openness < 0.03 ? min(secondsLeft / 3, 10) : secondsLeft * 0.8
        if limits.effort == .full {
            try improve(seconds: most)
            reduce(&ascent)
        }
        if isProven || isOver || limits.effort == .bounds { return }
        if problem.isUndirected, SubsetProgram.labelCount(problem) < 3e7, problem.terminals.count < 18 {
            runSubsetProgram()
            if isProven { return }
        }
        try cutAndBranch()
    }

    private mutating func raise(_ bound: Double) {
        let rounded = leastImprovement == 1 ? (bound - 1e-6).rounded(.up) : bound
        self.bound = max(self.bound, min(rounded, cost))
    }

    private mutating func offer(_ tree: SteinerTreeBuilder.Tree?) {
        guard let tree, tree.cost < cost - 1e-12 * abs(tree.cost) else { return }
        best = tree.arcs.map { arcs[Int($0)] }
        // Summed in the order of the original arcs, so that whoever recomputes it gets the same digits.
        cost = best.sorted().reduce(0) { $0 + original.costs[Int($1)] }
    }

    // MARK: Trees

    private mutating func firstTrees(_ ascent: DualAscent) {
        var builder = SteinerTreeBuilder(problem)
        offer(builder.byShortestPaths(guide: problem.costs, start: problem.root))
        offer(builder.byShortestPaths(guide: ledCosts(ascent), start: problem.root))
        guard problem.isUndirected else { return }
        for terminal in problem.terminals.prefix(20) where !isOver {
            offer(builder.byShortestPaths(guide: problem.costs, start: terminal))
        }
    }

    /// Reduced costs, with a little of the true ones to choose between free ways.
    private func ledCosts(_ ascent: DualAscent) -> [Double] {
        zip(ascent.reduced, problem.costs).map { $0 + 0.05 * $1 }
    }

    /// Improves the best tree by local search, and by solving exactly over what several good trees use together.
    private mutating func improve(seconds: Double) throws {
        let end = Date(timeIntervalSinceNow: max(0, seconds))
        let isCancelled = limits.isCancelled
        var local = SteinerLocalSearch(problem, random)
        var fruitless = 0
        repeat {
            let before = cost
            let share = Date(timeIntervalSinceNow: seconds / 8)
            offer(
                local.run(from: bestHere, tries: problem.nodeCount <= 2500 ? 80 : 10) {
                    Date() > min(end, share) || isCancelled?() == true
                })
            try cross(local.pool + ledTrees(2, &local.random), until: end)
            fruitless = cost < before ? 0 : fruitless + 1
        } while fruitless < 40 && Date() < end && isCancelled?() != true && !isProven && !isNested
        random = local.random
    }

    /// Trees led by the reduced costs of ascents from roots chosen by chance.
    private mutating func ledTrees(_ count: Int, _ random: inout SplitMix64) -> [SteinerTreeBuilder.Tree] {
        guard problem.isUndirected, !isNested else { return [] }
        return (0..<count).compactMap { _ in
            let rooted = problem.rooted(at: problem.terminals[random.below(problem.terminals.count)])
            let guide = ledCosts(DualAscent(rooted)).map { $0 * (1 + 0.2 * random.unit()) }
            var builder = SteinerTreeBuilder(problem)
            let tree = builder.byShortestPaths(guide: guide, start: problem.root)
            offer(tree)
            return tree
        }
    }

    /// The best tree in arcs of the problem as it is left; nil where it uses some that are gone.
    private var bestHere: SteinerTreeBuilder.Tree? {
        var place = [Int32](repeating: -1, count: original.arcCount)
        for (arc, name) in arcs.enumerated() { place[Int(name)] = Int32(arc) }
        let mapped = best.map { place[Int($0)] }
        return mapped.contains(-1) ? nil : SteinerTreeBuilder.Tree(cost: cost, arcs: mapped)
    }

    /// Solves the problem over the union of some trees, which is small.
    private mutating func cross(_ pool: [SteinerTreeBuilder.Tree], until end: Date) throws {
        guard !isNested, pool.count > 1 else { return }
        var isUsed = [Bool](repeating: false, count: problem.arcCount)
        for tree in pool {
            for arc in tree.arcs {
                isUsed[Int(arc)] = true
                if problem.isUndirected { isUsed[Int(arc ^ 1)] = true }
            }
        }
        let used = (0..<Int32(problem.arcCount)).filter { isUsed[Int($0)] }
        let (union, names) = problem.restricted(to: used, isUndirected: problem.isUndirected)
        let solver = SteinerSolver(
            seconds: min(6, end.timeIntervalSinceNow), threads: limits.threads, seed: limits.seed,
            isCancelled: limits.isCancelled)
        var search = SteinerSearch(union, solver, isNested: true)
        try search.run()
        offer(SteinerTreeBuilder(problem).pruned(search.solution.arcs.map { names[$0] }))
    }

    // MARK: Reductions

    /// Leaves out what no better solution can use, from several roots where the problem has no direction, until little
    /// goes any more.
    private mutating func reduce(_ ascent: inout DualAscent) {
        for round in 0..<12 where !isProven && !isOver {
            let before = problem.arcCount
            if round > 0, problem.isUndirected, !problem.terminals.isEmpty {
                problem = problem.rooted(at: problem.terminals[random.below(problem.terminals.count)])
            }
            if round > 0 || ascent.reduced.count != problem.arcCount { ascent = DualAscent(problem) }
            raise(ascent.bound)
            if ascent.bound == .infinity { return raise(cost) }
            var builder = SteinerTreeBuilder(problem)
            offer(builder.byShortestPaths(guide: ledCosts(ascent), start: problem.root))
            keep(BoundReduction.remainingArcs(problem, ascent, ceiling: ceiling))
            if problem.unreachableTerminal() != nil { return raise(cost) }
            if round > 2, Double(problem.arcCount) > 0.97 * Double(before) { break }
        }
    }

    private mutating func keep(_ isKept: [Bool]) {
        let kept: [Int32]
        if problem.isUndirected {
            kept = (0..<Int32(problem.arcCount)).filter { isKept[Int($0)] || isKept[Int($0 ^ 1)] }
        } else {
            kept = (0..<Int32(problem.arcCount)).filter { isKept[Int($0)] }
        }
        if kept.count == problem.arcCount { return }
        restrict(to: kept, isUndirected: problem.isUndirected)
    }

    private mutating func restrict(to kept: [Int32], isUndirected: Bool) {
        let (smaller, names) = problem.restricted(to: kept, isUndirected: isUndirected)
        arcs = names.map { arcs[Int($0)] }
        problem = smaller
    }

    // MARK: Exact

    private mutating func runSubsetProgram() {
        let deadline = deadline
        let isCancelled = limits.isCancelled
        let found = SubsetProgram(problem).solve(ceiling: ceiling) { Date() > deadline || isCancelled?() == true }
        if let found {
            offer(SteinerTreeBuilder(problem).pruned(found))
            raise(cost)
        } else if !isOver {
            raise(cost)
        }
    }

    private mutating func cutAndBranch() throws {
        var ascent = DualAscent(problem, keptEntries: 400_000)
        let kept = BoundReduction.remainingArcs(problem, ascent, ceiling: ceiling)
        restrict(to: (0..<Int32(problem.arcCount)).filter { kept[Int($0)] }, isUndirected: false)
        if problem.unreachableTerminal() != nil { return raise(cost) }
        ascent = DualAscent(problem, keptEntries: 400_000)
        raise(ascent.bound)
        let loop = try SteinerCutLoop(problem, ascent)
        try relax(loop)
        if isProven || isOver { return }
        try branch(loop)
    }

    private mutating func relax(_ loop: SteinerCutLoop) throws {
        var builder = SteinerTreeBuilder(problem)
        var round = 0
        while !isOver, stepsLeft > 0 {
            let allowed = SolveLimits(seconds: secondsLeft, mostSteps: stepsLeft, isCancelled: limits.isCancelled)
            let isSolved = try loop.solve(allowed)
            steps += loop.lastSteps
            guard isSolved else {
                if loop.bound == .infinity { raise(cost) }
                return
            }
            raise(loop.bound)
            if round % 4 == 0 { offer(builder.byShortestPaths(guide: led(by: loop.shares), start: problem.root)) }
            if isProven { return }
            try loop.fix(ceiling: ceiling)
            let cuts = try loop.separate(until: deadline)
            steps += loop.lastSteps
            if cuts == 0 { break }
            round += 1
        }
        offer(builder.byShortestPaths(guide: led(by: loop.shares), start: problem.root))
    }

    private func led(by shares: [Double]) -> [Double] {
        zip(problem.costs, shares).map { $0 * (1.0001 - min(1, $1)) }
    }

    /// Simplex steps that a node of the branch and bound takes, about.
    private static let stepsOfNode = 100

    /// Branch and bound over the cuts so far; its solution may miss cuts, which are added until none is missed.
    private mutating func branch(_ loop: SteinerCutLoop) throws {
        while !isOver, !isProven, stepsLeft > 0 {
            var limits = SolveLimits(
                seconds: secondsLeft, threads: self.limits.threads,
                absoluteGap: leastImprovement > 0 ? 0.999 : 1e-7 * max(1, cost), isCancelled: self.limits.isCancelled)
            limits.mostNodes = stepsLeft / Self.stepsOfNode
            let result = try loop.solveWhole(limits, start: nil)
            steps += max(result.steps, Self.stepsOfNode)
            raise(result.bound)
            guard result.hasSolution else {
                if result.status == .infeasible { raise(cost) }
                return
            }
            var builder = SteinerTreeBuilder(problem)
            offer(builder.byShortestPaths(guide: led(by: loop.shares), start: problem.root))
            if try loop.separate(until: deadline) == 0 {
                if result.status == .optimal { raise(result.objective) }
                return
            }
        }
    }
}
