/// One reach seen by the trench programme: which ends are possible for a beginning, and what they cost.
struct ReachCourse {
    let node: Int
    let parent: Int
    private let length: Double
    private let ground: [Double]
    private let groundStart: Double
    private let minimumDepth: Double
    private let maximumDepth: Double
    private let grid: TrenchGrid

    init(_ node: Int, parent: Int, tree: TrenchTree, grid: TrenchGrid, rules: TrenchRules) {
        self.node = node
        self.parent = parent
        let own = tree.nodes[node]
        length = own.lengthMetres
        ground = own.ground
        groundStart = own.groundMetres
        minimumDepth = rules.minimumDepthMetres
        maximumDepth = rules.maximumDepthMetres
        self.grid = grid
    }

    /// Metres that the pipe falls from one level to another.
    @inline(__always)
    func drop(from start: Int, to end: Int) -> Double {
        let levels = (grid.tops[node] - start) - (grid.tops[parent] - end)
        return Double(levels) * grid.step + grid.slope * length
    }

    /// The shallowest end for a beginning that keeps a least slope and the cover, or `nil` if there is none.
    func shallowestEnd(from start: Int, leastSlope: Double, greatestSlope: Double) -> Int? {
        let fall = grid.fall(forSlope: leastSlope, length: length)
        let level = grid.tops[node] - start
        var end = grid.tops[parent] - (level - fall)
        if end < 0 { end = 0 }
        if ground.count > 2 { end = max(end, coverEnd(from: start)) }
        guard end < grid.counts[parent] else { return nil }
        // The line must neither leave the depth allowed between its ends nor be too steep.
        return allows(start: start, end: end, greatestSlope: greatestSlope) ? end : nil
    }

    /// Whether the pipe may run between two levels, apart from its least slope.
    func allows(start: Int, end: Int, greatestSlope: Double) -> Bool {
        let drop = drop(from: start, to: end)
        return drop <= greatestSlope * length + 1e-9 && isWithinDepth(start: start, drop: drop)
    }

    /// The shallowest end at which the pipe keeps its cover at every sample.
    private func coverEnd(from start: Int) -> Int {
        let invert = groundStart - grid.depth(node, start)
        let last = Double(ground.count - 1)
        var needed = -Double.infinity
        for index in 1..<(ground.count - 1) {
            let share = Double(index) / last
            // invert − drop · share ≤ ground − minimum
            needed = max(needed, (invert - ground[index] + minimumDepth) / share)
        }
        let levels = ((needed - grid.slope * length) / grid.step - 1e-6).rounded(.up)
        guard levels.isFinite, abs(levels) < 1e7 else { return 0 }
        return grid.tops[parent] - (grid.tops[node] - start - Int(levels))
    }

    /// Whether the pipe keeps cover and greatest depth at every sample.
    func isWithinDepth(start: Int, drop: Double) -> Bool {
        guard ground.count > 2 else { return true }
        let invert = groundStart - grid.depth(node, start)
        let last = Double(ground.count - 1)
        for index in 1..<(ground.count - 1) {
            let depth = ground[index] - (invert - drop * Double(index) / last)
            if depth > maximumDepth + 1e-6 || depth < minimumDepth - 1e-6 { return false }
        }
        return true
    }

    /// Cost of the pipe between two levels, its depth averaged over the samples as trapezes.
    func cost(from start: Int, to end: Int, perMetre: [Double]) -> Double {
        guard length > 0 else { return 0 }
        let invert = groundStart - grid.depth(node, start)
        let drop = drop(from: start, to: end)
        let last = Double(ground.count - 1)
        var sum = 0.5 * TrenchCosts.look(perMetre, grid.depth(node, start))
        for index in 1..<ground.count {
            let depth =
                index == ground.count - 1
                ? grid.depth(parent, end) : ground[index] - (invert - drop * Double(index) / last)
            sum += (index == ground.count - 1 ? 0.5 : 1) * TrenchCosts.look(perMetre, depth)
        }
        return sum / last * length
    }
}
