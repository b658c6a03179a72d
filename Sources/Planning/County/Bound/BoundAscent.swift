/// Raises the Lagrangian bound by deflected supergradient steps (Camerini, Fratta and Maffioli 1975) towards a plan's cost.
///
/// The sets of villages on which commodities have labels follow the labels: what stays at 0 is dropped, where a commodity
/// strays to is added.
struct BoundAscent: Sendable {
    /// The graph in whose costs the bound is computed.
    let graph: CountyGraph
    /// What is added to every bound: the constant of the shift.
    let constant: Double
    private(set) var bound: LagrangeBound
    /// The best bound so far.
    private(set) var best = -Double.infinity
    /// The bound at the present labels.
    private(set) var current: Double
    /// Steps taken.
    private(set) var steps = 0

    private let reserved: [Int32: Int32]
    private var direction: [Double]
    private var weight: [Double]
    private var strays: [(commodity: Int32, node: Int32)] = []
    private var stalled = 0
    /// Part of the gap that a step aims at.
    private(set) var stepLength: Double
    private let pace: AscentPace

    /// Starts from labels that a dual ascent has found on the shifted graph.
    ///
    /// - Parameter reserved: Commodities that may leave the network at one village only.
    init(
        shift: PotentialShift, sets: [[Int32]], labels: [[Double]], reserved: [Int32: Int32] = [:],
        pace: AscentPace = AscentPace()
    ) {
        graph = shift.graph
        constant = shift.constant
        self.reserved = reserved
        self.pace = pace
        stepLength = pace.first
        let field = CommodityField(graph: shift.graph, sets: sets, reserved: reserved)
        bound = LagrangeBound(field: field, label: labels.flatMap { $0 } + [0])
        direction = [Double](repeating: 0, count: field.outside + 1)
        weight = Self.weights(field)
        current = bound.evaluate() + constant
        best = current
        strays = bound.strays
    }

    /// Labels scale with demand, so steps do too.
    private static func weights(_ field: CommodityField) -> [Double] {
        var weight = [Double](repeating: 1, count: field.outside + 1)
        for commodity in 0..<field.graph.nodeCount {
            let demand = max(field.graph.demand[commodity], 1e-3)
            for position in field.start[commodity]..<field.start[commodity + 1] { weight[position] = demand }
        }
        weight[field.outside] = 0
        return weight
    }

    /// Takes one step towards `target`, the cost of a plan; false where there is nowhere to go.
    mutating func step(towards target: Double) -> Bool {
        var norm = 0.0
        for position in direction.indices {
            let turned = pace.fresh * bound.gradient[position] + (1 - pace.fresh) * direction[position]
            direction[position] = turned
            norm += turned * turned * weight[position]
        }
        guard norm > 1e-12, target > current else { return false }
        let length = stepLength * (target - current) / norm
        for position in direction.indices {
            bound.label[position] = max(0, bound.label[position] + length * direction[position] * weight[position])
        }
        current = bound.evaluate() + constant
        strays += bound.strays
        steps += 1
        if current > best + 1e-7 * abs(target) {
            stalled = 0
        } else {
            stalled += 1
            if stalled > pace.patience {
                stepLength = max(pace.last, stepLength * pace.decay)
                stalled = 0
            }
        }
        best = max(best, current)
        return true
    }

    /// Steps lengthen again, after the plan or the sets have changed.
    mutating func refresh() { stepLength = max(stepLength, 0.5 * pace.first) }

    /// Fits the sets to the labels: adds where commodities strayed to, drops what stays at 0.
    ///
    /// - Complexity: O(entries).
    mutating func refit() {
        let old = bound.field
        var sets = [[Int32]](repeating: [], count: graph.nodeCount)
        var labels = [[Double]](repeating: [], count: graph.nodeCount)
        var directions = labels
        var last = [Int32](repeating: -1, count: graph.nodeCount)
        var wanted = [[Int32]](repeating: [], count: graph.nodeCount)
        for stray in strays { wanted[Int(stray.commodity)].append(stray.node) }
        strays.removeAll(keepingCapacity: true)
        for commodity in 0..<graph.nodeCount {
            let positions = old.start[commodity]..<old.start[commodity + 1]
            for position in positions
            where position == positions.lowerBound || bound.label[position] > 0 || direction[position] > 0 {
                sets[commodity].append(old.node[position])
                labels[commodity].append(bound.label[position])
                directions[commodity].append(direction[position])
                last[Int(old.node[position])] = Int32(commodity)
            }
            for node in wanted[commodity] where last[Int(node)] != Int32(commodity) {
                last[Int(node)] = Int32(commodity)
                sets[commodity].append(node)
                labels[commodity].append(0)
                directions[commodity].append(0.5)
            }
        }
        let field = CommodityField(graph: graph, sets: sets, reserved: reserved)
        bound = LagrangeBound(field: field, label: labels.flatMap { $0 } + [0])
        direction = directions.flatMap { $0 } + [0]
        weight = Self.weights(field)
        current = bound.evaluate() + constant
        best = max(best, current)
    }
}
