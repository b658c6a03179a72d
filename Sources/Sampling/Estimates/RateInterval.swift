/// A confidence interval of a rate.
public struct RateInterval: Hashable, Sendable {
    /// The lower end, from 0 to 1.
    public let lower: Double
    /// The upper end, from 0 to 1.
    public let upper: Double

    /// An interval; ends beyond 0 and 1 are kept, since some methods give such.
    public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }
}
