import Foundation
import TestSupport
import Testing

@testable import Networks

@Suite("Steiner trees and arborescences")
struct SteinerTests {
    @Test("a small arborescence costs what trying every set of arcs finds", arguments: 1...40)
    func directed(seed: Int) throws {
        let random = RandomGraph(nodeCount: 7, arcCount: 15, seed: UInt64(seed))
        let problem = SteinerProblem(
            nodeCount: 7, tails: random.tails, heads: random.heads, costs: random.costs, root: 0, terminals: [3, 5, 6])
        try expectLeast(problem, random, goals: [3, 5, 6])
    }

    @Test("a small tree costs what trying every set of edges finds", arguments: 1...40)
    func undirected(seed: Int) throws {
        let random = RandomGraph(nodeCount: 7, arcCount: 14, seed: UInt64(seed))
        let problem = SteinerProblem(nodeCount: 7, edges: random.edges, terminals: [0, 2, 5, 6])
        try expectLeast(problem, random, goals: [2, 5, 6])
    }

    private func expectLeast(_ problem: SteinerProblem, _ random: RandomGraph, goals: [Int]) throws {
        let solution = try SteinerSolver(seconds: 20).solve(problem)
        let least = random.leastCost(root: 0, goals: goals, isUndirected: problem.isUndirected)
        #expect(solution.cost == least)
        #expect(solution.lowerBound == least)
        expectConnected(solution, problem)
    }

    /// The cost is that of the arcs, and every terminal hangs on the root by them.
    private func expectConnected(_ solution: SteinerSolution, _ problem: SteinerProblem) {
        #expect(abs(solution.arcs.reduce(0) { $0 + problem.costs[$1] } - solution.cost) <= 1e-9 * max(1, solution.cost))
        #expect(solution.lowerBound <= solution.cost)
        var sets = UnionFind(problem.nodeCount)
        for arc in solution.arcs { sets.union(Int(problem.tails[arc]), Int(problem.heads[arc])) }
        let names = (0..<problem.nodeCount).map { sets.find($0) }
        for terminal in problem.terminals { #expect(names[terminal] == names[problem.root]) }
        if !problem.isUndirected {
            #expect(Set(solution.arcs.map { problem.heads[$0] }).count == solution.arcs.count)
        }
    }

    @Test("the ascent's bound is never above the cost, and its cuts are real cuts", arguments: 1...20)
    func ascent(seed: Int) throws {
        let random = RandomGraph(nodeCount: 40, arcCount: 120, seed: UInt64(seed))
        let problem = SteinerProblem(
            nodeCount: 40, edges: random.edges, terminals: Array(stride(from: 0, to: 40, by: 4)))
        let ascent = DualAscent(problem, keptEntries: 100_000)
        let solution = try SteinerSolver(seconds: 20).solve(problem)
        #expect(ascent.bound <= solution.cost)
        #expect(ascent.reduced.allSatisfy { $0 >= 0 })
        let builder = SteinerTreeBuilder(problem)
        let tree = try #require(builder.best(on: [Bool](repeating: true, count: 40)))
        for cut in ascent.cuts { #expect(!Set(cut).isDisjoint(with: tree.arcs)) }
        expectConnected(solution, problem)
    }

    @Test("cuts and branching agree with the programme over sets of terminals", arguments: 1...8)
    func twoWays(seed: Int) throws {
        let random = RandomGraph(nodeCount: 60, arcCount: 150, seed: UInt64(seed))
        let terminals = Array(stride(from: 0, to: 60, by: 7))
        let undirected = SteinerProblem(nodeCount: 60, edges: random.edges, terminals: terminals)
        let bySets = try SteinerSolver(seconds: 20).solve(undirected)
        // The same as a directed problem goes the other way: ascent, cuts, branch and bound.
        let directed = SteinerProblem(
            nodeCount: 60, tails: undirected.tails, heads: undirected.heads, costs: undirected.costs,
            root: undirected.root, terminals: undirected.terminals)
        let byCuts = try SteinerSolver(seconds: 20).solve(directed)
        #expect(bySets.isOptimal && byCuts.isOptimal)
        #expect(bySets.cost == byCuts.cost)
    }

    @Test("maximum flow equals the least cut found by trying every one", arguments: 1...20)
    func maximumFlow(seed: Int) {
        let random = RandomGraph(nodeCount: 7, arcCount: 16, seed: UInt64(seed))
        var flow = MaximumFlow(
            nodeCount: 7, tails: random.tails, heads: random.heads, capacities: random.costs)
        var least = Double.infinity
        for set in 0..<(1 << 7) where set & 1 == 1 && set >> 6 & 1 == 0 {
            var cut = 0.0
            for arc in random.tails.indices
            where set >> random.tails[arc] & 1 == 1 && set >> random.heads[arc] & 1 == 0 { cut += random.costs[arc] }
            least = min(least, cut)
        }
        #expect(abs(flow.run(from: 0, to: 6, wanted: .infinity) - least) < 1e-9)
    }

    @Test("a terminal without a way is named, not left out")
    func unreachable() {
        let problem = SteinerProblem(nodeCount: 3, edges: [(0, 1, cost: 1)], terminals: [0, 2])
        #expect(throws: InstanceError.unreachable(node: "3")) { try SteinerSolver().solve(problem) }
    }

    @Test("one terminal costs nothing; equal terminals count once")
    func trivial() throws {
        let lone = SteinerProblem(nodeCount: 2, edges: [(0, 1, cost: 4)], terminals: [1])
        #expect(try SteinerSolver().solve(lone).cost == 0)
        let twice = SteinerProblem(nodeCount: 2, edges: [(0, 1, cost: 4)], terminals: [0, 1, 1])
        #expect(try SteinerSolver().solve(twice).cost == 4)
    }

    @Test(
        "published optima of the PACE 2018 challenge are met and proven", .enabled(if: SharedData.isPresent),
        arguments: [("001", 503.0), ("009", 926), ("031", 311), ("061", 350), ("081", 1_300_798)])
    func pace(instance: (String, Double)) throws {
        let file = SharedData.url("planning/steiner_pace2018/track1_instance\(instance.0).gr")
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let problem = try PaceReader.read([UInt8](try Data(contentsOf: file))).problem
        let solution = try SteinerSolver(seconds: 60).solve(problem)
        #expect(solution.cost == instance.1)
        #expect(solution.lowerBound == instance.1)
        expectConnected(solution, problem)
    }

    @Test(
        "sewer layouts of a real settlement are as cheap as HiGHS once proved", .enabled(if: SharedData.isPresent),
        arguments: [("n100", 3_876_106.3), ("n200", 3_939_413.7), ("n800", 3_037_516.7)])
    func mazarih(instance: (String, Double)) throws {
        let file = SharedData.url("planning/steiner_mazarih/mazarih_graph_\(instance.0).json")
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let problem = try ArborescenceReader.read(try Data(contentsOf: file)).problem
        let solution = try SteinerSolver(seconds: 60).solve(problem)
        #expect(abs(solution.cost - instance.1) < 0.06)
        #expect(solution.isOptimal)
        expectConnected(solution, problem)
    }
}
