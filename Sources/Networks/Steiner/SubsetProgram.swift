/// The exact dynamic programme over sets of terminals for undirected problems with few of them.
///
/// Dreyfus and Wagner (1971) in the form of Erickson, Monma and Veinott (1987), walked in the order of a lower bound of
/// what is still to come: "Dijkstra meets Steiner" (Hougardy, Silvanus and Vygen 2017) with half the one-tree bound.
struct SubsetProgram {
    private let problem: SteinerProblem
    private let terminals: [Int]
    private let full: Int
    /// Distances from each terminal and from the root, which is the last.
    private let distances: [[Double]]
    /// Half the length of a spanning tree over a set of terminals with the root.
    private let halfTrees: [Double]

    /// Number of labels (node, set) the programme keeps; the caller decides whether that fits.
    static func labelCount(_ problem: SteinerProblem) -> Double {
        Double(problem.nodeCount) * Double(sign: .plus, exponent: problem.terminals.count, significand: 1)
    }

    init(_ problem: SteinerProblem) {
        self.problem = problem
        terminals = problem.terminals
        full = (1 << terminals.count) - 1
        let distances = (terminals + [problem.root]).map {
            BoundReduction.distances(
                [$0], rows: problem.outgoing, ends: problem.heads, costs: problem.costs, count: problem.nodeCount)
        }
        self.distances = distances
        halfTrees = Self.halfTrees(terminals + [problem.root], distances)
    }

    /// For every set of terminals, with the root, half a minimum spanning tree in the metric of shortest paths.
    private static func halfTrees(_ nodes: [Int], _ distances: [[Double]]) -> [Double] {
        let rootPlace = nodes.count - 1
        return (0..<(1 << rootPlace)).map { set in
            var waiting = (0..<rootPlace).filter { set >> $0 & 1 == 1 }
            var nearest = waiting.map { distances[rootPlace][nodes[$0]] }
            var length = 0.0
            while !waiting.isEmpty {
                var place = 0
                for other in 1..<max(1, waiting.count) where nearest[other] < nearest[place] { place = other }
                length += nearest[place]
                let taken = waiting.remove(at: place)
                nearest.remove(at: place)
                for (other, node) in waiting.enumerated() {
                    nearest[other] = min(nearest[other], distances[taken][nodes[node]])
                }
            }
            return length / 2
        }
    }

    /// What it still costs at least to join a node with the terminals outside `set` and the root.
    private func estimate(_ node: Int, _ set: Int) -> Double {
        var first = distances[terminals.count][node]
        let rest = full & ~set
        if rest == 0 { return first }
        var second = Double.infinity
        var bits = rest
        while bits != 0 {
            let distance = distances[bits.trailingZeroBitCount][node]
            if distance < first {
                (first, second) = (distance, first)
            } else if distance < second {
                second = distance
            }
            bits &= bits - 1
        }
        return halfTrees[rest] + (first + second) / 2
    }

    /// The cheapest tree, or nil where there is none that costs at most `ceiling`, or it was cancelled.
    /// - Complexity: O(3^k · nodes + 2^k · (arcs + nodes · log nodes)) for k terminals besides the root; much less where
    ///   the bound is good.
    func solve(ceiling: Double, isCancelled: () -> Bool) -> [Int32]? {
        let setCount = full + 1
        var costs = [Double](repeating: .infinity, count: problem.nodeCount * setCount)
        // How a label came about: −1 − arc for a step along an arc, a set for two that were joined.
        var origins = [Int32](repeating: 0, count: costs.count)
        var isFinal = [Bool](repeating: false, count: costs.count)
        var finalSets = [[Int32]](repeating: [], count: problem.nodeCount)
        var heap = QuaternaryHeap(capacity: 1 << 16)
        for (place, terminal) in terminals.enumerated() {
            costs[terminal * setCount + 1 << place] = 0
            heap.push(0, Int32(terminal * setCount + 1 << place))
        }
        var steps = 0
        let goal = problem.root * setCount + full
        func offer(_ label: Int, _ node: Int, _ set: Int, _ cost: Double, _ origin: Int32) {
            guard cost < costs[label] else { return }
            let total = cost + estimate(node, set)
            if total > ceiling { return }
            costs[label] = cost
            origins[label] = origin
            heap.push(total, Int32(label))
        }
        while let entry = heap.pop() {
            let label = Int(entry.node)
            if isFinal[label] { continue }
            isFinal[label] = true
            if label == goal { return arcs(to: goal, costs, origins) }
            steps += 1
            if steps & 0xFFF == 0, isCancelled() { return nil }
            let node = label / setCount
            let set = label % setCount
            let cost = costs[label]
            for place in problem.outgoing.range(node) {
                let arc = problem.outgoing.arcs[place]
                let head = Int(problem.heads[Int(arc)])
                let next = head * setCount + set
                if !isFinal[next] { offer(next, head, set, cost + problem.costs[Int(arc)], -1 - arc) }
            }
            for other in finalSets[node] where Int(other) & set == 0 {
                let union = set | Int(other)
                let next = node * setCount + union
                if !isFinal[next] { offer(next, node, union, cost + costs[node * setCount + Int(other)], Int32(set)) }
            }
            finalSets[node].append(Int32(set))
        }
        return nil
    }

    private func arcs(to goal: Int, _ costs: [Double], _ origins: [Int32]) -> [Int32] {
        let setCount = full + 1
        var arcs: [Int32] = []
        var stack = [goal]
        while let label = stack.popLast() {
            let node = label / setCount
            let set = label % setCount
            let origin = origins[label]
            if origin < 0 {
                let arc = -1 - origin
                // The path was walked from the terminals towards the root; the solution leads the other way.
                arcs.append(arc ^ 1)
                stack.append(Int(problem.tails[Int(arc)]) * setCount + set)
            } else if origin > 0 {
                stack.append(node * setCount + Int(origin))
                stack.append(node * setCount + set & ~Int(origin))
            }
        }
        return arcs
    }
}
