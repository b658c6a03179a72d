import Networks

/// The layout with fixed costs of lines, as a Steiner arborescence from a virtual root (虚拟根).
///
/// The root leads to each possible outlet at the fixed part of a station's cost, and to each house that may keep a unit of
/// its own at what that costs; every line leads upstream. Houses are terminals. What is solved is exact for these costs:
/// the bound holds for every layout that pays them.
struct LayoutModel {
    /// A place where sewage may leave.
    struct Outlet {
        var node: Int
        /// What is paid as soon as it is used.
        var cost: Double
    }

    /// The cheapest layout found and its proof.
    struct Solution {
        var layout: SewerLayout
        /// Cost of the lines and outlets used, and of units kept.
        var cost: Double
        /// No layout costs less, with the same fixed costs.
        var lowerBound: Double
        /// Houses that keep units, of those that may.
        var units: [Int]
    }

    let graph: SewerGraph
    let arcs: ArcCosts
    let outlets: [Outlet]
    /// Houses to be served.
    var isServed: [Bool]
    /// For each house what its own unit costs; `nil` where it must be connected.
    var unitCosts: [Double?]

    /// A layout for houses that must all be connected.
    init(_ graph: SewerGraph, arcs: ArcCosts, outlets: [Outlet], isServed: [Bool]) {
        self.graph = graph
        self.arcs = arcs
        self.outlets = outlets
        self.isServed = isServed
        unitCosts = [Double?](repeating: nil, count: graph.houses.count)
    }

    /// The cheapest layout.
    ///
    /// - Parameter exactSteps: Steps of the solver for the linear relaxation and branching on it; with 0 there is only dual
    ///   ascent, reductions and a tree led by them, which is some fifty times quicker and mostly within 1 %.
    /// - Returns: `nil` if a house that must be connected cannot be reached, or time was over before there was a layout.
    func solve(_ work: SearchWork, exactSteps: Int = 0) -> Solution? {
        let built = build()
        func solved(_ effort: SteinerSolver.Effort) -> SteinerSolution? {
            var solver = SteinerSolver(
                seconds: max(work.secondsLeft, 0.05), threads: 1, effort: effort, isCancelled: { Task.isCancelled })
            solver.mostSteps = exactSteps
            work.add(Self.stepsOfAscent(built.problem))
            let found = try? solver.solve(built.problem)
            work.add((found?.steps ?? 0) * Self.stepsOfPivot)
            return found
        }
        // Without the solver library the bound is that of the dual ascent.
        guard let found = exactSteps > 0 ? solved(.steady) ?? solved(.bounds) : solved(.bounds), found.cost < .infinity
        else { return nil }
        return read(found, built)
    }

    /// Steps that the reductions and trees of a problem are worth.
    private static func stepsOfAscent(_ problem: SteinerProblem) -> Int { problem.arcCount * 100 }

    /// Steps that a step of the solver is worth.
    private static let stepsOfPivot = 1_000

    private struct Built {
        var problem: SteinerProblem
        /// The line of each arc; −1 for arcs from the root.
        var lines: [Int32]
    }

    private func build() -> Built {
        let points = graph.positions.count
        var tails: [Int32] = []
        var heads: [Int32] = []
        var costs: [Double] = []
        var lines: [Int32] = []
        func add(_ tail: Int, _ head: Int, _ cost: Double, _ line: Int) {
            guard cost < .infinity else { return }
            tails.append(Int32(tail))
            heads.append(Int32(head))
            costs.append(max(cost, 0))
            lines.append(Int32(line))
        }
        for (line, edge) in graph.edges.enumerated() {
            add(edge.to, edge.from, arcs.cost(line, from: edge.from, graph), line)
            add(edge.from, edge.to, arcs.cost(line, from: edge.to, graph), line)
        }
        let root = points + graph.houses.count
        for outlet in outlets { add(root, outlet.node, outlet.cost, -1) }
        var terminals: [Int] = []
        for (index, house) in graph.houses.enumerated() where isServed[index] {
            if let cost = unitCosts[index] {
                // A node of its own, so that nobody else drains into the unit.
                add(house.node, points + index, 0, -1)
                add(root, points + index, cost, -1)
                terminals.append(points + index)
            } else {
                terminals.append(house.node)
            }
        }
        let problem = SteinerProblem(
            nodeCount: root + 1, tails: tails, heads: heads, costs: costs, root: root, terminals: terminals)
        return Built(problem: problem, lines: lines)
    }

    private func read(_ found: SteinerSolution, _ built: Built) -> Solution {
        let points = graph.positions.count
        var down = [Int32](repeating: -1, count: points)
        var used: [Int] = []
        var units: [Int] = []
        for arc in found.arcs {
            let head = Int(built.problem.heads[arc])
            if head < points {
                if built.lines[arc] >= 0 { down[head] = built.lines[arc] } else { used.append(head) }
            } else if Int(built.problem.tails[arc]) == built.problem.root {
                units.append(head - points)
            }
        }
        let layout = SewerLayout(down: down, outlets: used.sorted())
        return Solution(layout: layout, cost: found.cost, lowerBound: found.lowerBound, units: units.sorted())
    }

    /// What a layout costs in this model, without units.
    func cost(of layout: SewerLayout) -> Double {
        var sum = 0.0
        for node in layout.down.indices where layout.down[node] >= 0 {
            sum += max(arcs.cost(Int(layout.down[node]), from: node, graph), 0)
        }
        let prices = Dictionary(outlets.map { ($0.node, $0.cost) }) { first, _ in first }
        return layout.outlets.reduce(sum) { $0 + (prices[$1] ?? 0) }
    }
}
