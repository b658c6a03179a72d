/// The score interval, for display beside exact ones.
///
/// After E. B. Wilson, J. Amer. Statist. Assoc. 22, 1927.
public enum Wilson {
    /// The two-sided interval of `effective` out of `checked`, without correction for a finite population.
    public static func interval(effective: Int, checked: Int, confidence: Double) -> RateInterval {
        guard checked > 0 else { return RateInterval(lower: 0, upper: 1) }
        let z = NormalDistribution.quantile((1 + confidence) / 2)
        let n = Double(checked)
        let rate = Double(effective) / n
        let centre = rate + z * z / (2 * n)
        let half = z * (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        return RateInterval(
            lower: effective <= 0 ? 0 : (centre - half) / scale,
            upper: effective >= checked ? 1 : (centre + half) / scale)
    }
}
