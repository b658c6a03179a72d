/// A plan under side limits with its proof and the limits' prices.
public struct LimitedCountySolution: Hashable, Sendable {
    /// The plan and the bound under the limits.
    public let solution: CountySolution
    /// What the plan uses of each limit, in their order.
    public let used: [Double]
    /// What one more unit of each limit would save, as the best bound prices it (影子价格).
    public let prices: [Double]
}
