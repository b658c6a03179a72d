import Foundation

/// Whether two campaigns that checked the same facilities really differ.
public struct PairedComparison: Hashable, Sendable {
    /// The verdicts of both campaigns on the facilities that both checked.
    public let verdicts: Agreement

    /// A comparison over facilities that both campaigns checked.
    public init(_ verdicts: Agreement) {
        self.verdicts = verdicts
    }

    /// The first campaign's rate less the second's.
    public var difference: Double {
        Double(verdicts.onlyFirst - verdicts.onlySecond) / Double(verdicts.pairs)
    }

    /// The two-sided exact p-value of equal rates (McNemar's test): facilities on which both agree say nothing about
    /// the difference.
    public var pValue: Double {
        let changed = verdicts.onlyFirst + verdicts.onlySecond
        guard changed > 0 else { return 1 }
        let fewer = min(verdicts.onlyFirst, verdicts.onlySecond)
        return min(1, 2 * BinomialDistribution.atMost(fewer, trials: changed, rate: 0.5))
    }

    /// A confidence interval of the difference, without finite population correction.
    ///
    /// Method 10 of R. G. Newcombe, “Improved confidence intervals for the difference between binomial proportions
    /// based on paired data”, Statistics in Medicine 17 (1998).
    public func interval(confidence: Double) -> RateInterval {
        let n = verdicts.pairs
        let (a, b) = (Double(verdicts.bothEffective), Double(verdicts.onlyFirst))
        let (c, d) = (Double(verdicts.onlySecond), Double(verdicts.neither))
        let first = Self.distances(verdicts.bothEffective + verdicts.onlyFirst, n, confidence)
        let second = Self.distances(verdicts.bothEffective + verdicts.onlySecond, n, confidence)
        let margins = (a + b) * (c + d) * (a + c) * (b + d)
        var phi = 0.0
        if margins > 0 {
            var covariance = a * d - b * c
            // The paper's correction for continuity of a positive covariance.
            if covariance > 0 { covariance = max(covariance - Double(n) / 2, 0) }
            phi = covariance / margins.squareRoot()
        }
        let below = first.down * first.down - 2 * phi * first.down * second.up + second.up * second.up
        let above = second.down * second.down - 2 * phi * second.down * first.up + first.up * first.up
        return RateInterval(
            lower: difference - max(below, 0).squareRoot(), upper: difference + max(above, 0).squareRoot())
    }

    private static func distances(_ effective: Int, _ n: Int, _ confidence: Double) -> (down: Double, up: Double) {
        let interval = Wilson.interval(effective: effective, checked: n, confidence: confidence)
        let rate = Double(effective) / Double(n)
        return (rate - interval.lower, interval.upper - rate)
    }
}
