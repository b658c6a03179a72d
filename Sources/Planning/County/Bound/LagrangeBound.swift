/// The Lagrangian bound with exact concave costs.
///
/// Flow conservation of each commodity at each village is priced by a label. What is left falls apart by village `u`: choose
/// one arc out of `u` and a set of commodities on it, with `u`'s own among them (`ArcProblem`). The minimum is exact: no
/// chord, no piece. The sum of the minima is a lower bound for any labels.
struct LagrangeBound: Sendable {
    private(set) var field: CommodityField
    /// The label at each position; the last one, for all that is outside, stays 0.
    var label: [Double]
    /// Inflow less outflow at each position in the last evaluation: a supergradient.
    private(set) var gradient: [Double]
    /// The chosen arc of each village at the last evaluation.
    private(set) var chosen: [Int32]
    /// The flow that the last evaluation put on the chosen arc of each village.
    private(set) var carried: [Double]
    /// Arrivals of commodities at villages outside their sets in the last evaluation.
    private(set) var strays: [(commodity: Int32, node: Int32)] = []
    private var problem = ArcProblem()

    init(field: CommodityField, label: [Double]) {
        self.field = field
        self.label = label
        chosen = [Int32](repeating: -1, count: field.graph.nodeCount)
        carried = [Double](repeating: 0, count: field.graph.nodeCount)
        gradient = [Double](repeating: 0, count: field.outside + 1)
    }

    /// Computes the bound and the supergradient at the present labels.
    ///
    /// - Complexity: O(entries + sorted candidates).
    mutating func evaluate() -> Double {
        for position in gradient.indices { gradient[position] = 0 }
        strays.removeAll(keepingCapacity: true)
        var sum = 0.0
        for node in 0..<field.graph.nodeCount {
            sum += cheapest(node)
            record(node, Int(chosen[node]))
        }
        gradient[field.outside] = 0
        return sum
    }

    /// Finds the arc of least value out of a village; the one chosen last comes first, as it often still is the best.
    private mutating func cheapest(_ node: Int) -> Double {
        let arcs = field.graph.out(node)
        let first = chosen[node] >= 0 ? Int(chosen[node]) : arcs.lowerBound
        var best = problem.minimum(first, of: field, label: label, unless: .infinity)
        chosen[node] = Int32(first)
        for arc in arcs where arc != first {
            let value = problem.minimum(arc, of: field, label: label, unless: best)
            if value < best {
                best = value
                chosen[node] = Int32(arc)
            }
        }
        return best
    }

    /// Adds the chosen arc's minimising set to the supergradient.
    private mutating func record(_ node: Int, _ arc: Int) {
        let end = field.graph.head[arc]
        let ownHead = Int(field.head[field.arcStart[arc]])
        gradient[ownHead] += 1
        if ownHead == field.outside, end >= 0 { strays.append((Int32(node), end)) }
        carried[node] = field.graph.demand[node]
        let length = problem.minimiser(arc, of: field, label: label)
        for index in 0..<length {
            let candidate = problem.candidates[index]
            let tail = Int(field.tail[Int(candidate.entry)])
            let head = Int(field.head[Int(candidate.entry)])
            gradient[tail] -= 1
            gradient[head] += 1
            carried[node] += candidate.amount
            if head == field.outside, end >= 0 { strays.append((Int32(field.commodity(at: tail)), end)) }
        }
    }
}
