/// Takes from every arc's cost what the flow would pay there at the very least, and keeps it as a constant.
///
/// With P the shortest distance to the root at each arc's least slope (that at the sum of all demands), `g(q) − (P(u) − P(w))·q`
/// is still concave and never falls, and a plan's cost changes by the constant `Σ P(i)·demand(i)` whatever the plan. Labels
/// then only have to say what is above P, and most of them are 0.
struct PotentialShift: Sendable {
    /// The county with reduced costs.
    let graph: CountyGraph
    /// What every plan costs in addition.
    let constant: Double

    init(_ graph: CountyGraph) {
        let most = max(graph.demand.reduce(0, +), 1e-9)
        let potential = Self.distances(graph, slopes: graph.cost.map { max(0, $0.slope(at: most)) })
        let arcs = (0..<graph.arcCount).map { arc in
            let tail = Int(graph.tail[arc])
            let head = Int(graph.head[arc])
            let fall = potential[tail] - (head < 0 ? 0 : potential[head])
            return CountyGraph.Arc(
                tail: tail, head: head, cost: graph.cost[arc].adding(linear: -fall), ownOnly: graph.ownOnly[arc])
        }
        self.graph = CountyGraph(demand: graph.demand, sortedArcs: arcs)
        constant = zip(potential, graph.demand).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Distances to the root over arcs that take through flow, by rounds of relaxation (Bellman and Ford).
    private static func distances(_ graph: CountyGraph, slopes: [Double]) -> [Double] {
        var distance = [Double](repeating: .infinity, count: graph.nodeCount)
        for _ in 0...graph.nodeCount {
            var changed = false
            for arc in 0..<graph.arcCount where !graph.ownOnly[arc] {
                let head = Int(graph.head[arc])
                let sum = slopes[arc] + (head < 0 ? 0 : distance[head])
                if sum < distance[Int(graph.tail[arc])] {
                    distance[Int(graph.tail[arc])] = sum
                    changed = true
                }
            }
            if !changed { break }
        }
        let largest = distance.filter(\.isFinite).max() ?? 0
        return distance.map { $0.isFinite ? $0 : largest }
    }
}
