/// Flow from one node to another in a small network, to find the cuts that a fractional solution misses.
///
/// Dinic's method (1970) on the arcs that carry something; reset and asked for one terminal after another.
struct MaximumFlow {
    private let nodeCount: Int
    private let rows: ArcRows
    /// Ends of the residual arcs; `2i` and `2i + 1` are opposite.
    private let ends: [Int32]
    private let capacities: [Double]
    private var residual: [Double]
    private var levels: [Int32]
    private var next: [Int32]
    private var queue: [Int32] = []
    private static let nothing = 1e-9

    init(nodeCount: Int, tails: [Int32], heads: [Int32], capacities: [Double]) {
        self.nodeCount = nodeCount
        var begins: [Int32] = []
        var ends: [Int32] = []
        var both: [Double] = []
        for arc in tails.indices {
            begins += [tails[arc], heads[arc]]
            ends += [heads[arc], tails[arc]]
            both += [capacities[arc], 0]
        }
        rows = ArcRows(nodeCount: nodeCount, nodeOfArc: begins)
        self.ends = ends
        self.capacities = both
        residual = both
        levels = [Int32](repeating: -1, count: nodeCount)
        next = [Int32](repeating: 0, count: nodeCount)
    }

    /// Flow from `source` to `sink`, but no more than `wanted`.
    mutating func run(from source: Int, to sink: Int, wanted: Double) -> Double {
        residual = capacities
        return push(from: source, to: sink, wanted: wanted)
    }

    /// Gives arcs more capacity and lets the flow go on; for a further cut behind the one found.
    mutating func widen(_ arcs: [Int]) {
        for arc in arcs { residual[2 * arc] = 1 }
    }

    /// What more can flow.
    mutating func push(from source: Int, to sink: Int, wanted: Double) -> Double {
        var flow = 0.0
        while flow < wanted - Self.nothing, layer(from: source, to: sink) {
            for node in 0..<nodeCount { next[node] = rows.starts[node] }
            while flow < wanted - Self.nothing {
                let more = augment(from: source, to: sink, wanted - flow)
                if more <= 0 { break }
                flow += more
            }
        }
        return flow
    }

    private mutating func layer(from source: Int, to sink: Int) -> Bool {
        for node in 0..<nodeCount { levels[node] = -1 }
        levels[source] = 0
        queue.removeAll(keepingCapacity: true)
        queue.append(Int32(source))
        var first = 0
        while first < queue.count {
            let node = Int(queue[first])
            first += 1
            for place in rows.range(node) {
                let arc = Int(rows.arcs[place])
                let end = Int(ends[arc])
                if residual[arc] > Self.nothing, levels[end] < 0 {
                    levels[end] = levels[node] + 1
                    if end == sink { return true }
                    queue.append(Int32(end))
                }
            }
        }
        return false
    }

    /// One path along the layers, found without recursion: paths may be long.
    private mutating func augment(from source: Int, to sink: Int, _ wanted: Double) -> Double {
        var path: [Int] = []
        var node = source
        while node != sink {
            if next[node] < rows.starts[node + 1] {
                let arc = Int(rows.arcs[Int(next[node])])
                let end = Int(ends[arc])
                if residual[arc] > Self.nothing, levels[end] == levels[node] + 1 {
                    path.append(arc)
                    node = end
                } else {
                    next[node] += 1
                }
            } else {
                guard let last = path.popLast() else { return 0 }
                levels[node] = -1
                node = Int(ends[last ^ 1])
                next[node] += 1
            }
        }
        var amount = wanted
        for arc in path { amount = min(amount, residual[arc]) }
        for arc in path {
            residual[arc] -= amount
            residual[arc ^ 1] += amount
        }
        return amount
    }

    /// The nodes that the source still reaches after the flow.
    func reached(from source: Int) -> [Bool] { flood(source) { residual[$0] > Self.nothing } }

    /// The nodes that still reach the sink after the flow.
    func reaching(_ sink: Int) -> [Bool] { flood(sink) { residual[$0 ^ 1] > Self.nothing } }

    private func flood(_ start: Int, through isOpen: (Int) -> Bool) -> [Bool] {
        var isIn = [Bool](repeating: false, count: nodeCount)
        isIn[start] = true
        var stack = [start]
        while let node = stack.popLast() {
            for place in rows.range(node) {
                let arc = Int(rows.arcs[place])
                let end = Int(ends[arc])
                if !isIn[end], isOpen(arc) {
                    isIn[end] = true
                    stack.append(end)
                }
            }
        }
        return isIn
    }
}
