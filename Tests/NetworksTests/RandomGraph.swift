import Networks

/// Small random graphs for comparison with brute force.
struct RandomGraph {
    let nodeCount: Int
    let tails: [Int32]
    let heads: [Int32]
    let costs: [Double]

    /// A graph with whole costs from 1 to 20; a path through all nodes first, so that everything can be reached.
    init(nodeCount: Int, arcCount: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var tails: [Int32] = []
        var heads: [Int32] = []
        var costs: [Double] = []
        for node in 1..<nodeCount {
            tails.append(Int32(random.below(node)))
            heads.append(Int32(node))
            costs.append(Double(5 + random.below(16)))
        }
        while tails.count < arcCount {
            let (tail, head) = (random.below(nodeCount), random.below(nodeCount))
            if tail == head { continue }
            tails.append(Int32(tail))
            heads.append(Int32(head))
            costs.append(Double(1 + random.below(20)))
        }
        self.nodeCount = nodeCount
        self.tails = tails
        self.heads = heads
        self.costs = costs
    }

    var edges: [(Int, Int, cost: Double)] {
        tails.indices.map { (Int(tails[$0]), Int(heads[$0]), cost: costs[$0]) }
    }

    /// Distances by Bellman and Ford's method, which shares nothing with Dijkstra's.
    func distances(from source: Int) -> [Double] {
        var distances = [Double](repeating: .infinity, count: nodeCount)
        distances[source] = 0
        for _ in 0..<nodeCount {
            for arc in tails.indices {
                let reach = distances[Int(tails[arc])] + costs[arc]
                if reach < distances[Int(heads[arc])] { distances[Int(heads[arc])] = reach }
            }
        }
        return distances
    }

    /// The least cost of a set of arcs by trying every one, such that all of `goals` are reached from the root.
    func leastCost(root: Int, goals: [Int], isUndirected: Bool) -> Double {
        var least = Double.infinity
        for set in 0..<(1 << tails.count) {
            var cost = 0.0
            for arc in tails.indices where set >> arc & 1 == 1 { cost += costs[arc] }
            if cost >= least { continue }
            var reached = 1 << root
            var before = 0
            while reached != before {
                before = reached
                for arc in tails.indices where set >> arc & 1 == 1 {
                    let (tail, head) = (Int(tails[arc]), Int(heads[arc]))
                    if reached >> tail & 1 == 1 { reached |= 1 << head }
                    if isUndirected, reached >> head & 1 == 1 { reached |= 1 << tail }
                }
            }
            if goals.allSatisfy({ reached >> $0 & 1 == 1 }) { least = cost }
        }
        return least
    }
}
