/// An estimate with its standard error under the design by which the sample was drawn.
public struct DesignEstimate: Hashable, Sendable {
    /// The estimated mean, ratio or total.
    public let estimate: Double
    /// The estimated variance of the estimate.
    public let variance: Double
    /// Clusters (or facilities) drawn less strata.
    public let degreesOfFreedom: Int

    /// An estimate with its variance.
    public init(estimate: Double, variance: Double, degreesOfFreedom: Int) {
        self.estimate = estimate
        self.variance = variance
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The standard error.
    public var standardError: Double { max(variance, 0).squareRoot() }
}
