/// Arcs grouped by one of their end nodes, in order of the node and then of the arc.
struct ArcRows: Sendable {
    /// For each node the place of its first arc, and one more for the end.
    let starts: [Int32]
    /// The arcs, node by node.
    let arcs: [Int32]

    /// Groups arcs by counting.
    /// - Complexity: O(nodes + arcs).
    init(nodeCount: Int, nodeOfArc: [Int32]) {
        var starts = [Int32](repeating: 0, count: nodeCount + 1)
        for node in nodeOfArc { starts[Int(node) + 1] += 1 }
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        var next = starts
        var arcs = [Int32](repeating: 0, count: nodeOfArc.count)
        for (arc, node) in nodeOfArc.enumerated() {
            arcs[Int(next[Int(node)])] = Int32(arc)
            next[Int(node)] += 1
        }
        self.starts = starts
        self.arcs = arcs
    }

    /// The arcs at a node.
    @inline(__always)
    subscript(_ node: Int) -> ArraySlice<Int32> { arcs[Int(starts[node])..<Int(starts[node + 1])] }

    /// The places of a node's arcs.
    @inline(__always)
    func range(_ node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }
}
