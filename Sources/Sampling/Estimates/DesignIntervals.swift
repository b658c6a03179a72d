import Foundation

/// Intervals of a share from its estimate and variance under the design, as R's `svyciprop` makes them.
struct DesignIntervals {
    let share: DesignEstimate
    /// Facilities drawn.
    let count: Int
    /// The sample size to take where all results are alike, so that no variance can be seen; nil if all were checked.
    let replacement: Int?
    let confidence: Double

    var all: [IntervalMethod: RateInterval] {
        guard share.variance > 0, share.estimate > 0, share.estimate < 1 else {
            return [.beta: withoutSpread(tail: (1 - confidence) / 2)]
        }
        return [.beta: beta(tail: (1 - confidence) / 2), .logit: logit, .wald: wald]
    }

    /// The one-sided bounds by Korn and Graubard's method.
    func bounds(confidence: Double) -> RateInterval {
        guard share.variance > 0, share.estimate > 0, share.estimate < 1 else {
            return withoutSpread(tail: 1 - confidence)
        }
        return beta(tail: 1 - confidence)
    }

    private func quantile(_ probability: Double, _ degreesOfFreedom: Int) -> Double {
        StudentDistribution.quantile(probability, degreesOfFreedom: Double(max(degreesOfFreedom, 1)))
    }

    /// The exact binomial interval of n* = p(1−p)/v checks, corrected for the degrees of freedom.
    ///
    /// After E. L. Korn and B. I. Graubard, “Confidence intervals for proportions with small expected number of
    /// positive counts estimated from survey data”, Survey Methodology 24 (1998).
    private func beta(tail: Double) -> RateInterval {
        let p = share.estimate
        let correction = quantile(tail, count - 1) / quantile(tail, share.degreesOfFreedom)
        let effectiveCount = p * (1 - p) / share.variance * correction * correction
        return RateInterval(
            lower: BetaDistribution.quantile(tail, effectiveCount * p, effectiveCount * (1 - p) + 1),
            upper: BetaDistribution.quantile(1 - tail, effectiveCount * p + 1, effectiveCount * (1 - p)))
    }

    private var logit: RateInterval {
        let p = share.estimate
        let half = quantile((1 + confidence) / 2, share.degreesOfFreedom) * share.standardError / (p * (1 - p))
        let centre = log(p / (1 - p))
        return RateInterval(lower: 1 / (1 + exp(half - centre)), upper: 1 / (1 + exp(-half - centre)))
    }

    private var wald: RateInterval {
        let half = quantile((1 + confidence) / 2, share.degreesOfFreedom) * share.standardError
        return RateInterval(lower: share.estimate - half, upper: share.estimate + half)
    }

    /// All found alike: the data show no variance, which does not mean that there is none.
    private func withoutSpread(tail: Double) -> RateInterval {
        guard let replacement else { return RateInterval(lower: share.estimate, upper: share.estimate) }
        let found = Int((share.estimate * Double(replacement)).rounded())
        return RateInterval(
            lower: ClopperPearson.lower(found, replacement, tail: tail),
            upper: ClopperPearson.upper(found, replacement, tail: tail))
    }
}
