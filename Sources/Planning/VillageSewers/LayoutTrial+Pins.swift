extension LayoutTrial {
    /// Whether every house that must end at a certain point does.
    func keepsPins(_ layout: SewerLayout) -> Bool {
        destinations.allSatisfy { house, outlet in
            !isConnected[house] || self.outlet(of: graph.houses[house].node, in: layout) == outlet
        }
    }

    /// Where a point's sewage ends, or −1.
    private func outlet(of node: Int, in layout: SewerLayout) -> Int {
        var step = node
        var steps = 0
        while layout.down[step] >= 0, steps <= layout.down.count {
            step = layout.next(step, graph)
            steps += 1
        }
        return layout.outlets.contains(step) ? step : -1
    }

    /// The layout with every pinned house led to its point, by the cheapest way from its yard to what ends there.
    ///
    /// Whatever that way crosses goes along with it, so the result is a tree again.
    /// - Returns: `nil` where there is no way.
    /// - Complexity: O(pins · lines · log points).
    func led(_ layout: SewerLayout, arcs: ArcCosts) -> SewerLayout? {
        guard !destinations.isEmpty else { return layout }
        var result = layout
        for (house, target) in destinations.sorted(by: { $0.key < $1.key }) where isConnected[house] {
            let start = graph.houses[house].node
            if outlet(of: start, in: result) == target { continue }
            let others = Set(result.outlets).subtracting([target])
            let here = result
            guard
                let way = way(
                    from: start, arcs, passing: { !others.contains($0) },
                    endingAt: { $0 == target || ($0 != start && outlet(of: $0, in: here) == target) })
            else { return nil }
            if !result.outlets.contains(target) { result.outlets = (result.outlets + [target]).sorted() }
            for (node, line) in way.path { result.down[node] = line }
        }
        result.prune(needs, in: graph)
        return keepsPins(result) ? result : nil
    }

    /// The layout with a point joined to its sewers by the cheapest way, and what that way costs.
    ///
    /// - Complexity: O(lines · log points).
    func joined(_ layout: SewerLayout, at start: Int, arcs: ArcCosts) -> (layout: SewerLayout, cost: Double)? {
        let outlets = Set(layout.outlets)
        guard let way = way(from: start, arcs, endingAt: { layout.down[$0] >= 0 || outlets.contains($0) }) else {
            return nil
        }
        var result = layout
        for (node, line) in way.path { result.down[node] = line }
        return (result, way.cost)
    }

    /// The cheapest way to a point where it may end: points with the line by which each goes on.
    private func way(
        from start: Int, _ arcs: ArcCosts, passing: (Int) -> Bool = { _ in true }, endingAt isEnd: (Int) -> Bool
    ) -> (path: [(Int, Int32)], cost: Double)? {
        let count = graph.positions.count
        var distance = [Double](repeating: .infinity, count: count)
        var by = [Int32](repeating: -1, count: count)
        var queue = CostQueue()
        distance[start] = 0
        queue.push(0, start)
        while let (cost, node) = queue.pop() {
            guard cost <= distance[node] else { continue }
            if isEnd(node) { return (path(to: node, from: start, by), cost) }
            for line in graph.incident[node] {
                let next = graph.other(Int(line), node)
                // An outlet that stands open is no place to pass.
                guard passing(next) else { continue }
                let through = cost + arcs.cost(Int(line), from: node, graph)
                if through < distance[next] {
                    distance[next] = through
                    by[next] = line
                    queue.push(through, next)
                }
            }
        }
        return nil
    }

    private func path(to end: Int, from start: Int, _ by: [Int32]) -> [(Int, Int32)] {
        var result: [(Int, Int32)] = []
        var step = end
        while step != start {
            let before = graph.other(Int(by[step]), step)
            result.append((before, by[step]))
            step = before
        }
        return result
    }
}
