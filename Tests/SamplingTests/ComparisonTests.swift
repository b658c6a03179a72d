import Sampling
import Testing

@Suite("Agreement, correction, comparison")
struct ComparisonTests {
    @Test(
        "Cohen's κ and its error are those of statsmodels",
        arguments: [
            (20, 5, 10, 15, 0.4, 0.12699606293110033), (118, 3, 5, 14, 0.7451069640418753, 0.0857511794339257),
            (40, 1, 2, 0, -0.032, 0.022801970441096664),
        ])
    func kappa(both: Int, first: Int, second: Int, neither: Int, kappa: Double, error: Double) throws {
        let agreement = try Agreement(bothEffective: both, onlyFirst: first, onlySecond: second, neither: neither)
        #expect(abs(try #require(agreement.kappa) - kappa) < 1e-12)
        #expect(abs(try #require(agreement.kappaStandardError) - error) < 1e-12)
    }

    @Test("where everything is found effective by both teams there is no κ")
    func noKappa() throws {
        #expect(try Agreement(bothEffective: 9, onlyFirst: 0, onlySecond: 0, neither: 0).kappa == nil)
        #expect(throws: SamplingError.self) {
            try Agreement(bothEffective: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
        }
    }

    @Test("an apparent rate is corrected as Rogan and Gladen do")
    func roganGladen() throws {
        let correction = try MisclassificationCorrection(sensitivity: 0.95, specificity: 0.85)
        let apparent = DesignEstimate(estimate: 0.79, variance: 0.0016, degreesOfFreedom: 99)
        let corrected = correction.corrected(apparent)
        // (0.79 + 0.85 − 1) / 0.8, and 0.04 / 0.8.
        #expect(abs(corrected.estimate - 0.8) < 1e-15)
        #expect(abs(corrected.standardError - 0.05) < 1e-15)
        #expect(throws: SamplingError.self) { try MisclassificationCorrection(sensitivity: 0.5, specificity: 0.5) }
    }

    @Test("chances counted on re-checks add their own error, by the numerical derivative of the formula")
    func countedChances() throws {
        let verdicts = try Agreement(bothEffective: 38, onlyFirst: 3, onlySecond: 2, neither: 17)
        let correction = try #require(MisclassificationCorrection(against: verdicts))
        #expect(correction.sensitivity == 0.95 && correction.specificity == 0.85)
        let corrected = correction.corrected(
            DesignEstimate(estimate: 0.79, variance: 0.0016, degreesOfFreedom: 99))
        #expect(abs(corrected.estimate - 0.8) < 1e-14)
        #expect(abs(corrected.standardError - 0.063921338378) < 1e-9)
    }

    @Test("too few re-checks of a kind, or verdicts no better than chance, correct nothing")
    func uncorrectable() throws {
        let few = try Agreement(bothEffective: 40, onlyFirst: 1, onlySecond: 1, neither: 3)
        #expect(MisclassificationCorrection(against: few) == nil)
        let blind = try Agreement(bothEffective: 10, onlyFirst: 10, onlySecond: 10, neither: 10)
        #expect(MisclassificationCorrection(against: blind) == nil)
    }

    @Test("κ's interval is statsmodels' κ and error with the normal quantile; without spread there is none")
    func kappaInterval() throws {
        let interval = try #require(
            try Agreement(bothEffective: 20, onlyFirst: 5, onlySecond: 10, neither: 15).kappaInterval(confidence: 0.95))
        #expect(abs(interval.lower - (0.4 - 1.959963984540054 * 0.12699606293110033)) < 1e-12)
        #expect(abs(interval.upper - (0.4 + 1.959963984540054 * 0.12699606293110033)) < 1e-12)
        let all = try Agreement(bothEffective: 9, onlyFirst: 0, onlySecond: 0, neither: 3)
        #expect(all.kappa == 1 && all.kappaInterval(confidence: 0.95) == nil)
        // Twelve of twelve agree: the lower end is the twelfth root of 0.025.
        #expect(abs(all.observedInterval(confidence: 0.95).lower - 0.7353515306029488) < 1e-12)
    }

    @Test(
        "McNemar's exact p-value is that of statsmodels",
        arguments: [(60, 12, 2, 10, 0.012939453125), (100, 30, 18, 12, 0.11140289106101878)])
    func mcNemar(both: Int, first: Int, second: Int, neither: Int, expected: Double) throws {
        let comparison = PairedComparison(
            try Agreement(bothEffective: both, onlyFirst: first, onlySecond: second, neither: neither))
        #expect(abs(comparison.pValue - expected) < 1e-14)
        let interval = comparison.interval(confidence: 0.95)
        #expect(interval.lower < comparison.difference && comparison.difference < interval.upper)
    }

    @Test("campaigns without any disagreement do not differ")
    func noDisagreement() throws {
        let comparison = PairedComparison(
            try Agreement(bothEffective: 5, onlyFirst: 0, onlySecond: 0, neither: 0))
        #expect(comparison.pValue == 1)
        #expect(comparison.difference == 0)
    }

    @Test("the interval of 56/70 against 48/80 is that of Newcombe (1998) and statsmodels")
    func newcombeDifference() throws {
        let comparison = try IndependentComparison(effective: 56, of: 70, against: 48, of: 80, confidence: 0.95)
        #expect(abs(comparison.difference - 0.2) < 1e-15)
        #expect(abs(comparison.interval.lower - 0.05243147240236498) < 1e-12)
        #expect(abs(comparison.interval.upper - 0.33387265403690614) < 1e-12)
    }

    @Test("90.4 % against 82.4 % is a real difference with 500 checks each and not with 50")
    func provinceAgainstCity() throws {
        let large = try IndependentComparison(effective: 452, of: 500, against: 412, of: 500, confidence: 0.95)
        #expect(large.pValue < 0.001)
        #expect(large.interval.lower > 0)
        let small = try IndependentComparison(effective: 45, of: 50, against: 41, of: 50, confidence: 0.95)
        #expect(small.pValue > 0.05)
        #expect(small.interval.lower < 0)
    }
}
