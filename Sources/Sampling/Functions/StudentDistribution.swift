import Foundation

/// Student's t distribution.
public enum StudentDistribution {
    /// The value below which the given probability lies, with so many degrees of freedom; infinity gives the normal
    /// distribution's.
    ///
    /// By the inverse incomplete beta function; relative error near 10⁻¹² (tested against mpmath).
    public static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
        guard degreesOfFreedom > 0, probability > 0, probability < 1 else { return .nan }
        if degreesOfFreedom > 1e12 { return NormalDistribution.quantile(probability) }
        if probability == 0.5 { return 0 }
        let tail = 2 * min(probability, 1 - probability)
        let size: Double
        if tail < 0.5 {
            // T² = ν (1 − x) / x, and P(|T| > t) = Iₓ(ν/2, ½).
            let x = BetaDistribution.quantile(tail, degreesOfFreedom / 2, 0.5)
            let rest = x > 0.5 ? BetaDistribution.quantile(1 - tail, 0.5, degreesOfFreedom / 2) : 1 - x
            size = (degreesOfFreedom * rest / x).squareRoot()
        } else {
            let y = BetaDistribution.quantile(1 - tail, 0.5, degreesOfFreedom / 2)
            size = (degreesOfFreedom * y / (1 - y)).squareRoot()
        }
        return probability < 0.5 ? -size : size
    }

    /// The probability of a value up to t.
    public static func lower(_ t: Double, degreesOfFreedom: Double) -> Double {
        guard degreesOfFreedom > 0, !t.isNaN else { return .nan }
        if degreesOfFreedom > 1e12 { return NormalDistribution.lower(t) }
        let square = t * t
        let half =
            square < degreesOfFreedom
            ? 0.5 * BetaDistribution.upper(square / (degreesOfFreedom + square), 0.5, degreesOfFreedom / 2)
            : 0.5 * BetaDistribution.lower(degreesOfFreedom / (degreesOfFreedom + square), degreesOfFreedom / 2, 0.5)
        return t < 0 ? half : 1 - half
    }
}
