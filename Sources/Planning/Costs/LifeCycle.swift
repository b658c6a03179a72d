internal import Foundation

/// Turns capital into a yearly cost (年费用).
public struct LifeCycle: Hashable, Sendable {
    /// Discount rate as a fraction a year.
    public var discountRate: Double
    /// Years looked at; `nil` for as long as each part lives, renewed for ever.
    public var horizonYears: Double?

    /// A rate, and a horizon where there is one.
    public init(discountRate: Double, horizonYears: Double? = nil) {
        self.discountRate = discountRate
        self.horizonYears = horizonYears
    }

    /// Capital recovery factor (资金回收系数): what one unit of capital costs a year over so many years.
    public func annuityFactor(years: Double) -> Double {
        guard years > 0 else { return .infinity }
        guard discountRate > 1e-12 else { return 1 / years }
        return discountRate / (1 - pow(1 + discountRate, -years))
    }

    /// The yearly cost of a unit of capital in a part that lives so many years.
    ///
    /// With a horizon: bought at the start and whenever its life is over, less the straight-line residual value (残值) at
    /// the horizon, spread over the horizon.
    public func yearlyFactor(lifeYears: Double) -> Double {
        guard let horizonYears, lifeYears > 0 else { return annuityFactor(years: lifeYears) }
        var present = 0.0
        var bought = 0.0
        while bought < horizonYears - 1e-9 {
            present += pow(1 + discountRate, -bought)
            bought += lifeYears
        }
        let residual = max(0, bought - horizonYears) / lifeYears
        present -= residual * pow(1 + discountRate, -horizonYears)
        return present * annuityFactor(years: horizonYears)
    }
}
