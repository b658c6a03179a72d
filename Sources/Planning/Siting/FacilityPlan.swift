/// Facilities to open, and how much cheaper any others could at most be.
public struct FacilityPlan: Sendable {
    /// Opening and service together.
    public let cost: Double
    /// No plan costs less than this.
    public let lowerBound: Double
    /// The open facilities by their place in the problem, ascending.
    public let open: [Int]
    /// For each customer the share served from each facility that serves it.
    public let shares: [[Int: Double]]

    /// Whether the plan is proven to be the cheapest.
    public var isOptimal: Bool { lowerBound >= cost - 1e-7 * max(1, abs(cost)) }
}
