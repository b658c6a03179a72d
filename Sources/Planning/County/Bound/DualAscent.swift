import Foundation

/// Dual ascent on the disaggregated formulation with chord pieces (after Wong 1984).
///
/// Labels rise on the cut around each village until an arc of the cut has no slack left on some piece; all villages share the
/// slack of a piece. It gives the first labels of the Lagrangian bound.
struct DualAscent: Sendable {
    /// The villages inside the cut of each commodity, its own first.
    private(set) var sets: [[Int32]]
    /// How far each commodity's label had risen when a village came inside.
    private var joined: [[Double]]
    /// How far the label of each commodity's own village has risen.
    private var level: [Double]
    private var cuts: [[CutArc]]

    private let graph: CountyGraph
    private var slope: [SIMD16<Double>]
    private var slack: [SIMD16<Double>]
    private var isInside: [Bool]

    /// An arc out of a cut, and the commodity's level when its tail came inside.
    private struct CutArc: Sendable {
        let arc: Int32
        let joined: Double
    }

    /// Prepares sixteen chord pieces an arc for flows from the tail's own up to `largestFlow`.
    init(graph: CountyGraph, largestFlow: Double) {
        self.graph = graph
        slope = []
        slack = []
        for arc in 0..<graph.arcCount {
            let pieces = Self.pieces(graph, arc, largestFlow: largestFlow)
            slope.append(pieces.slope)
            slack.append(pieces.slack)
        }
        let count = graph.nodeCount
        sets = (0..<count).map { [Int32($0)] }
        joined = [[Double]](repeating: [0], count: count)
        level = [Double](repeating: 0, count: count)
        isInside = [Bool](repeating: false, count: count)
        cuts = (0..<count).map { node in graph.out(node).map { CutArc(arc: Int32($0), joined: 0) } }
    }

    private static func pieces(
        _ graph: CountyGraph, _ arc: Int, largestFlow: Double
    ) -> (slope: SIMD16<Double>, slack: SIMD16<Double>) {
        let own = graph.demand[Int(graph.tail[arc])]
        if graph.ownOnly[arc] { return (SIMD16(repeating: 0), SIMD16(repeating: graph.value(arc, own))) }
        var slope = SIMD16<Double>()
        var slack = SIMD16<Double>()
        var left = max(own, 1e-3)
        let ratio = pow(max(largestFlow, left * 1.5) / left, 1.0 / 16)
        for piece in 0..<16 {
            let right = left * ratio
            slope[piece] = (graph.value(arc, right) - graph.value(arc, left)) / (right - left)
            slack[piece] = graph.value(arc, left) - slope[piece] * left
            left = right
        }
        return (slope, slack)
    }

    /// Labels of each commodity in the order of `sets`.
    var labels: [[Double]] {
        sets.indices.map { commodity in joined[commodity].map { max(0, level[commodity] - $0) } }
    }

    /// Raises all labels as far as they go, by at most `unitStep` for each unit of demand before the next village's turn.
    ///
    /// - Complexity: O(sum over villages of raises · cut size).
    mutating func run(unitStep: Double, isCancelled: () -> Bool = { false }) {
        var open = Array(0..<graph.nodeCount)
        while !open.isEmpty, !isCancelled() {
            var still = [Int]()
            for commodity in open where raise(commodity, atMost: unitStep * max(graph.demand[commodity], 1e-3)) {
                still.append(commodity)
            }
            open = still
        }
    }

    /// One raise of one village; false once its cut has reached the root.
    private mutating func raise(_ commodity: Int, atMost limit: Double) -> Bool {
        let amount = graph.demand[commodity]
        let now = level[commodity]
        var step = limit
        for cut in cuts[commodity] {
            step = min(step, room(Int(cut.arc), now - cut.joined, amount))
        }
        step = max(0, step)
        var reached = [Int]()
        var finished = false
        for cut in cuts[commodity] {
            let arc = Int(cut.arc)
            let before = now - cut.joined
            if step > 0 { take(arc, before, before + step, amount) }
            guard room(arc, before + step, amount) <= 1e-9 else { continue }
            if graph.head[arc] < 0 { finished = true } else { reached.append(Int(graph.head[arc])) }
        }
        level[commodity] = now + step
        guard !finished else {
            cuts[commodity] = []
            return false
        }
        if !reached.isEmpty { grow(commodity, by: reached) }
        return true
    }

    /// Takes villages inside a cut.
    private mutating func grow(_ commodity: Int, by reached: [Int]) {
        for node in sets[commodity] { isInside[Int(node)] = true }
        for node in reached where !isInside[node] {
            isInside[node] = true
            sets[commodity].append(Int32(node))
            joined[commodity].append(level[commodity])
            for arc in graph.out(node) where !graph.ownOnly[arc] {
                cuts[commodity].append(CutArc(arc: Int32(arc), joined: level[commodity]))
            }
        }
        cuts[commodity].removeAll { cut in
            let head = Int(graph.head[Int(cut.arc)])
            return head >= 0 && isInside[head]
        }
        for node in sets[commodity] { isInside[Int(node)] = false }
    }

    /// How much more a commodity's difference may grow on an arc.
    @inline(__always)
    private func room(_ arc: Int, _ difference: Double, _ amount: Double) -> Double {
        let threshold = slope[arc] * amount
        return (pointwiseMax(threshold, SIMD16(repeating: difference)) + slack[arc]).min() - difference
    }

    /// Uses up slack as a commodity's difference grows.
    @inline(__always)
    private mutating func take(_ arc: Int, _ before: Double, _ after: Double, _ amount: Double) {
        let threshold = slope[arc] * amount
        slack[arc] -=
            pointwiseMax(threshold, SIMD16(repeating: after)) - pointwiseMax(threshold, SIMD16(repeating: before))
    }
}
