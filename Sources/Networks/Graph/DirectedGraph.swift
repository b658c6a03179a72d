/// A directed graph with arc costs in flat arrays (compressed rows by tail node).
///
/// Nodes are `0 ..< nodeCount`. Arcs keep the order of their tails; ``arcIdentifiers`` names each by its place in the
/// list the graph was made from.
public struct DirectedGraph: Sendable {
    /// Number of nodes.
    public let nodeCount: Int
    /// For each node the place of its first outgoing arc, and one more for the end.
    public let starts: [Int32]
    /// Head of each arc.
    public let heads: [Int32]
    /// Cost of each arc.
    public let costs: [Double]
    /// Place of each arc in the list given to the initialiser.
    public let arcIdentifiers: [Int32]

    /// Number of arcs.
    public var arcCount: Int { heads.count }

    /// A graph from lists of equal length.
    ///
    /// Ends must be nodes: reading checks them, so a violation here is a
    /// programming error.
    /// - Complexity: O(nodes + arcs).
    public init(nodeCount: Int, tails: [Int32], heads: [Int32], costs: [Double]) {
        precondition(tails.count == heads.count && heads.count == costs.count, "lists of unequal length")
        precondition(nodeCount >= 0 && nodeCount < Int(Int32.max) && tails.count < Int(Int32.max), "too large a graph")
        for list in [tails, heads] {
            for node in list { precondition(node >= 0 && node < nodeCount, "an arc ends at no node") }
        }
        let rows = ArcRows(nodeCount: nodeCount, nodeOfArc: tails)
        self.nodeCount = nodeCount
        starts = rows.starts
        arcIdentifiers = rows.arcs
        self.heads = rows.arcs.map { heads[Int($0)] }
        self.costs = rows.arcs.map { costs[Int($0)] }
    }

    /// The graph of undirected edges: edge `e` becomes the arcs with the identifiers `2e` and `2e + 1`.
    /// - Complexity: O(nodes + edges).
    public init(nodeCount: Int, edges: [(Int, Int, cost: Double)]) {
        var tails: [Int32] = []
        var heads: [Int32] = []
        var costs: [Double] = []
        for (a, b, cost) in edges {
            tails += [Int32(a), Int32(b)]
            heads += [Int32(b), Int32(a)]
            costs += [cost, cost]
        }
        self.init(nodeCount: nodeCount, tails: tails, heads: heads, costs: costs)
    }
}
