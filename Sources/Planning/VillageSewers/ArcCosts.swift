import Networks
import Terrain

/// What a sewer along each line would cost in either direction, as first reckoned from the ground alone.
struct ArcCosts {
    /// Cost by twice the line's index, plus one against its direction.
    private(set) var values: [Double]

    init(
        _ graph: SewerGraph, rules: TrenchRules, costs: TrenchCosts, size: Int, typicalFlow: Double,
        manholeSpacing: Double
    ) {
        func estimate(_ size: Int) -> ArcEstimate {
            ArcEstimate(
                table: costs.perMetre[size], lift: costs.lift(designFlow: typicalFlow),
                leastSlope: rules.sizes[size].minimumSlope, minimum: rules.minimumDepthMetres,
                maximum: rules.maximumDepthMetres)
        }
        let (sewer, lateral) = (estimate(size), estimate(0))
        let manhole = TrenchCosts.look(costs.perNode[Int(TrenchTree.NodeKind.manhole.rawValue)], 0)
        let well = TrenchCosts.look(costs.perNode[Int(TrenchTree.NodeKind.connection.rawValue)], 0)
        values = graph.edges.flatMap { edge -> [Double] in
            guard !edge.isClosed else { return [.infinity, .infinity] }
            let heights = edge.ground.heights
            let length = edge.ground.lengthMetres
            guard edge.kind == .lateral else {
                let wells = manhole * (length / manholeSpacing)
                return [sewer.cost(heights, length) + wells, sewer.cost(heights.reversed(), length) + wells]
            }
            // Into a yard only from another yard; where a lateral ends there is a well.
            return [
                graph.isYard(edge.from) ? lateral.cost(heights, length) + well : .infinity,
                graph.isYard(edge.to) ? lateral.cost(heights.reversed(), length) + well : .infinity,
            ]
        }
    }

    /// Costs as they are given, by twice the line's index, plus one against its direction.
    init(values: [Double]) {
        self.values = values
    }

    /// Cost from one end of a line to the other.
    @inline(__always)
    func cost(_ edge: Int, from node: Int, _ graph: SewerGraph) -> Double {
        values[2 * edge + (graph.edges[edge].from == node ? 0 : 1)]
    }

    /// Moves the cost of a used arc towards what the profile really cost, by default all the way.
    mutating func learn(_ edge: Int, from node: Int, _ graph: SewerGraph, cost: Double, share: Double = 1) {
        let index = 2 * edge + (graph.edges[edge].from == node ? 0 : 1)
        values[index] += share * (max(cost, 0) - values[index])
    }

    /// Multiplies every cost by a factor near one.
    mutating func shake(by share: Double, using generator: inout SplitMix64) {
        for index in values.indices {
            values[index] *= 1 + share * (2 * Double(generator.next() >> 11) / 9_007_199_254_740_992 - 1)
        }
    }
}

/// Walks along the ground as a digger would: at the least slope, and lifted where it becomes too deep.
struct ArcEstimate {
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
