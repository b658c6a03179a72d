import Sampling
import Testing

/// R 4 with `survey` 4.1-1, from counts alone: design/sampling.md §4.6 and runs of the same program on the counts given
/// here.
@Suite("Estimates by design")
struct EstimateTests {
    static func stratum(
        _ name: String, _ effective: Int, of checked: Int, in population: Int, inaccessible: Int = 0,
        outOfScope: Int = 0
    ) -> StratumCounts {
        StratumCounts(
            name: name, population: .finite(population),
            outcomes: OutcomeCounts(
                effective: effective, notEffective: checked - effective, inaccessible: inaccessible,
                outOfScope: outOfScope))
    }

    static let schools: [StratumCounts] = [
        stratum("E", 91, of: 100, in: 4421), stratum("H", 26, of: 50, in: 755), stratum("M", 35, of: 50, in: 1018),
    ]

    private func expect(_ interval: RateInterval?, _ lower: Double, _ upper: Double) throws {
        let interval = try #require(interval)
        #expect(abs(interval.lower - lower) < 1e-8)
        #expect(abs(interval.upper - upper) < 1e-8)
    }

    @Test("a simple random sample: 163 of 200 from 6194 schools")
    func simple() throws {
        let sample = CheckedSample.simple(Self.stratum("", 163, of: 200, in: 6194))
        let estimate = try RateEstimate(sample, counting: .missing, confidence: 0.95)
        #expect(abs(estimate.estimate - 0.815) < 1e-14)
        try expect(estimate.intervals[.logit], 0.75559689, 0.86259061)
        try expect(estimate.intervals[.beta], 0.75507175, 0.86560434)
        try expect(estimate.intervals[.wald], 0.76160406, 0.86839594)
        #expect(estimate.method == .exact)
        let exact = estimate.interval
        // Bounds are whole numbers of schools, each just not refuted at 2.5 %.
        let test = try ExactTest(population: .finite(6194), checked: 200, effective: 163)
        #expect(test.pValue(againstBelow: exact.lower) <= 0.025)
        #expect(test.pValue(againstBelow: exact.lower + 1.5 / 6194) > 0.025)
    }

    @Test("a stratified sample: 91/100, 26/50 and 35/50 of three kinds of school")
    func stratified() throws {
        let estimate = try RateEstimate(.stratified(Self.schools), counting: .missing, confidence: 0.95)
        #expect(abs(estimate.estimate - 0.82794801) < 5e-9)
        #expect(abs(estimate.standardError - 0.02434) < 5e-6)
        #expect(estimate.degreesOfFreedom == 197)
        #expect(abs(try #require(estimate.designEffect) - 0.855571860132328) < 1e-12)
        try expect(estimate.intervals[.logit], 0.77453965, 0.87081485)
        try expect(estimate.intervals[.beta], 0.77417133, 0.87343159)
        try expect(estimate.intervals[.wald], 0.77993818, 0.87595784)
        #expect(estimate.method == .beta)
    }

    @Test(
        "each kind of school by itself, and the total of one of them",
        arguments: [(0, 0.02843519621), (1, 0.06896763492), (2, 0.06383743035)])
    func byStratum(index: Int, expected: Double) throws {
        let estimate = try RateEstimate(.simple(Self.schools[index]), counting: .missing, confidence: 0.95)
        #expect(abs(estimate.standardError - expected) < 5e-12)
    }

    @Test("the total of a domain is had by setting the others to zero")
    func domainTotal() throws {
        let strata = Self.schools.map { stratum in
            let inDomain: Double = stratum.name == "E" ? 1 : 0
            let effective = [SurveySample.Value](repeating: .init(inDomain), count: stratum.outcomes.effective)
            let others = [SurveySample.Value](repeating: .init(0), count: stratum.outcomes.notEffective)
            return SurveySample.Stratum(
                name: stratum.name, population: stratum.population == .finite(4421) ? 4421 : 1018,
                values: effective + others)
        }
        let total = try SurveySample(strata).total()
        #expect(abs(total.estimate - 4023.1099) < 0.00011)
        #expect(abs(total.standardError - 125.712) < 0.0005)
    }

