import Networks
import Terrain

/// What a sewer along each line would cost in either direction, as first reckoned from the ground alone.
struct ArcCosts {
    /// Cost by twice the line's index, plus one against its direction.
    private(set) var values: [Double]

    init(_ graph: SewerGraph, rules: TrenchRules, costs: TrenchCosts, size: Int, typicalFlow: Double) {
        let estimate = ArcEstimate(
            table: costs.perMetre[size], lift: costs.lift(designFlow: typicalFlow),
            leastSlope: rules.sizes[size].minimumSlope, minimum: rules.minimumDepthMetres,
            maximum: rules.maximumDepthMetres)
        values = graph.edges.flatMap { edge in
            let heights = edge.ground.heights
            let length = edge.ground.lengthMetres
            return [estimate.cost(heights, length), estimate.cost(heights.reversed(), length)]
        }
    }

    /// Cost from one end of a line to the other.
    @inline(__always)
    func cost(_ edge: Int, from node: Int, _ graph: SewerGraph) -> Double {
        values[2 * edge + (graph.edges[edge].from == node ? 0 : 1)]
    }

    /// Moves the cost of a used arc halfway to what the profile really cost.
    mutating func learn(_ edge: Int, from node: Int, _ graph: SewerGraph, cost: Double) {
        let index = 2 * edge + (graph.edges[edge].from == node ? 0 : 1)
        values[index] = (values[index] + cost) / 2
    }

    /// Multiplies every cost by a factor near one.
    mutating func shake(by share: Double, using generator: inout SplitMix64) {
        for index in values.indices {
            values[index] *= 1 + share * (2 * Double(generator.next() >> 11) / 9_007_199_254_740_992 - 1)
        }
    }
}

/// Walks along the ground as a digger would: at the least slope, and lifted where it becomes too deep.
private struct ArcEstimate {
    let table: [Double]
    let lift: Double
    let leastSlope: Double
    let minimum: Double
    let maximum: Double

    func cost(_ heights: [Double], _ length: Double) -> Double {
        guard heights.count > 1 else { return 0 }
        let step = length / Double(heights.count - 1)
        var depth = minimum
        var sum = 0.0
        for index in 1..<heights.count {
            let before = depth
            depth = max(minimum, heights[index] - (heights[index - 1] - depth - leastSlope * step))
            if depth > maximum {
                sum += lift
                depth = minimum
            }
            sum += step * TrenchCosts.look(table, (before + depth) / 2)
        }
        // Depth that is left is paid for later: by digging on, or by a lift.
        return sum + lift * (depth - minimum) / max(maximum - minimum, 0.1)
    }
}
