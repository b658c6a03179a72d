/// Minimum spanning trees (最小生成树).
public enum SpanningTree {
    /// A minimum spanning forest by Kruskal's method, as indices of edges; ties go to the edge named first.
    /// - Complexity: O(edges · log edges).
    public static func minimum(nodeCount: Int, edges: [(Int, Int, cost: Double)]) -> [Int] {
        let order = edges.indices.sorted { (edges[$0].cost, $0) < (edges[$1].cost, $1) }
        var sets = UnionFind(nodeCount)
        return order.filter { sets.union(edges[$0].0, edges[$0].1) }
    }
}
