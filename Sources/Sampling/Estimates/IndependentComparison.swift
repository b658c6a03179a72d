/// Whether two campaigns that drew their own samples from the same facilities really differ.
public struct IndependentComparison: Hashable, Sendable {
    /// The first campaign's rate less the second's.
    public let difference: Double
    /// The difference's standard error.
    public let standardError: Double
    /// The two-sided p-value of equal rates, by Student's t with the lesser degrees of freedom.
    public let pValue: Double
    /// The confidence interval of the difference: the distances of each rate to the ends of its own interval, squared
    /// and added.
    ///
    /// After R. G. Newcombe, “Interval estimation for the difference between independent proportions”, Statistics in
    /// Medicine 17 (1998), method 10, with the intervals of the designs in place of Wilson's.
    public let interval: RateInterval

    /// Compares two estimates from samples drawn independently, both with the same confidence.
    ///
    /// The samples may overlap by chance; facilities in both make the result cautious rather than wrong.
    public init(_ first: RateEstimate, _ second: RateEstimate) {
        self.init(
            rates: (first.estimate, second.estimate), errors: (first.standardError, second.standardError),
            intervals: (first.interval, second.interval), confidence: first.confidence,
            degreesOfFreedom: min(first.degreesOfFreedom, second.degreesOfFreedom))
    }

    /// Compares two simple random samples from unlimited populations, with Wilson's intervals.
    ///
    /// - Throws: `nothingChecked`, `contradiction`, `outOfRange`.
    public init(
        effective first: Int, of checked: Int, against second: Int, of checkedSecond: Int, confidence: Double
    ) throws(SamplingError) {
        try CountCheck.checkShare(confidence, name: "confidence")
        _ = try ExactTest(population: .unlimited, checked: checked, effective: first)
        _ = try ExactTest(population: .unlimited, checked: checkedSecond, effective: second)
        let rates = (Double(first) / Double(checked), Double(second) / Double(checkedSecond))
        self.init(
            rates: rates,
            errors: (
                (rates.0 * (1 - rates.0) / Double(checked)).squareRoot(),
                (rates.1 * (1 - rates.1) / Double(checkedSecond)).squareRoot()
            ),
            intervals: (
                Wilson.interval(effective: first, checked: checked, confidence: confidence),
                Wilson.interval(effective: second, checked: checkedSecond, confidence: confidence)
            ),
            confidence: confidence, degreesOfFreedom: Int.max)
    }

    private init(
        rates: (Double, Double), errors: (Double, Double), intervals: (RateInterval, RateInterval),
        confidence: Double, degreesOfFreedom: Int
    ) {
        difference = rates.0 - rates.1
        let quantile = NormalDistribution.quantile((1 + confidence) / 2)
        let errors = (
            Self.error(errors.0, intervals.0, quantile), Self.error(errors.1, intervals.1, quantile)
        )
        standardError = (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
        if standardError > 0 {
            let t = -abs(difference) / standardError
            pValue = 2 * StudentDistribution.lower(t, degreesOfFreedom: Double(max(degreesOfFreedom, 1)))
        } else {
            pValue = difference == 0 ? 1 : 0
        }
        let below = Self.length(rates.0 - intervals.0.lower, intervals.1.upper - rates.1)
        let above = Self.length(intervals.0.upper - rates.0, rates.1 - intervals.1.lower)
        interval = RateInterval(lower: difference - below, upper: difference + above)
    }

    /// The error to reckon with, where all of a sample came out alike that of its interval.
    ///
    /// Such a sample shows no spread, yet its interval has a width, which is taken as a normal distribution's. A sample of
    /// the whole has no width either.
    private static func error(_ error: Double, _ interval: RateInterval, _ quantile: Double) -> Double {
        error > 0 || quantile <= 0 ? error : (interval.upper - interval.lower) / (2 * quantile)
    }

    private static func length(_ x: Double, _ y: Double) -> Double {
        (x * x + y * y).squareRoot()
    }
}
