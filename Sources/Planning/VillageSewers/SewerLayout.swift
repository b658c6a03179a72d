/// Which way sewage takes through the graph (管网布局): each point's line down, and the outlets where it ends.
struct SewerLayout: Hashable {
    /// For each point the line by which it flows on; −1 where no sewer runs, and at outlets.
    var down: [Int32]
    /// The points where sewage leaves the graph.
    var outlets: [Int]

    /// Attaches the points in need one after the other, the nearest first, to what is there already.
    ///
    /// Takahashi and Matsuyama's rule for Steiner trees, in one run of Dijkstra's method whose sources grow.
    /// - Returns: `nil` if a point in need cannot be reached.
    /// - Complexity: O(lines · log points), a little more where costs are repeated.
    static func grown(
        from outlets: [Int], to needs: [Bool], in graph: SewerGraph, arcs: ArcCosts
    ) -> SewerLayout? {
        let count = graph.positions.count
        var layout = SewerLayout(down: [Int32](repeating: -1, count: count), outlets: outlets)
        var distance = [Double](repeating: .infinity, count: count)
        var towards = [Int32](repeating: -1, count: count)
        var isIn = [Bool](repeating: false, count: count)
        var queue = CostQueue()
        var missing = 0
        for node in 0..<count where needs[node] { missing += 1 }
        for outlet in outlets {
            distance[outlet] = 0
            isIn[outlet] = true
            if needs[outlet] { missing -= 1 }
            queue.push(0, outlet)
        }
        while missing > 0, let (cost, node) = queue.pop() {
            guard cost <= distance[node] else { continue }
            if needs[node], !isIn[node] {
                var step = node
                while !isIn[step] {
                    isIn[step] = true
                    if needs[step] { missing -= 1 }
                    layout.down[step] = towards[step]
                    distance[step] = 0
                    queue.push(0, step)
                    step = graph.other(Int(towards[step]), step)
                }
                continue
            }
            for line in graph.incident[node] {
                let next = graph.other(Int(line), node)
                guard !isIn[next] else { continue }
                let through = distance[node] + arcs.cost(Int(line), from: next, graph)
                if through < distance[next] {
                    distance[next] = through
                    towards[next] = line
                    queue.push(through, next)
                }
            }
        }
        return missing == 0 ? layout : nil
    }

    /// The point that a point flows to, or −1.
    func next(_ node: Int, _ graph: SewerGraph) -> Int {
        down[node] < 0 ? -1 : graph.other(Int(down[node]), node)
    }

    /// Takes away sewers that no point in need uses.
    mutating func prune(_ needs: [Bool], in graph: SewerGraph) {
        var isUsed = [Bool](repeating: false, count: down.count)
        for node in down.indices where needs[node] {
            var step = node
            while step >= 0, !isUsed[step] {
                isUsed[step] = true
                step = next(step, graph)
            }
        }
        for node in down.indices where !isUsed[node] { down[node] = -1 }
    }
}

/// A queue that gives the cheapest entry first: a heap with four branches, as measured fastest here.
struct CostQueue {
    private var entries: [(cost: Double, node: Int32)] = []

    mutating func push(_ cost: Double, _ node: Int) {
        entries.append((cost, Int32(truncatingIfNeeded: node)))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 4
            guard entries[child].cost < entries[parent].cost else { break }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> (Double, Int)? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        if !entries.isEmpty {
            entries[0] = last
            var parent = 0
            while true {
                let begin = 4 * parent + 1
                guard begin < entries.count else { break }
                var least = begin
                for child in begin..<min(begin + 4, entries.count) where entries[child].cost < entries[least].cost {
                    least = child
                }
                guard entries[least].cost < entries[parent].cost else { break }
                entries.swapAt(least, parent)
                parent = least
            }
        }
        return (first.cost, Int(first.node))
    }
}
