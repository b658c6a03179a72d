/// A county planned anew with one group of costs changed.
public struct SensitivityCase: Hashable, Sendable {
    /// The group that was changed.
    public let group: CostGroup
    /// The factor on its prices.
    public let factor: Double
    /// The best plan and bound at these prices.
    public let solution: CountySolution
    /// What the original plan costs at these prices.
    public let originalCost: Double
    /// Villages, by id, whose way is another than in the original plan (翻转的决定).
    public let flips: [Int]
}
