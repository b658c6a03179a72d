/// The levels among which inverts are chosen, at every node.
///
/// Levels run along the reference slope: level `a` at a node lies `a · step + slope · distance` above datum, where the
/// distance is that down to the outlet. A pipe at the reference slope keeps its level, so rounding costs it nothing.
struct TrenchGrid {
    let step: Double
    let slope: Double
    /// The shallowest level allowed at each node.
    let tops: [Int]
    /// Depth in metres of that level.
    let topDepths: [Double]
    /// Number of levels at each node, at least 1.
    let counts: [Int]

    init(_ tree: TrenchTree, rules: TrenchRules) {
        step = max(rules.gridMetres, 0.005)
        slope = rules.referenceSlope
        var tops: [Int] = []
        var topDepths: [Double] = []
        var counts: [Int] = []
        for (node, distance) in zip(tree.nodes, tree.distances) {
            let highest = node.groundMetres - slope * distance - rules.minimumDepthMetres
            let top = (highest / step + 1e-9).rounded(.down)
            let depth = node.groundMetres - slope * distance - top * step
            tops.append(Int(top))
            topDepths.append(depth)
            counts.append(max(Int(((rules.maximumDepthMetres - depth) / step + 1e-9).rounded(.down)) + 1, 1))
        }
        self.tops = tops
        self.topDepths = topDepths
        self.counts = counts
    }

    /// Depth in metres of a node's level, counted downwards from its shallowest.
    @inline(__always)
    func depth(_ node: Int, _ index: Int) -> Double { topDepths[node] + Double(index) * step }

    /// How many levels a reach must fall beyond the reference slope to have at least a slope.
    func fall(forSlope least: Double, length: Double) -> Int {
        Int(((least - slope) * length / step - 1e-6).rounded(.up))
    }
}
