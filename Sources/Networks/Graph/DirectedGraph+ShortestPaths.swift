extension DirectedGraph {
    /// Shortest paths from sources to all nodes, by Dijkstra's method.
    ///
    /// Costs must not be negative.
    /// - Parameters:
    ///   - sources: Nodes at distance 0.
    ///   - limit: Nodes farther than this are left out.
    /// - Complexity: O(arcs · log nodes).
    public func shortestPaths(from sources: [Int], within limit: Double = .infinity) -> ShortestPathTree {
        search(from: sources, target: -1, limit: limit) { _ in 0 }
    }

    /// A shortest path between two nodes, by A* (Hart, Nilsson and Raphael 1968).
    /// - Parameter estimate: A lower bound of the distance from a node to the target that falls by no more than an arc's
    ///   cost along that arc, such as the straight distance. With 0 it is Dijkstra's method with an early end.
    /// - Returns: Its length and its arcs' identifiers, or nil where there is no path.
    /// - Complexity: O(arcs · log nodes), mostly far less.
    public func shortestPath(
        from source: Int, to target: Int, estimate: (Int) -> Double = { _ in 0 }
    ) -> (length: Double, arcs: [Int])? {
        let tree = search(from: [source], target: target, limit: .infinity, estimate: estimate)
        return tree.path(to: target).map { (tree.distances[target], $0) }
    }

    /// Both searches: nodes are final when they leave the heap.
    ///
    /// The unchecked accesses below are covered by the graph's own invariant:
    /// every head is a node, every place between two starts is an arc.
    @inline(__always)
    private func search(
        from sources: [Int], target: Int, limit: Double, estimate: (Int) -> Double
    ) -> ShortestPathTree {
        var distances = [Double](repeating: .infinity, count: nodeCount)
        var lastPlaces = [Int32](repeating: -1, count: nodeCount)
        var predecessors = [Int32](repeating: -1, count: nodeCount)
        var heap = QuaternaryHeap(capacity: 1024)
        for source in sources {
            precondition(source >= 0 && source < nodeCount, "a source is no node")
            distances[source] = 0
            heap.push(estimate(source), Int32(source))
        }
        let starts = starts.span
        let heads = heads.span
        let costs = costs.span
        var distance = distances.mutableSpan
        var place = lastPlaces.mutableSpan
        var before = predecessors.mutableSpan
        let goal = Int32(target)
        while let entry = heap.pop() {
            let node = Int(entry.node)
            let here = distance[unchecked: node]
            if target < 0 {
                if entry.key > here { continue }
            } else {
                if entry.node == goal { break }
                if entry.key > here + estimate(node) { continue }
            }
            var arc = Int(starts[unchecked: node])
            let end = Int(starts[unchecked: node &+ 1])
            while arc < end {
                let head = Int(heads[unchecked: arc])
                let reach = here + costs[unchecked: arc]
                if reach < distance[unchecked: head], reach <= limit {
                    distance[unchecked: head] = reach
                    place[unchecked: head] = Int32(truncatingIfNeeded: arc)
                    before[unchecked: head] = entry.node
                    heap.push(target < 0 ? reach : reach + estimate(head), Int32(truncatingIfNeeded: head))
                }
                arc &+= 1
            }
        }
        return ShortestPathTree(
            distances: distances, lastArcs: lastPlaces.map { $0 < 0 ? -1 : arcIdentifiers[Int($0)] },
            predecessors: predecessors)
    }
}