    @Test("a second stratified sample, run through R: 23/24 of 120, 11/12 of 60, 8/8 of 20")
    func secondStratified() throws {
        let strata = [
            Self.stratum("A", 23, of: 24, in: 120), Self.stratum("B", 11, of: 12, in: 60),
            Self.stratum("C", 8, of: 8, in: 20),
        ]
        let estimate = try RateEstimate(.stratified(strata), counting: .missing, confidence: 0.95)
        #expect(abs(estimate.estimate - 0.95) < 1e-14)
        #expect(abs(estimate.standardError - 0.0316227766016838) < 1e-14)
        #expect(abs(try #require(estimate.designEffect) - 1.16059379217274) < 1e-12)
        try expect(estimate.intervals[.logit], 0.832010612976412, 0.986466129977158)
        try expect(estimate.intervals[.beta], 0.844465765579959, 0.992174023362107)
        try expect(estimate.intervals[.wald], 0.886136507053785, 1.01386349294622)
    }

    static let towns: [ClusteredStratum] = {
        func town(_ name: String, _ size: Int, _ checked: Int, _ effective: Int) -> ClusteredStratum.Cluster {
            .init(
                name: name, size: size,
                outcomes: OutcomeCounts(effective: effective, notEffective: checked - effective))
        }
        return [
            ClusteredStratum(
                name: "a", clusterCount: 12,
                clusters: [town("t1", 20, 5, 4), town("t2", 15, 4, 4), town("t3", 30, 6, 5), town("t4", 8, 3, 1)]),
            ClusteredStratum(
                name: "b", clusterCount: 9,
                clusters: [town("t5", 25, 5, 3), town("t6", 12, 4, 4), town("t7", 18, 6, 5)]),
        ]
    }()

    @Test("a two-stage sample of seven towns in two strata, run through R")
    func twoStage() throws {
        let estimate = try RateEstimate(.twoStage(Self.towns), counting: .missing, confidence: 0.95)
        #expect(abs(estimate.estimate - 0.786458333333333) < 1e-14)
        #expect(abs(estimate.standardError - 0.067614890281414) < 1e-14)
        #expect(estimate.degreesOfFreedom == 5)
        #expect(abs(try #require(estimate.designEffect) - 0.953016533052068) < 1e-12)
        try expect(estimate.intervals[.logit], 0.566790215549695, 0.91202770210744)
        try expect(estimate.intervals[.beta], 0.567601589996263, 0.927581988204198)
        try expect(estimate.intervals[.wald], 0.612648724557388, 0.960267942109278)
    }

    @Test("the total of a two-stage sample, run through R")
    func twoStageTotal() throws {
        let strata = Self.towns.map { stratum in
            SurveySample.Stratum(
                name: stratum.name, clusterCount: stratum.clusterCount,
                clusters: stratum.clusters.map { cluster in
                    let values =
                        [SurveySample.Value](repeating: .init(1), count: cluster.outcomes.effective)
                        + [SurveySample.Value](repeating: .init(0), count: cluster.outcomes.notEffective)
                    return SurveySample.Cluster(name: cluster.name, size: cluster.size, values: values)
                })
        }
        let total = try SurveySample(strata).total()
        #expect(abs(total.estimate - 302) < 1e-10)
        #expect(abs(total.standardError - 47.8817989080054) < 1e-10)
    }

    @Test("out-of-scope facilities leave the share but keep their place in the design")
    func outOfScope() throws {
        let sample = CheckedSample.simple(
            StratumCounts(
                population: .finite(100),
                outcomes: OutcomeCounts(effective: 16, notEffective: 4, inaccessible: 0, outOfScope: 5)))
        let estimate = try RateEstimate(sample, counting: .missing, confidence: 0.95)
        #expect(estimate.estimate == 0.8)
        // Ratio estimator by hand: (1 − 25/100) · 25/24 · Σe² / (25 · 20/25)² with Σe² = 16·0.04 + 4·0.64.
        let expected = (0.75 * 25 / 24 * 3.2 / 400).squareRoot()
        #expect(abs(estimate.standardError - expected) < 1e-15)
    }

