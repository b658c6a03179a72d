/// What came of solving a programme.
public struct SolveResult: Sendable {
    /// How the solution ended.
    public enum Status: Hashable, Sendable {
        /// Solved within the gap asked for.
        case optimal
        /// There is no solution.
        case infeasible
        /// The costs have no lower limit.
        case unbounded
        /// Ended by time or cancelled; there may be a solution, see `values`.
        case stopped
        /// Ended for another reason, by the solver's own number.
        case other(Int)
    }

    /// How the solution ended.
    public let status: Status
    /// Cost of the solution; infinite where there is none.
    public let objective: Double
    /// No solution can cost less than this; −infinity where nothing is known.
    public let bound: Double
    /// Value of each column; empty where there is no solution.
    public let values: [Double]
    /// Dual value of each row (shadow price); empty for a mixed-integer programme.
    public let rowDuals: [Double]
    /// Reduced cost of each column; empty for a mixed-integer programme.
    public let reducedCosts: [Double]

    /// Simplex steps that it took.
    public let steps: Int

    /// Whether there is a solution.
    public var hasSolution: Bool { !values.isEmpty }
}
