import Foundation

/// The number of successes in independent trials.
public enum BinomialDistribution {
    /// The probability of exactly `successes` in `trials` (both may be fractions, as the beta distribution needs).
    ///
    /// Loader's saddle-point form: the relative error stays near 10⁻¹⁴ where factorials would lose all digits.
    public static func probability(of successes: Double, trials: Double, rate: Double) -> Double {
        let failures = trials - successes
        guard successes >= 0, failures >= 0, rate >= 0, rate <= 1 else { return 0 }
        if rate == 0 { return successes == 0 ? 1 : 0 }
        if rate == 1 { return failures == 0 ? 1 : 0 }
        if successes == 0 { return exp(trials * log1p(-rate)) }
        if failures == 0 { return exp(trials * log(rate)) }
        let remainder =
            GammaFunction.stirlingRemainder(trials) - GammaFunction.stirlingRemainder(successes)
            - GammaFunction.stirlingRemainder(failures)
        let exponent =
            remainder - deviance(successes, trials * rate) - deviance(failures, trials * (1 - rate))
        return exp(exponent) * (trials / (2 * .pi * successes * failures)).squareRoot()
    }

    /// The probability of at most so many successes.
    ///
    /// - Complexity: O(√trials), by the incomplete beta function.
    public static func atMost(_ successes: Int, trials: Int, rate: Double) -> Double {
        if successes < 0 { return 0 }
        if successes >= trials { return 1 }
        return BetaDistribution.upper(rate, Double(successes) + 1, Double(trials - successes))
    }

    /// The probability of at least so many successes.
    public static func atLeast(_ successes: Int, trials: Int, rate: Double) -> Double {
        if successes <= 0 { return 1 }
        if successes > trials { return 0 }
        return BetaDistribution.lower(rate, Double(successes), Double(trials - successes) + 1)
    }

    /// x ln(x / m) + m − x, without cancellation where x is near m.
    private static func deviance(_ x: Double, _ m: Double) -> Double {
        guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
        let v = (x - m) / (x + m)
        var sum = (x - m) * v
        var term = 2 * x * v
        var divisor = 3.0
        while true {
            term *= v * v
            let next = sum + term / divisor
            if next == sum { return next }
            sum = next
            divisor += 2
        }
    }
}
