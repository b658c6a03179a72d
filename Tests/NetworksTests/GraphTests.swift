import Testing

@testable import Networks

@Suite("Shortest paths and spanning trees")
struct GraphTests {
    @Test("distances equal those of another method", arguments: 1...20)
    func distances(seed: Int) {
        let random = RandomGraph(nodeCount: 60, arcCount: 240, seed: UInt64(seed))
        let graph = DirectedGraph(
            nodeCount: random.nodeCount, tails: random.tails, heads: random.heads, costs: random.costs)
        let tree = graph.shortestPaths(from: [0])
        #expect(tree.distances == random.distances(from: 0))
        for node in 0..<random.nodeCount {
            let arcs = tree.path(to: node) ?? []
            #expect(arcs.reduce(0) { $0 + random.costs[$1] } == tree.distances[node])
            var here = 0
            for arc in arcs {
                #expect(Int(random.tails[arc]) == here)
                here = Int(random.heads[arc])
            }
            #expect(here == node)
        }
    }

    @Test("A* on a grid finds the length that Dijkstra's method finds")
    func grid() throws {
        let width = 40
        var random = SplitMix64(seed: 5)
        var edges: [(Int, Int, cost: Double)] = []
        for row in 0..<width {
            for column in 0..<width {
                let node = row * width + column
                if column + 1 < width { edges.append((node, node + 1, cost: 1 + random.unit())) }
                if row + 1 < width { edges.append((node, node + width, cost: 1 + random.unit())) }
            }
        }
        let graph = DirectedGraph(nodeCount: width * width, edges: edges)
        let target = width * width - 1
        // No step is shorter than 1, so the number of steps is never above the distance.
        let found = graph.shortestPath(from: 0, to: target) { node in
            Double(2 * (width - 1) - node / width - node % width)
        }
        let length = try #require(found).length
        #expect(abs(length - graph.shortestPaths(from: [0]).distances[target]) < 1e-9)
    }

    @Test("a node without a way has no path, and nothing traps")
    func unreachable() {
        let graph = DirectedGraph(nodeCount: 3, tails: [0], heads: [1], costs: [2])
        let tree = graph.shortestPaths(from: [0])
        #expect(tree.distances[2] == .infinity)
        #expect(tree.path(to: 2) == nil)
        #expect(graph.shortestPath(from: 2, to: 0) == nil)
    }

    @Test("nodes beyond the limit are left out")
    func limit() {
        let graph = DirectedGraph(nodeCount: 4, edges: [(0, 1, cost: 1), (1, 2, cost: 1), (2, 3, cost: 1)])
        #expect(graph.shortestPaths(from: [0], within: 2).distances == [0, 1, 2, .infinity])
    }

    @Test("a minimum spanning tree costs what trying every set of edges finds", arguments: 1...10)
    func spanningTree(seed: Int) {
        let random = RandomGraph(nodeCount: 6, arcCount: 12, seed: UInt64(seed))
        let tree = SpanningTree.minimum(nodeCount: random.nodeCount, edges: random.edges)
        let least = random.leastCost(root: 0, goals: Array(0..<6), isUndirected: true)
        #expect(tree.reduce(0) { $0 + random.costs[$1] } == least)
        #expect(tree.count == 5)
    }

    @Test("a minimum arborescence costs what trying every set of arcs finds", arguments: 1...40)
    func arborescence(seed: Int) throws {
        let random = RandomGraph(nodeCount: 6, arcCount: 14, seed: UInt64(seed))
        let arcs = try #require(
            Arborescence.minimum(
                nodeCount: 6, root: 0, tails: random.tails, heads: random.heads, costs: random.costs))
        #expect(
            arcs.reduce(0) { $0 + random.costs[$1] }
                == random.leastCost(root: 0, goals: Array(0..<6), isUndirected: false))
        #expect(Set(arcs.map { random.heads[$0] }).count == 5)
    }

    @Test("a chain of a hundred thousand cycles is contracted without deep recursion")
    func longArborescence() throws {
        let count: Int32 = 100_000
        // Both ways along a chain, the way back cheaper, so that every pair of neighbours forms a cycle first.
        let ahead = (0..<count - 1).map { (tail: $0, head: $0 + 1, cost: 5.0) }
        let back = (0..<count - 1).map { (tail: $0 + 1, head: $0, cost: 1.0) }
        let all = ahead + back
        let arcs = try #require(
            Arborescence.minimum(
                nodeCount: Int(count), root: 0, tails: all.map(\.tail), heads: all.map(\.head), costs: all.map(\.cost)))
        #expect(arcs.count == Int(count) - 1)
        #expect(arcs.allSatisfy { all[$0].cost == 5 })
    }

    @Test("no arborescence is said where a node cannot be reached")
    func noArborescence() {
        #expect(Arborescence.minimum(nodeCount: 3, root: 0, tails: [0, 2], heads: [1, 1], costs: [1, 1]) == nil)
    }

    @Test("joined sets are one, others are not")
    func unionFind() {
        var sets = UnionFind(5)
        let joins = [sets.union(0, 1), sets.union(3, 4), sets.union(1, 0)]
        #expect(joins == [true, true, false])
        let names = (0..<5).map { sets.find($0) }
        #expect(names[3] == names[4] && names[0] == names[1] && names[0] != names[3])
        #expect(sets.setCount == 3)
    }
}
