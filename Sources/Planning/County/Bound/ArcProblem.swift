/// The least of `g(d(S)) − Σ_{i∈S} difference_i` over sets S of commodities on one arc that hold the tail's own commodity.
///
/// As `g` is concave the best S is a prefix of the commodities in falling order of difference per unit of demand. A workspace
/// that is used for one arc after the other.
struct ArcProblem: Sendable {
    /// A commodity that may gain on the arc under consideration.
    struct Candidate: Sendable {
        let ratio: Double
        let difference: Double
        let amount: Double
        let entry: Int32
    }

    /// The commodities that may be in S, in falling order of ratio once `minimum` has run.
    private(set) var candidates: [Candidate] = []

    /// The least value of an arc, or some value not below `limit` if it is not below.
    ///
    /// - Complexity: O(entries + c log c) for c candidates that are left after pruning.
    mutating func minimum(_ arc: Int, of field: CommodityField, label: [Double], unless limit: Double) -> Double {
        let alone = base(arc, of: field, label: label)
        if field.graph.ownOnly[arc] { return alone }
        let lowest = collect(arc, of: field, label: label, alone: alone, limit: limit)
        if lowest >= limit || candidates.isEmpty { return lowest }
        return scan(arc, of: field, alone: alone).value
    }

    /// The minimising set of an arc: the first so many of `candidates`.
    mutating func minimiser(_ arc: Int, of field: CommodityField, label: [Double]) -> Int {
        candidates.removeAll(keepingCapacity: true)
        if field.graph.ownOnly[arc] { return 0 }
        let alone = base(arc, of: field, label: label)
        _ = collect(arc, of: field, label: label, alone: alone, limit: .infinity)
        return scan(arc, of: field, alone: alone).length
    }

    /// The value of the arc with the own commodity only.
    private func base(_ arc: Int, of field: CommodityField, label: [Double]) -> Double {
        let own = field.graph.demand[Int(field.graph.tail[arc])]
        return field.graph.value(arc, own) + label[Int(field.head[field.arcStart[arc]])]
    }

    private mutating func scan(_ arc: Int, of field: CommodityField, alone: Double) -> (value: Double, length: Int) {
        candidates.sort { $0.ratio > $1.ratio }
        let graph = field.graph
        var flow = graph.demand[Int(graph.tail[arc])]
        var gained = alone - graph.value(arc, flow)
        var best = alone
        var length = 0
        for index in candidates.indices {
            flow += candidates[index].amount
            gained -= candidates[index].difference
            let value = graph.value(arc, flow) + gained
            if value < best {
                best = value
                length = index + 1
            }
        }
        return (best, length)
    }

    /// Collects the commodities that can be in the minimising set, and returns a bound on the arc's value.
    private mutating func collect(
        _ arc: Int, of field: CommodityField, label: [Double], alone: Double, limit: Double
    ) -> Double {
        candidates.removeAll(keepingCapacity: true)
        let cost = field.graph.cost[arc]
        let own = field.graph.demand[Int(field.graph.tail[arc])]
        var sums = gather(field.arcStart[arc] + 1..<field.arcStart[arc + 1], of: field, label: label.span, arc)
        // With all candidates on the arc a unit costs at least the slope there; whoever offers less stays away, and those
        // who are left gain at most what they offer above that slope.
        var lowest = alone
        for _ in 0..<3 where !candidates.isEmpty {
            let slope = cost.slope(at: own + sums.amount)
            let dropped = dropBelow(slope, &sums)
            lowest = alone - sums.gain + slope * sums.amount
            if lowest >= limit { return limit }
            if !dropped { break }
        }
        return candidates.isEmpty ? alone : lowest
    }

    private mutating func gather(
        _ entries: Range<Int>, of field: CommodityField, label: Span<Double>, _ arc: Int
    ) -> (gain: Double, amount: Double) {
        let tails = field.tail.span
        let heads = field.head.span
        let amounts = field.amount.span
        let least = field.leastSlope[arc]
        var gain = 0.0
        var sum = 0.0
        for entry in entries {
            let difference = label[Int(tails[entry])] - label[Int(heads[entry])]
            let amount = amounts[entry]
            guard difference > least * amount else { continue }
            gain += difference
            sum += amount
            candidates.append(
                Candidate(ratio: difference / amount, difference: difference, amount: amount, entry: Int32(entry)))
        }
        return (gain, sum)
    }

    /// Drops candidates that offer no more than `slope` a unit; false if there is none.
    private mutating func dropBelow(_ slope: Double, _ sums: inout (gain: Double, amount: Double)) -> Bool {
        var kept = 0
        for index in candidates.indices {
            let candidate = candidates[index]
            if candidate.ratio <= slope {
                sums.gain -= candidate.difference
                sums.amount -= candidate.amount
            } else {
                candidates[kept] = candidate
                kept += 1
            }
        }
        guard kept < candidates.count else { return false }
        candidates.removeLast(candidates.count - kept)
        return true
    }
}
