import Foundation

/// Solves Steiner problems: exactly where time allows, else with a bound.
///
/// Reductions by bounds, the dynamic programme over terminals where they are few, dual ascent, heuristics led by the
/// reduced costs, the cut relaxation, and at last branch and bound over the cuts that were needed.
public struct SteinerSolver: Sendable {
    /// How much is done for a solution.
    public enum Effort: Hashable, Sendable {
        /// Bounds, reductions and first trees only: needs no solver library, seldom proves the optimum.
        case bounds
        /// Exact, without local search by the clock: the same answer on every machine unless time is over.
        case steady
        /// Exact, with local search first: the quickest way where many trees are almost equal.
        case full
    }

    /// Seconds after which the best solution so far is given back.
    public var seconds: Double
    /// Threads of the branch and bound.
    public var threads: Int
    /// Seed of the heuristics' random numbers.
    public var seed: UInt64
    /// What is done.
    public var effort: Effort
    /// Steps of the solver after which the best solution so far is given back: a limit that does not depend on the machine.
    public var mostSteps = Int.max
    /// Asked now and then; true ends the search with the best so far.
    public var isCancelled: (@Sendable () -> Bool)?

    /// A solver with limits.
    public init(
        seconds: Double = 60, threads: Int = 2, seed: UInt64 = 1, effort: Effort = .full,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) {
        self.seconds = seconds
        self.threads = threads
        self.seed = seed
        self.effort = effort
        self.isCancelled = isCancelled
    }

    /// The cheapest arcs that connect the root with all terminals, or the best found in time.
    /// - Throws: ``InstanceError/unreachable(node:)`` where there is no solution; ``SolverError`` where the solver is
    ///   missing and needed.
    public func solve(_ problem: SteinerProblem) throws -> SteinerSolution {
        if let node = problem.unreachableTerminal() { throw InstanceError.unreachable(node: "\(node + 1)") }
        if problem.terminals.isEmpty { return SteinerSolution(cost: 0, lowerBound: 0, arcs: []) }
        var search = SteinerSearch(problem, self)
        try search.run()
        return search.solution
    }
}
