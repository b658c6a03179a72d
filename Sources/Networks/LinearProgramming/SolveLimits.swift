/// How long and how exactly a programme is solved.
public struct SolveLimits: Sendable {
    /// Seconds after which the best solution so far is taken; infinity for no limit.
    public var seconds: Double
    /// Threads the solver may use.
    public var threads: Int
    /// Relative gap between solution and bound at which a mixed-integer programme counts as solved.
    public var relativeGap: Double
    /// Absolute gap at which it counts as solved.
    public var absoluteGap: Double
    /// Simplex steps after which a linear programme is given up: a limit that does not depend on the machine.
    public var mostSteps: Int
    /// Nodes of the branch and bound after which the best solution so far is taken.
    public var mostNodes = Int.max
    /// Asked now and then during the solution; true ends it with the best so far.
    public var isCancelled: (@Sendable () -> Bool)?

    /// Limits of a solution; by default exact, on one thread, without a limit of time.
    public init(
        seconds: Double = .infinity, threads: Int = 1, relativeGap: Double = 0, absoluteGap: Double = 1e-6,
        mostSteps: Int = .max, isCancelled: (@Sendable () -> Bool)? = nil
    ) {
        self.seconds = seconds
        self.threads = threads
        self.relativeGap = relativeGap
        self.absoluteGap = absoluteGap
        self.mostSteps = mostSteps
        self.isCancelled = isCancelled
    }
}