    @Test("those that could not be checked lower the conservative estimate and leave the best one alone")
    func inaccessible() throws {
        let result = try SpotCheckResult(
            .simple(Self.stratum("", 54, of: 57, in: 1000, inaccessible: 3)), threshold: 0.8, confidence: 0.95)
        #expect(abs(try #require(result.best).estimate - 54.0 / 57) < 1e-14)
        #expect(abs(result.conservative.estimate - 0.9) < 1e-14)
        #expect(result.proof.isProved)
        #expect(abs(try #require(result.proof.pValue) - 0.0260672191699434) < 1e-13)
        let worse = try SpotCheckResult(
            .simple(Self.stratum("", 53, of: 53, in: 1000, inaccessible: 7)), threshold: 0.8, confidence: 0.95)
        #expect(!worse.proof.isProved)
    }

    @Test("not proved and not contradicted can both hold: the claims differ")
    func differentClaims() throws {
        let sample = CheckedSample.simple(Self.stratum("", 17, of: 20, in: 500))
        let result = try SpotCheckResult(sample, threshold: 0.8, confidence: 0.95)
        #expect(!result.proof.isProved)
        #expect(!(try #require(result.contradiction).isContradicted))
        let poor = try sample.contradiction(of: 0.999, risk: 0.05)
        #expect(poor.isContradicted)
    }

    @Test("four checks contradict a declared 80 % nine times in ten only where hardly a seventh is effective")
    func limitingShare() throws {
        let sample = CheckedSample.simple(Self.stratum("", 4, of: 4, in: 1000))
        let limiting = try #require(try sample.contradiction(of: 0.8, risk: 0.05).limitingShare)
        // At most 1 of 4: probability ≥ 0.9 up to a share near 0.14 (binomial: 4p(1−p)³ + (1−p)⁴ = 0.9).
        #expect(abs(limiting - 0.1426) < 0.002)
        let lone = CheckedSample.simple(Self.stratum("", 1, of: 1, in: 1))
        #expect(try lone.contradiction(of: 0.8, risk: 0.05).pValue == 1)
    }

    @Test("full checking leaves no error, all alike in a part leaves some")
    func noSpread() throws {
        let all = try RateEstimate(
            .stratified([Self.stratum("", 9, of: 10, in: 10)]), counting: .missing, confidence: 0.95)
        #expect(all.standardError == 0)
        #expect(all.interval == RateInterval(lower: 0.9, upper: 0.9))
        let part = try RateEstimate(
            .stratified([Self.stratum("a", 10, of: 10, in: 50), Self.stratum("b", 10, of: 10, in: 50)]),
            counting: .missing, confidence: 0.95)
        #expect(part.interval.upper == 1)
        // Clopper–Pearson of 20 out of 20: the twentieth root of 0.025.
        #expect(abs(part.interval.lower - 0.831566529016915) < 1e-12)
    }

