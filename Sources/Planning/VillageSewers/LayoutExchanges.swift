/// One exchange of lines: sewage of `path` turns round and leaves by `line`; the last of the path gives up its own.
struct LayoutExchange {
    /// Points from the new line's end up to the one whose line is given up.
    var path: [Int]
    /// The new line.
    var line: Int
    /// What it would change, by arc costs.
    var change: Double

    func applied(to layout: SewerLayout, graph: SewerGraph) -> SewerLayout {
        var result = layout
        for index in stride(from: path.count - 1, to: 0, by: -1) {
            result.down[path[index]] = layout.down[path[index - 1]]
        }
        if let first = path.first { result.down[first] = Int32(line) }
        return result
    }
}

/// All exchanges of a layout, judged by arc costs.
struct LayoutExchanges {
    private var all: [LayoutExchange] = []

    init(_ layout: SewerLayout, graph: SewerGraph, arcs: ArcCosts) {
        let outlets = Set(layout.outlets)
        func isIn(_ node: Int) -> Bool { layout.down[node] >= 0 || outlets.contains(node) }
        for line in graph.edges.indices {
            let edge = graph.edges[line]
            guard isIn(edge.from), isIn(edge.to), layout.down[edge.from] != line, layout.down[edge.to] != line else {
                continue
            }
            for (start, target) in [(edge.from, edge.to), (edge.to, edge.from)] {
                add(start, to: target, line, layout, graph, arcs)
            }
        }
        all.sort { ($0.change, $0.line, $0.path.count) < ($1.change, $1.line, $1.path.count) }
    }

    private mutating func add(
        _ start: Int, to target: Int, _ line: Int, _ layout: SewerLayout, _ graph: SewerGraph, _ arcs: ArcCosts
    ) {
        // Points below the target keep their way; the circle ends where the two ways meet.
        var below: Set<Int> = []
        var step = target
        while step >= 0, below.count <= graph.positions.count {
            below.insert(step)
            step = layout.next(step, graph)
        }
        var path: [Int] = []
        var change = arcs.cost(line, from: start, graph)
        guard change < .infinity else { return }
        step = start
        while step >= 0, !below.contains(step), path.count < 400 {
            path.append(step)
            guard layout.down[step] >= 0 else { break }
            let own = Int(layout.down[step])
            let next = graph.other(own, step)
            all.append(LayoutExchange(path: path, line: line, change: change - arcs.cost(own, from: step, graph)))
            change += arcs.cost(own, from: next, graph) - arcs.cost(own, from: step, graph)
            // No line may be turned round that leads one way only.
            guard change < .infinity else { break }
            step = next
        }
    }

    /// The most promising ones.
    func best(_ count: Int) -> ArraySlice<LayoutExchange> { all.prefix(count) }
}
