/// Leaves out arcs that no better solution can use.
///
/// A solution through an arc pays, beyond the bound, at least the reduced costs of a way from the root to the arc, of the
/// arc, and of a way on to some terminal (Polzin and Vahdati Daneshmand 2001).
enum BoundReduction {
    /// The arcs through which a solution of at most `ceiling` could pass.
    /// - Complexity: O(arcs · log nodes).
    static func remainingArcs(_ problem: SteinerProblem, _ ascent: DualAscent, ceiling: Double) -> [Bool] {
        let fromRoot = distances(
            [problem.root], rows: problem.outgoing, ends: problem.heads, costs: ascent.reduced, count: problem.nodeCount
        )
        let toTerminal = distances(
            problem.terminals, rows: problem.incoming, ends: problem.tails, costs: ascent.reduced,
            count: problem.nodeCount)
        let slack = ceiling - ascent.bound
        return (0..<problem.arcCount).map { arc in
            let head = Int(problem.heads[arc])
            if head == problem.root { return false }
            return fromRoot[Int(problem.tails[arc])] + ascent.reduced[arc] + toTerminal[head] <= slack
        }
    }

    /// Distances from sources along grouped arcs.
    static func distances(
        _ sources: [Int], rows: ArcRows, ends: [Int32], costs: [Double], count: Int
    ) -> [Double] {
        var distance = [Double](repeating: .infinity, count: count)
        var heap = QuaternaryHeap()
        for source in sources {
            distance[source] = 0
            heap.push(0, Int32(source))
        }
        while let entry = heap.pop() {
            let node = Int(entry.node)
            if entry.key > distance[node] { continue }
            for place in rows.range(node) {
                let arc = Int(rows.arcs[place])
                let end = Int(ends[arc])
                let reach = entry.key + costs[arc]
                if reach < distance[end] {
                    distance[end] = reach
                    heap.push(reach, ends[arc])
                }
            }
        }
        return distance
    }
}
