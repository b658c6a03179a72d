/// Arcs that connect a root with all terminals, and how much cheaper any others could at most be.
public struct SteinerSolution: Sendable {
    /// What the arcs cost together.
    public let cost: Double
    /// No solution costs less than this.
    public let lowerBound: Double
    /// The arcs of the problem, ascending; for an undirected problem arc `2e` or `2e + 1` stands for edge `e`.
    public let arcs: [Int]
    /// Steps of the solver that it took: simplex steps, and cuts that were looked for.
    public var steps = 0

    /// Whether the solution is proven to be the cheapest.
    public var isOptimal: Bool { lowerBound >= cost - 1e-9 * max(1, abs(cost)) }

    /// (Cost − bound) / cost; 0 for a proven optimum.
    public var gap: Double { cost > 0 ? max(0, (cost - lowerBound) / cost) : 0 }
}
