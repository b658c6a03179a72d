/// The exact binomial interval, for an unlimited population.
///
/// After C. J. Clopper and E. S. Pearson, Biometrika 26, 1934.
public enum ClopperPearson {
    /// The two-sided interval of `effective` out of `checked`.
    public static func interval(effective: Int, checked: Int, confidence: Double) -> RateInterval {
        let tail = (1 - confidence) / 2
        return RateInterval(
            lower: lower(effective, checked, tail: tail), upper: upper(effective, checked, tail: tail))
    }

    static func lower(_ effective: Int, _ checked: Int, tail: Double) -> Double {
        if effective <= 0 { return 0 }
        return BetaDistribution.quantile(tail, Double(effective), Double(checked - effective) + 1)
    }

    static func upper(_ effective: Int, _ checked: Int, tail: Double) -> Double {
        if effective >= checked { return 1 }
        // By the mirrored distribution, so that bounds near 1 keep their digits.
        return 1 - BetaDistribution.quantile(tail, Double(checked - effective), Double(effective) + 1)
    }
}
