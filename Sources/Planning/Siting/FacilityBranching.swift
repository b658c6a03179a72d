import Foundation
import Networks

/// Branches on whether facilities are open (分支定界), deepest first, in one session of the solver.
///
/// Each part is the strong relaxation with one more facility decided; the dual simplex goes on from the part before and
/// needs a few steps, where branch and bound from the start would solve the relaxation anew several times.
struct FacilityBranching {
    private let session: SolverSession
    private let limits: SolveLimits
    private let end: Date
    /// What a facility may still be: 0 to 1, or decided.
    private var lower: [Double]
    private var upper: [Double]
    private var left: Int
    /// The cheapest solution with every facility open or closed.
    private(set) var best: SolveResult?
    /// Whether every part was looked at, so that nothing is cheaper than ``best`` by more than ``tolerance``.
    private(set) var isFinished = true

    /// - Parameters:
    ///   - facilities: Their number; they are the first columns.
    ///   - atMost: Parts that are looked at before it gives up.
    init(_ session: SolverSession, facilities: Int, limits: SolveLimits, end: Date, atMost: Int) {
        self.session = session
        self.limits = limits
        self.end = end
        lower = [Double](repeating: 0, count: facilities)
        upper = [Double](repeating: 1, count: facilities)
        left = atMost
    }

    /// Differences below this count as none.
    static func tolerance(_ cost: Double) -> Double { 1e-9 * max(1, abs(cost)) }

    private var ceiling: Double { best.map { $0.objective - Self.tolerance($0.objective) } ?? .infinity }

    /// Looks for the best solution below a relaxation that is solved.
    ///
    /// - Complexity: exponential in the facilities at worst; some 50 parts for the OR-Library.
    mutating func run(_ relaxed: SolveResult) throws {
        guard relaxed.objective < ceiling else { return }
        let fixed = try fix(relaxed)
        defer { for place in fixed { try? release(place) } }
        let open = lower.indices.filter { relaxed.values[$0] > 1e-6 && relaxed.values[$0] < 1 - 1e-6 }
        func doubt(_ place: Int) -> Double { min(relaxed.values[place], 1 - relaxed.values[place]) }
        guard let place = open.max(by: { (doubt($0), -$0) < (doubt($1), -$1) }) else {
            best = relaxed
            return
        }
        let first = relaxed.values[place] >= 0.5 ? 1.0 : 0.0
        for value in [first, 1 - first] {
            guard left > 0, end.timeIntervalSinceNow > 0, limits.isCancelled?() != true else {
                isFinished = false
                break
            }
            left -= 1
            try set(place, from: value, to: value)
            var rest = limits
            rest.seconds = end.timeIntervalSinceNow
            let part = try session.solve(rest)
            switch part.status {
            case .optimal: try run(part)
            case .infeasible: break
            default: isFinished = false
            }
        }
        try release(place)
    }

    /// Decides the facilities whose price says that the other choice is dearer than the best, and names them.
    private mutating func fix(_ relaxed: SolveResult) throws -> [Int] {
        var fixed: [Int] = []
        for place in lower.indices where lower[place] < upper[place] {
            let (value, price) = (relaxed.values[place], relaxed.reducedCosts[place])
            if value < 1e-6, relaxed.objective + price > ceiling {
                try set(place, from: 0, to: 0)
            } else if value > 1 - 1e-6, relaxed.objective - price > ceiling {
                try set(place, from: 1, to: 1)
            } else {
                continue
            }
            fixed.append(place)
        }
        return fixed
    }

    private mutating func release(_ place: Int) throws { try set(place, from: 0, to: 1) }

    private mutating func set(_ place: Int, from: Double, to: Double) throws {
        (lower[place], upper[place]) = (from, to)
        try session.setBounds(ofColumn: place, from: from, to: to)
    }
}
