import Foundation

/// The county as flat arrays: villages are nodes, every way to get rid of sewage is an arc out of its village.
///
/// Arcs are sorted by their tail, so those of village `u` are `out(u)`. A head of −1 is the virtual root: a station, the
/// town sewer, household units.
struct CountyGraph: Sendable {
    /// Own flow of each village.
    let demand: [Double]
    /// The village an arc leaves.
    let tail: [Int32]
    /// The village an arc reaches, or −1 for the root.
    let head: [Int32]
    /// What an arc costs.
    let cost: [ConcaveCost]
    /// Whether an arc takes the village's own flow only (household units): nothing may flow through.
    let ownOnly: [Bool]
    /// Where the arcs of each village start; one more than there are villages.
    let outStart: [Int]
    /// The arcs into each village, by `inStart`.
    let inArcs: [Int32]
    /// Where the arcs into each village start in `inArcs`.
    let inStart: [Int]

    var nodeCount: Int { demand.count }
    var arcCount: Int { tail.count }

    /// The arcs that leave a village.
    @inline(__always)
    func out(_ node: Int) -> Range<Int> { outStart[node]..<outStart[node + 1] }

    /// The cost of a flow on an arc.
    @inline(__always)
    func value(_ arc: Int, _ flow: Double) -> Double {
        let cost = cost[arc]
        if cost.power == 0 { return cost.fixed + cost.linear * flow }
        let scaled = cost.exponent == 0.5 ? flow.squareRoot() : pow(flow, cost.exponent)
        return cost.fixed + cost.linear * flow + cost.power * scaled
    }

    /// An arc before it has its place in the flat arrays.
    struct Arc {
        let tail: Int
        let head: Int
        let cost: ConcaveCost
        let ownOnly: Bool
    }

    /// Puts arcs, which must be sorted by their tail, into flat arrays.
    init(demand: [Double], sortedArcs arcs: [Arc]) {
        self.demand = demand
        tail = arcs.map { Int32($0.tail) }
        head = arcs.map { Int32($0.head) }
        cost = arcs.map(\.cost)
        ownOnly = arcs.map(\.ownOnly)
        var start = [Int](repeating: 0, count: demand.count + 1)
        var into = [Int](repeating: 0, count: demand.count + 1)
        for arc in arcs {
            start[arc.tail + 1] += 1
            if arc.head >= 0 { into[arc.head + 1] += 1 }
        }
        for node in 0..<demand.count {
            start[node + 1] += start[node]
            into[node + 1] += into[node]
        }
        outStart = start
        inStart = into
        var fill = into
        var incoming = [Int32](repeating: 0, count: into[demand.count])
        for (index, arc) in arcs.enumerated() where arc.head >= 0 {
            incoming[fill[arc.head]] = Int32(index)
            fill[arc.head] += 1
        }
        inArcs = incoming
    }

    /// The same arcs at other costs.
    func repriced(_ change: (Int, ConcaveCost) -> ConcaveCost) -> CountyGraph {
        let arcs = (0..<arcCount).map {
            Arc(tail: Int(tail[$0]), head: Int(head[$0]), cost: change($0, cost[$0]), ownOnly: ownOnly[$0])
        }
        return CountyGraph(demand: demand, sortedArcs: arcs)
    }
}
