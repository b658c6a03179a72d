/// Where the sewage of each village may plausibly go.
///
/// For each village (a commodity) there is a set of villages, and every arc out of them. Labels live on these positions; outside a set the label is 0, which keeps every bound valid.
struct CommodityField: Sendable {
    let graph: CountyGraph
    /// Where the positions of each commodity start; one more than there are commodities.
    let start: [Int]
    /// The village at each position; a commodity's own village comes first.
    let node: [Int32]
    /// Where the entries of each arc start; one more than there are arcs.
    let arcStart: [Int]
    /// The position of an entry's commodity at the arc's tail.
    ///
    /// The own commodity of the tail comes first.
    let tail: [Int32]
    /// The position at the arc's head.
    let head: [Int32]
    /// The commodity's demand.
    let amount: [Double]
    /// The least slope of each arc, that at the sum of all demands: who offers less a unit is never carried.
    let leastSlope: [Double]

    /// The position that stands for the root and for everything outside a commodity's set.
    var outside: Int { node.count }

    /// Builds the field from the sets of villages of each commodity, the own village first.
    ///
    /// - Parameter reserved: Commodities that may leave the network at one village only, and that village.
    /// - Complexity: O(sum of the sets · degree).
    init(graph: CountyGraph, sets: [[Int32]], reserved: [Int32: Int32] = [:]) {
        self.graph = graph
        var start = [0]
        start.reserveCapacity(sets.count + 1)
        for set in sets { start.append(start[start.count - 1] + set.count) }
        self.start = start
        node = sets.flatMap { $0 }
        let most = max(graph.demand.reduce(0, +), 1e-9)
        leastSlope = graph.cost.map { max(0, $0.slope(at: most)) }
        arcStart = Self.arcStarts(graph, sets)
        var rows = Rows(graph: graph, outside: node.count, arcStart: arcStart, reserved: reserved)
        for commodity in sets.indices { rows.add(commodity, sets[commodity], from: start[commodity]) }
        tail = rows.tail
        head = rows.head
        amount = rows.amount
    }

    /// The commodity that a position belongs to.
    func commodity(at position: Int) -> Int {
        var low = 0
        var high = start.count - 2
        while low < high {
            let middle = (low + high + 1) / 2
            if start[middle] <= position { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private static func arcStarts(_ graph: CountyGraph, _ sets: [[Int32]]) -> [Int] {
        var members = [Int](repeating: 0, count: graph.nodeCount)
        for set in sets { for node in set { members[Int(node)] += 1 } }
        var sum = 0
        var starts = [0]
        for arc in 0..<graph.arcCount {
            sum += graph.ownOnly[arc] ? 1 : members[Int(graph.tail[arc])]
            starts.append(sum)
        }
        return starts
    }
}

/// The entries while they are put in their places.
private struct Rows {
    let graph: CountyGraph
    let outside: Int
    let arcStart: [Int]
    let reserved: [Int32: Int32]
    var fill: [Int]
    var tail: [Int32]
    var head: [Int32]
    var amount: [Double]
    var place: [Int32]

    init(graph: CountyGraph, outside: Int, arcStart: [Int], reserved: [Int32: Int32]) {
        self.graph = graph
        self.outside = outside
        self.arcStart = arcStart
        self.reserved = reserved
        // The first place of each arc is kept for the own commodity of its tail.
        fill = arcStart.dropLast().map { $0 + 1 }
        let count = arcStart[graph.arcCount]
        tail = [Int32](repeating: 0, count: count)
        head = tail
        amount = [Double](repeating: 0, count: count)
        place = [Int32](repeating: -1, count: graph.nodeCount)
    }

    mutating func add(_ commodity: Int, _ set: [Int32], from first: Int) {
        for (offset, village) in set.enumerated() { place[Int(village)] = Int32(first + offset) }
        let only = reserved[Int32(commodity)]
        for (offset, village) in set.enumerated() {
            let isOwn = offset == 0
            for arc in graph.out(Int(village)) where isOwn || !graph.ownOnly[arc] {
                let slot = isOwn ? arcStart[arc] : nextSlot(arc)
                let end = Int(graph.head[arc])
                tail[slot] = Int32(first + offset)
                head[slot] = end < 0 || place[end] < 0 ? Int32(outside) : place[end]
                // An endless amount is never carried: sewage does not come home, nor leave where it must not.
                let isBarred = end == commodity || (end < 0 && only != nil && only != village)
                amount[slot] = isBarred && !isOwn ? .infinity : graph.demand[commodity]
            }
        }
        for village in set { place[Int(village)] = -1 }
    }

    private mutating func nextSlot(_ arc: Int) -> Int {
        fill[arc] += 1
        return fill[arc] - 1
    }
}
