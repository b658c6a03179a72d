import Sampling
import Testing

/// Every expected figure is mpmath's with 40 digits, unless another source is named.
@Suite("Special functions")
struct FunctionsTests {
    @Test(
        "ln Γ agrees with mpmath",
        arguments: [
            (0.1, 2.2527126517342059599), (0.5, 0.57236494292470008707), (1, 0), (1.5, -0.12078223763524522235), (2, 0),
            (3.7, 1.4280723266653879219), (15.9, 27.62549321516869081), (16, 27.899271383840891566),
            (100.25, 360.28455963776423497), (123_456.5, 1_323_898.6306627370404), (1e8, 1_742_068_066.1038347093),
        ])
    func logGamma(x: Double, expected: Double) {
        #expect(abs(GammaFunction.logGamma(x) - expected) <= 1e-14 * max(1, abs(expected)))
    }

    @Test(
        "the incomplete beta function agrees with mpmath",
        arguments: [
            (0.3, 2, 5, 0.579825), (0.999, 0.5, 0.5, 0.97986495836662250903), (1e-10, 0.5, 3, 0.00001874999999875),
            (0.8, 616, 132, 0.049078755679940989334), (0.2, 1, 40, 0.99986707720042150841),
            (0.75, 800, 200, 0.000086030669681665258656), (0.5, 100_000, 100_100, 0.58844680314886160689),
            (0.9, 900_000, 100_100, 0.61755156966023109995), (0.801, 800_000, 200_000, 0.99383636983748594728),
            (0.01, 0.01, 300, 0.99986872683048163379), (0.9999, 98.5, 0.5, 0.88851604269517897124),
        ])
    func incompleteBeta(x: Double, a: Double, b: Double, expected: Double) {
        // A million's worth of parameters magnifies the last digit of x by a thousand.
        let tolerance = 1e-13 * max(1, (a + b).squareRoot() / 100)
        #expect(abs(BetaDistribution.lower(x, a, b) / expected - 1) < tolerance)
        #expect(abs(BetaDistribution.upper(x, a, b) - (1 - expected)) < tolerance)
    }

    @Test(
        "quantiles of the beta distribution agree with mpmath",
        arguments: [
            (0.025, 81, 183, 0.252736745585271163), (0.05, 616, 132, 0.800133700369501879),
            (0.975, 2, 29, 0.172169455633412679), (0.025, 0.5, 0.5, 0.0015413331334360119),
            (1e-9, 3, 400, 4.53353179403232397e-6), (0.5, 5000, 20, 0.996081616996564657),
        ])
    func betaQuantile(probability: Double, a: Double, b: Double, expected: Double) {
        #expect(abs(BetaDistribution.quantile(probability, a, b) / expected - 1) < 1e-12)
    }

    @Test(
        "quantiles of Student's t agree with mpmath",
        arguments: [
            (0.975, 1, 12.7062047361747046), (0.975, 2, 4.30265272974946385), (0.975, 39, 2.02269092003676114),
            (0.975, 197, 1.97207903377850275), (0.95, 199, 1.65254674616656343), (0.6, 3, 0.276670662332689911),
            (0.9999, 5, 9.6775663008825913), (0.025, 12.5, -2.16918594271254111),
            (0.999999, 1000, 4.78160862045835056),
        ])
    func studentQuantile(probability: Double, degreesOfFreedom: Double, expected: Double) {
        let t = StudentDistribution.quantile(probability, degreesOfFreedom: degreesOfFreedom)
        #expect(abs(t / expected - 1) < 1e-11)
        let back = StudentDistribution.lower(t, degreesOfFreedom: degreesOfFreedom)
        #expect(abs(back - probability) < 1e-13)
    }

    @Test(
        "quantiles of the normal distribution agree with mpmath, and with SciPy far out",
        arguments: [
            (0.975, 1.95996398454005424), (0.95, 1.64485362695147271), (0.3, -0.524400512708040784),
            (1e-10, -6.3613409024040562), (1e-300, -37.0470962993612),
        ])
    func normalQuantile(probability: Double, expected: Double) {
        #expect(abs(NormalDistribution.quantile(probability) / expected - 1) < 1e-13)
    }

    @Test(
        "hypergeometric tails agree with sums of exact binomial coefficients",
        arguments: [
            (54, 1000, 799, 60, 0.0260672191699433894), (55, 312, 262, 60, 0.0475153970729073516),
            (200, 10_000, 500, 1000, 1.20152677236814609e-75), (1, 100_000, 3, 20, 0.000599886005700193805),
            (1100, 1_000_000, 100_000, 10_000, 0.000499134788858121596),
        ])
    func hypergeometricTail(count: Int, population: Int, marked: Int, drawn: Int, expected: Double) {
        let distribution = HypergeometricDistribution(population: population, marked: marked, drawn: drawn)
        #expect(abs(distribution.atLeast(count) / expected - 1) < 1e-11)
        #expect(abs(distribution.atMost(count - 1) + expected - 1) < 1e-11)
    }

    @Test("arguments outside the domain give no number rather than a trap")
    func outside() {
        #expect(BetaDistribution.lower(0.5, -1, 2).isNaN)
        #expect(BetaDistribution.quantile(2, 1, 1).isNaN)
        #expect(StudentDistribution.quantile(0.5, degreesOfFreedom: 0).isNaN)
        #expect(GammaFunction.logGamma(-3).isNaN)
        #expect(HypergeometricDistribution(population: -5, marked: 3, drawn: 9).atMost(0) == 1)
    }
}
