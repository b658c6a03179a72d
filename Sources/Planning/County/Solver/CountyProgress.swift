/// How far a county has come; given after every round.
public struct CountyProgress: Hashable, Sendable {
    /// Rounds done.
    public let round: Int
    /// Seconds since the start.
    public let seconds: Double
    /// The cost of the best plan.
    public let cost: Double
    /// The proven lower bound; below 0 until there is one.
    public let lowerBound: Double
}
