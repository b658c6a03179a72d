import Foundation

/// The linear relaxation of a Steiner problem over directed cuts, solved by adding the cuts it violates.
///
/// Columns are arcs. Every set that holds a terminal and not the root must be entered (Wong 1984); at nodes that are no
/// terminals no more may enter than leaves (Koch and Martin 1998). The cuts of the dual ascent come first, so that the
/// first bound is at least that of the ascent.
final class SteinerCutLoop {
    let problem: SteinerProblem
    private let session: SolverSession
    private var isFixed: [Bool]
    private let ascent: DualAscent
    /// What the last relaxation cost; a lower bound of every solution that is allowed here.
    private(set) var bound: Double
    /// Share of each arc in the last relaxation.
    private(set) var shares: [Double]
    private var reducedCosts: [Double] = []
    /// Steps of the last solution, or terminals looked at for cuts.
    private(set) var lastSteps = 0
    private var turn = 0

    init(_ problem: SteinerProblem, _ ascent: DualAscent) throws {
        self.problem = problem
        self.ascent = ascent
        bound = ascent.bound
        shares = [Double](repeating: 0, count: problem.arcCount)
        isFixed = [Bool](repeating: false, count: problem.arcCount)
        var program = LinearProgram()
        for arc in 0..<problem.arcCount {
            let isUseless = Int(problem.heads[arc]) == problem.root
            program.addColumn(cost: problem.costs[arc], to: isUseless ? 0 : 1)
        }
        for cut in ascent.cuts {
            program.addRow(cut.map { (Int($0), 1.0) }, from: 1, to: .infinity)
        }
        for node in 0..<problem.nodeCount where node != problem.root {
            let entering = problem.incoming[node].map { (Int($0), 1.0) }
            if problem.isTerminal[node] {
                program.addRow(entering, from: 1, to: 1)
            } else {
                program.addRow(entering, from: 0, to: 1)
                program.addRow(entering + problem.outgoing[node].map { (Int($0), -1.0) }, from: -.infinity, to: 0)
            }
        }
        session = try SolverSession(program)
    }

    /// Solves the relaxation as it stands; false where it has no solution or time is over.
    func solve(_ limits: SolveLimits) throws -> Bool {
        let result = try session.solve(limits)
        lastSteps = result.steps
        guard result.status == .optimal else {
            if result.status == .infeasible { bound = .infinity }
            return false
        }
        // The solver's own tolerance is 1e-7; the bound is lowered by what that can amount to.
        bound = max(bound, result.objective - 1e-9 * max(1, abs(result.objective)))
        shares = result.values
        reducedCosts = result.reducedCosts
        return true
    }

    /// Fixes arcs at 0 that a solution of at most `ceiling` cannot use.
    func fix(ceiling: Double) throws {
        for arc in 0..<problem.arcCount where !isFixed[arc] && shares[arc] < 1e-9 {
            if bound + reducedCosts[arc] > ceiling + 1e-6 * max(1, abs(ceiling)) * 1e-3 {
                isFixed[arc] = true
                try session.setBounds(ofColumn: arc, from: 0, to: 0)
            }
        }
    }

    /// The arcs that are not fixed at 0.
    var freeArcs: [Int32] { (0..<Int32(problem.arcCount)).filter { !isFixed[Int($0)] } }

    /// Whether every share is 0 or 1.
    var isWhole: Bool { shares.allSatisfy { $0 < 1e-6 || $0 > 1 - 1e-6 } }

    /// Adds cuts that the shares violate and returns how many.
    /// - Parameter deadline: No terminal is looked at after it.
    func separate(until deadline: Date) throws -> Int {
        let cuts = violatedCuts(until: deadline)
        var rows = RowBlock()
        for cut in cuts { rows.add(cut.map { (Int($0), 1.0) }, from: 1, to: .infinity) }
        try session.add(rows)
        return cuts.count
    }

    /// Cuts of less than one, for as many terminals as there is room for; each round begins with other terminals.
    private func violatedCuts(until deadline: Date) -> [[Int32]] {
        let support = (0..<Int32(problem.arcCount)).filter { shares[Int($0)] > 1e-9 }
        var flow = MaximumFlow(
            nodeCount: problem.nodeCount, tails: support.map { problem.tails[Int($0)] },
            heads: support.map { problem.heads[Int($0)] }, capacities: support.map { shares[Int($0)] })
        var place = [Int32](repeating: -1, count: problem.arcCount)
        for (number, arc) in support.enumerated() { place[Int(arc)] = Int32(number) }
        let free = freeArcs
        var cuts: [[Int32]] = []
        var known = Set<[Int32]>()
        let terminals = problem.terminals
        let room = max(60, min(400, problem.nodeCount / 4))
        turn += 1
        lastSteps = 0
        for step in terminals.indices {
            lastSteps += 1
            let terminal = terminals[(step + turn * 7) % terminals.count]
            var carried = flow.run(from: problem.root, to: terminal, wanted: 1)
            var rounds = 0
            while carried < 1 - 1e-4, rounds < 8 {
                rounds += 1
                let near = cut(flow.reached(from: problem.root), isInside: false, free)
                let far = cut(flow.reaching(terminal), isInside: true, free)
                for cut in [near, far] where known.insert(cut).inserted { cuts.append(cut) }
                flow.widen((near + far).compactMap { place[Int($0)] < 0 ? nil : Int(place[Int($0)]) })
                carried += flow.push(from: problem.root, to: terminal, wanted: 1 - carried)
            }
            if cuts.count >= room || Date() > deadline { break }
        }
        return cuts
    }

    /// The free arcs into the far side of a cut, given one side.
    private func cut(_ side: [Bool], isInside: Bool, _ free: [Int32]) -> [Int32] {
        let (tailList, headList) = (problem.tails, problem.heads)
        let side = side.span
        let tails = tailList.span
        let heads = headList.span
        var found: [Int32] = []
        for arc in free {
            let tail = side[Int(tails[Int(arc)])] == isInside
            let head = side[Int(heads[Int(arc)])] == isInside
            if !tail, head { found.append(arc) }
        }
        return found
    }

    /// Solves the programme with whole arcs over the cuts known so far.
    func solveWhole(
        _ limits: SolveLimits, start: [Double]?
    ) throws -> SolveResult {
        for arc in freeArcs { try session.setInteger(true, column: Int(arc)) }
        defer { for arc in freeArcs { try? session.setInteger(false, column: Int(arc)) } }
        if let start { session.suggest(start) }
        let result = try session.solve(limits)
        if result.hasSolution { shares = result.values }
        return result
    }
}
