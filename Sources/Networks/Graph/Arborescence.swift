/// Minimum spanning arborescences (最小树形图): every node is reached from the root by one path of arcs.
public enum Arborescence {
    /// The cheapest arborescence from a root to all nodes, as indices of arcs, or nil where some node cannot be reached.
    ///
    /// Edmonds' contraction of cycles (1967) in Tarjan's form (1977): heaps of incoming arcs that can be merged and
    /// lowered as a whole.
    /// - Returns: For each node but the root the arc that enters it, in order of the nodes.
    /// - Complexity: O(arcs · log nodes).
    public static func minimum(
        nodeCount: Int, root: Int, tails: [Int32], heads: [Int32], costs: [Double]
    ) -> [Int]? {
        precondition(tails.count == heads.count && heads.count == costs.count, "lists of unequal length")
        var work = Contraction(nodeCount: nodeCount, tails: tails, heads: heads, costs: costs)
        return work.run(root: root)
    }
}

/// The state of Edmonds' method.
private struct Contraction {
    /// A cycle that became one set.
    struct Cycle {
        let set: Int
        /// Number of joins before it was contracted.
        let joinCount: Int
        let arcs: ArraySlice<Int32>
    }

    let tails: [Int32]
    let heads: [Int32]
    var heaps: ArcHeaps
    /// The heap of each set's incoming arcs; −1 when empty.
    var tops: [Int32]
    var sets: ReversibleSets

    init(nodeCount: Int, tails: [Int32], heads: [Int32], costs: [Double]) {
        self.tails = tails
        self.heads = heads
        heaps = ArcHeaps(keys: costs)
        tops = [Int32](repeating: -1, count: nodeCount)
        sets = ReversibleSets(nodeCount)
        for arc in heads.indices where heads[arc] != tails[arc] {
            tops[Int(heads[arc])] = heaps.merge(tops[Int(heads[arc])], Int32(arc))
        }
    }

    mutating func run(root: Int) -> [Int]? {
        let count = tops.count
        var seen = [Int](repeating: -1, count: count)
        seen[root] = root
        var entering = [Int32](repeating: -1, count: count)
        var cycles: [Cycle] = []
        for start in 0..<count {
            // Walk backwards along cheapest arcs until something seen is met; a meeting of the walk itself is a cycle.
            var here = start
            var walk: [(set: Int, arc: Int32)] = []
            while seen[here] < 0 {
                guard tops[here] >= 0 else { return nil }
                let arc = tops[here]
                let key = heaps.leastKey(arc)
                tops[here] = heaps.removeLeast(arc)
                heaps.lower(tops[here], by: key)
                walk.append((here, arc))
                seen[here] = start
                here = sets.find(Int(tails[Int(arc)]))
                if seen[here] == start { here = contract(&walk, upTo: here, into: &cycles, seen: &seen) }
            }
            for step in walk { entering[sets.find(Int(heads[Int(step.arc)]))] = step.arc }
        }
        expand(cycles, &entering)
        return entering.indices.compactMap { $0 == root ? nil : Int(entering[$0]) }
    }

    /// Makes the end of the walk, from the set met again, one set.
    private mutating func contract(
        _ walk: inout [(set: Int, arc: Int32)], upTo met: Int, into cycles: inout [Cycle], seen: inout [Int]
    ) -> Int {
        let joinCount = sets.joinCount
        var merged: Int32 = -1
        var first = walk.count
        repeat {
            first -= 1
            merged = heaps.merge(merged, tops[walk[first].set])
        } while sets.join(met, walk[first].set)
        let set = sets.find(met)
        tops[set] = merged
        seen[set] = -1
        cycles.append(Cycle(set: set, joinCount: joinCount, arcs: ArraySlice(walk[first...].map(\.arc))))
        walk.removeSubrange(first...)
        return set
    }

    /// Opens the cycles again, the last first: each keeps all its arcs but the one into the node that is entered from
    /// outside.
    private mutating func expand(_ cycles: [Cycle], _ entering: inout [Int32]) {
        for cycle in cycles.reversed() {
            let outside = entering[cycle.set]
            sets.undoJoins(downTo: cycle.joinCount)
            for arc in cycle.arcs { entering[sets.find(Int(heads[Int(arc)]))] = arc }
            entering[sets.find(Int(heads[Int(outside)]))] = outside
        }
    }
}

/// Leftist heaps of arcs, which merge in logarithmic time and can be lowered as a whole.
private struct ArcHeaps {
    private var keys: [Double]
    private var pending: [Double]
    private var ranks: [Int32]
    private var left: [Int32]
    private var right: [Int32]

    init(keys: [Double]) {
        self.keys = keys
        pending = [Double](repeating: 0, count: keys.count)
        ranks = [Int32](repeating: 1, count: keys.count)
        left = [Int32](repeating: -1, count: keys.count)
        right = left
    }

    func leastKey(_ top: Int32) -> Double { keys[Int(top)] }

    mutating func lower(_ top: Int32, by amount: Double) {
        if top < 0 { return }
        keys[Int(top)] -= amount
        pending[Int(top)] += amount
    }

    mutating func removeLeast(_ top: Int32) -> Int32 {
        settle(top)
        return merge(left[Int(top)], right[Int(top)])
    }

    /// - Complexity: O(log arcs); the recursion goes no deeper either.
    mutating func merge(_ a: Int32, _ b: Int32) -> Int32 {
        if a < 0 { return b }
        if b < 0 { return a }
        let (top, other) = (keys[Int(a)], a) <= (keys[Int(b)], b) ? (a, b) : (b, a)
        settle(top)
        let below = merge(right[Int(top)], other)
        right[Int(top)] = below
        let leftRank = left[Int(top)] < 0 ? 0 : ranks[Int(left[Int(top)])]
        if leftRank < ranks[Int(below)] { (left[Int(top)], right[Int(top)]) = (below, left[Int(top)]) }
        ranks[Int(top)] = 1 + (right[Int(top)] < 0 ? 0 : ranks[Int(right[Int(top)])])
        return top
    }

    /// Hands what the arc's heap was lowered by on to its children.
    private mutating func settle(_ top: Int32) {
        let amount = pending[Int(top)]
        if amount == 0 { return }
        lower(left[Int(top)], by: amount)
        lower(right[Int(top)], by: amount)
        pending[Int(top)] = 0
    }
}

/// Disjoint sets whose joins can be taken back.
private struct ReversibleSets {
    /// The parent, or minus the size at a set's root.
    private var parents: [Int32]
    private var joins: [(child: Int32, size: Int32)] = []

    init(_ count: Int) { parents = [Int32](repeating: -1, count: count) }

    var joinCount: Int { joins.count }

    func find(_ node: Int) -> Int {
        var here = node
        while parents[here] >= 0 { here = Int(parents[here]) }
        return here
    }

    mutating func join(_ a: Int, _ b: Int) -> Bool {
        var (large, small) = (find(a), find(b))
        if large == small { return false }
        if parents[large] > parents[small] { swap(&large, &small) }
        joins.append((Int32(small), parents[small]))
        parents[large] += parents[small]
        parents[small] = Int32(large)
        return true
    }

    mutating func undoJoins(downTo count: Int) {
        while joins.count > count {
            let (child, size) = joins.removeLast()
            parents[Int(parents[Int(child)])] -= size
            parents[Int(child)] = size
        }
    }
}
