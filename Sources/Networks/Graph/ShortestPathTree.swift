/// Shortest paths from one or more sources (最短路).
public struct ShortestPathTree: Sendable {
    /// Distance of each node from the nearest source; infinite where there is no path.
    public let distances: [Double]
    /// The last arc of each node's path by its identifier; −1 at sources and where there is no path.
    public let lastArcs: [Int32]
    /// The node before each node on its path; −1 at sources and where there is no path.
    public let predecessors: [Int32]

    /// Identifiers of the arcs on the way to a node, from the source on; nil where there is no path.
    public func path(to node: Int) -> [Int]? {
        guard distances[node] < .infinity else { return nil }
        var arcs: [Int] = []
        var here = node
        while lastArcs[here] >= 0 {
            arcs.append(Int(lastArcs[here]))
            here = Int(predecessors[here])
        }
        return arcs.reversed()
    }
}
