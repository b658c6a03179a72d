import Domain

/// How many facilities to check in each town where the way there costs more than the check (两阶段样本的分配).
///
/// The best number is √(cost of a town / cost of a check · (1 − ρ) / ρ), whatever the budget (W. G. Cochran, “Sampling
/// Techniques”, 3rd ed. 1977, § 10.6; L. Kish, “Survey Sampling”, 1965, § 8.3). ρ says how much more alike facilities of
/// one town are than facilities at large.
public struct TravelPlan: Hashable, Sendable {
    /// What it costs to reach a town, in any unit.
    public let travelCost: Double
    /// What one check costs there, in the same unit.
    public let visitCost: Double
    /// The intraclass correlation ρ (群内相关), above 0 and below 1.
    public let homogeneity: Double

    /// Costs and likeness to plan with.
    ///
    /// - Throws: `outOfRange`.
    public init(travelCost: Double, visitCost: Double, homogeneity: Double) throws(SamplingError) {
        for (name, value) in [("travelCost", travelCost), ("visitCost", visitCost)] {
            guard value > 0, value < 1e12 else {
                throw .outOfRange(
                    name: name, value: "\(value)", range: BilingualText("大于 0 的数", "a number greater than 0"))
            }
        }
        try CountCheck.checkShare(homogeneity, name: "homogeneity")
        self.travelCost = travelCost
        self.visitCost = visitCost
        self.homogeneity = homogeneity
    }

    /// How many facilities to check in a town, two at least so that an error can be estimated.
    public var perTown: Int {
        let best = (travelCost / visitCost * (1 - homogeneity) / homogeneity).squareRoot()
        return max(2, Int(min(best, 1e6).rounded()))
    }

    /// The variance against that of a simple random sample of the same size, 1 + (m − 1) ρ.
    public func designEffect(perTown: Int) -> Double { 1 + Double(perTown - 1) * homogeneity }

    /// How many towns give as much knowledge as a simple random sample of the given size.
    public func towns(asGoodAs size: Int, perTown: Int) -> Int {
        let wanted = Double(max(size, 1)) * designEffect(perTown: perTown) / Double(max(perTown, 1))
        return max(2, Int(min(wanted, 1e9).rounded(.up)))
    }
}
