/// The claim “at least so much of all facilities is effective”, proved or not (证明达标).
///
/// Proved means: if fewer were effective, a sample as good as this would come out with a probability of at most 1 −
/// confidence. Not proved does not mean refuted; it may only mean that too few were checked. Those that could not be
/// checked count as not effective.
public struct ProofDecision: Hashable, Sendable {
    /// The share to be reached, such as 0.8.
    public let threshold: Double
    /// The confidence asked for, such as 0.95.
    public let confidence: Double
    /// Whether the claim is proved.
    public let isProved: Bool
    /// The one-sided lower bound of the share at this confidence.
    public let lowerBound: Double
    /// The greatest probability of such a sample if the claim were false; nil for two-stage designs, where only the
    /// bound is had.
    public let pValue: Double?
    /// Exact, or Korn–Graubard's approximation for two-stage designs.
    public let method: IntervalMethod
}