    @Test("what cannot be estimated is named")
    func refused() {
        let lone = [Self.stratum("a", 1, of: 1, in: 9), Self.stratum("b", 4, of: 5, in: 9)]
        #expect(throws: SamplingError.oneChecked(stratum: "a", population: 9)) {
            try RateEstimate(.stratified(lone), counting: .missing, confidence: 0.95)
        }
        let nothing = CheckedSample.simple(
            StratumCounts(population: .finite(9), outcomes: OutcomeCounts(inaccessible: 2)))
        #expect(throws: SamplingError.self) { try RateEstimate(nothing, counting: .missing, confidence: 0.95) }
        let negative = CheckedSample.simple(
            StratumCounts(population: .finite(9), outcomes: OutcomeCounts(effective: -2)))
        #expect(throws: SamplingError.self) { try RateEstimate(negative, counting: .missing, confidence: 0.95) }
        let many = CheckedSample.simple(Self.stratum("", 10, of: 12, in: 9))
        #expect(throws: SamplingError.self) { try RateEstimate(many, counting: .missing, confidence: 0.95) }
        let twice = [Self.stratum("a", 1, of: 2, in: 9), Self.stratum("a", 4, of: 5, in: 9)]
        #expect(throws: SamplingError.self) {
            try RateEstimate(.stratified(twice), counting: .missing, confidence: 0.95)
        }
        let good = CheckedSample.simple(Self.stratum("", 5, of: 6, in: 9))
        #expect(throws: SamplingError.self) { try good.proof(of: 1.2, confidence: 0.95) }
        #expect(throws: SamplingError.self) { try good.proof(of: 0.8, confidence: .nan) }
    }

    @Test("a part of a stratified sample, run through R's subset: 7/9 in one stratum, 2/4 in the other")
    func domain() throws {
        let sample = CheckedSample.stratified([
            Self.stratum("A", 20, of: 24, in: 120), Self.stratum("B", 9, of: 12, in: 60),
        ])
        let part = sample.domain(.missing) { stratum, _ in
            stratum == "A"
                ? OutcomeCounts(effective: 7, notEffective: 2) : OutcomeCounts(effective: 2, notEffective: 2)
        }
        let rate = try RateEstimate(part, counting: .missing, confidence: 0.95)
        #expect(abs(rate.estimate - 0.692307692307692) < 1e-14)
        #expect(abs(rate.standardError - 0.116447620120953) < 1e-14)
        // R counts the part's own degrees of freedom, we count the whole design's: 12 against 34.
        #expect(abs(rate.interval.lower - 0.412292161993523) < 0.005)
        #expect(abs(rate.interval.upper - 0.895872686797083) < 0.005)
    }

    @Test("what could not be checked outside a part is dropped as R drops it, or stays as not effective")
    func domainOfInaccessible() throws {
        let whole = StratumCounts(
            name: "A", population: .finite(100),
            outcomes: OutcomeCounts(effective: 12, notEffective: 4, inaccessible: 4))
        let inside = OutcomeCounts(effective: 6, notEffective: 1, inaccessible: 1)
        let sample = CheckedSample.simple(whole)
        let best = try RateEstimate(sample.domain(.missing) { _, _ in inside }, counting: .missing, confidence: 0.95)
        #expect(best.estimate == 6.0 / 7 && best.checked == 7)
        let strict = try RateEstimate(
            sample.domain(.notEffective) { _, _ in inside }, counting: .notEffective, confidence: 0.95)
        #expect(strict.estimate == 6.0 / 8 && strict.checked == 8)
    }

    @Test("towns in two stages beside a stratum checked in full, run through R")
    func twoStageWithCertainty() throws {
        func town(_ name: String, _ size: Int, _ checked: Int, _ effective: Int) -> ClusteredStratum.Cluster {
            ClusteredStratum.Cluster(
                name: name, size: size,
                outcomes: OutcomeCounts(effective: effective, notEffective: checked - effective))
        }
        let sample = CheckedSample.twoStage([
            ClusteredStratum(
                name: "a", clusterCount: 12,
                clusters: [town("t1", 20, 5, 4), town("t2", 15, 4, 4), town("t3", 30, 6, 5)]),
            ClusteredStratum(name: "z", clusterCount: 1, clusters: [town("z", 4, 4, 3)]),
        ])
        let rate = try RateEstimate(sample, counting: .missing, confidence: 0.95)
        #expect(abs(rate.estimate - 0.859848484848485) < 1e-14)
        #expect(abs(rate.standardError - 0.0592483128452194) < 1e-14)
        #expect(rate.degreesOfFreedom == 2)
        #expect(abs(rate.interval.lower - 0.462566334112625) < 1e-8)
        #expect(abs(rate.interval.upper - 0.994652730354818) < 1e-8)
        let part = sample.domain(.missing) { _, town in
            town == "t1"
                ? OutcomeCounts(effective: 4, notEffective: 1)
                : town == "z" ? OutcomeCounts(effective: 3, notEffective: 1) : OutcomeCounts()
        }
        let domain = try RateEstimate(part, counting: .missing, confidence: 0.95)
        #expect(abs(domain.estimate - 0.797619047619048) < 1e-14)
        #expect(abs(domain.standardError - 0.0825019848627047) < 1e-14)
    }
}
