import Foundation
import Sampling
import Testing

/// Figures of design/sampling.md §4.4 (base R's `phyper` agrees) and of Newcombe (1998).
@Suite("Exact tests and intervals")
struct ExactTests {
    @Test(
        "lower bounds are those of the specification",
        arguments: [(312, 60, 55, 263), (40, 15, 15, 35), (1000, 60, 54, 815), (1000, 60, 53, 795), (200, 60, 53, 162)])
    func lowerCounts(population: Int, checked: Int, effective: Int, expected: Int) throws {
        let test = try ExactTest(population: .finite(population), checked: checked, effective: effective)
        let proves = test.pValue(againstBelow: 0.8) <= 0.05
        if (population, effective) == (1000, 53) {
            // 795 is below the threshold of 800, so nothing is proved.
            #expect(!proves)
        } else {
            #expect(proves)
        }
        #expect(test.lowerCount(confidence: 0.95) == expected)
    }

    @Test("54 of 60 from 1000 give the p-value of phyper(6, 201, 799, 60)")
    func phyper() throws {
        let test = try ExactTest(population: .finite(1000), checked: 60, effective: 54)
        #expect(abs(test.pValue(againstBelow: 0.8) - 0.0260672191699433894) < 1e-14)
    }

    @Test("seven of ten is at least 70 %, whatever floating-point multiplication says")
    func thresholdOnTheSpot() throws {
        // 0.7 × 10 is greater than 7 in binary fractions; all ten checked, seven effective: certain.
        let test = try ExactTest(population: .finite(10), checked: 10, effective: 7)
        #expect(test.pValue(againstBelow: 0.7) == 0)
        #expect(test.pValue(againstBelow: 0.71) == 1)
    }

    @Test("a bound is consistent with its test at every possible result")
    func boundsAgreeWithTests() throws {
        for effective in 0...15 {
            let test = try ExactTest(population: .finite(40), checked: 15, effective: effective)
            let lower = try #require(test.lowerCount(confidence: 0.95))
            if lower > 0 { #expect(test.pValue(againstBelow: Double(lower) / 40) <= 0.05) }
            if lower < 40 { #expect(test.pValue(againstBelow: Double(lower + 1) / 40) > 0.05) }
            #expect(test.upperBound(confidence: 0.95) >= test.lowerBound(confidence: 0.95))
            let mirrored = try ExactTest(population: .finite(40), checked: 15, effective: 15 - effective)
            #expect(abs(mirrored.upperBound(confidence: 0.9) - (1 - test.lowerBound(confidence: 0.9))) < 1e-12)
        }
    }

    @Test(
        "Wilson's and Clopper and Pearson's intervals are those of Newcombe (1998)",
        arguments: [
            (81, 263, [0.2553, 0.3662, 0.2527, 0.3676]), (15, 148, [0.0624, 0.1605, 0.0578, 0.1617]),
            (0, 20, [0, 0.1611, 0, 0.1684]), (1, 29, [0.0061, 0.1718, 0.0009, 0.1776]),
        ])
    func newcombe(effective: Int, checked: Int, expected: [Double]) {
        let wilson = Wilson.interval(effective: effective, checked: checked, confidence: 0.95)
        let exact = ClopperPearson.interval(effective: effective, checked: checked, confidence: 0.95)
        let found = [wilson.lower, wilson.upper, exact.lower, exact.upper]
        for (value, figure) in zip(found, expected) { #expect(abs(value - figure) < 0.00005) }
    }

    @Test(
        "union–intersection p-values of strata are those of the specification",
        arguments: [
            ([120, 60, 20], [24, 12, 8], [23, 11, 8], 0.0477, 0.00005),
            ([400, 300, 200, 100], [40, 30, 20, 10], [37, 28, 19, 10], 0.00246, 0.000005),
            ([1000], [60], [54], 0.0260672191699434, 1e-13),
        ])
    func stratified(populations: [Int], checked: [Int], effective: [Int], expected: Double, tolerance: Double) throws {
        let strata = populations.indices.map {
            StratifiedTest.Stratum(population: populations[$0], checked: checked[$0], effective: effective[$0])
        }
        #expect(abs(try StratifiedTest(strata).pValue(againstBelow: 0.8) - expected) < tolerance)
    }

    @Test("pooling strata as if they were one would claim far too much, as the specification says")
    func pooled() throws {
        let small = try ExactTest(population: .finite(200), checked: 44, effective: 42)
        #expect(abs(small.pValue(againstBelow: 0.8) - 0.0012) < 0.00005)
        let large = try ExactTest(population: .finite(1000), checked: 100, effective: 94)
        #expect(abs(large.pValue(againstBelow: 0.8) - 0.000036) < 0.0000005)
    }

    /// Fisher's combination maximised by trying every split.
    private func byTryingAll(_ strata: [StratifiedTest.Stratum], total: Int) -> Double {
        func best(_ index: Int, _ left: Int) -> Double {
            if index == strata.count { return left == 0 ? 1 : 0 }
            let stratum = strata[index]
            var greatest = 0.0
            for count in 0...min(stratum.population, left) {
                let tail = HypergeometricDistribution(
                    population: stratum.population, marked: count, drawn: stratum.checked
                ).atLeast(stratum.effective)
                if tail > 0 { greatest = max(greatest, tail * best(index + 1, left - count)) }
            }
            return greatest
        }
        // The product of p-values orders splits as Fisher's statistic does.
        let product = best(0, total)
        guard product > 0 else { return 0 }
        var sum = 0.0
        var term = product
        for j in 0..<strata.count {
            sum += term
            term *= -log(product) / Double(j + 1)
        }
        return min(sum, 1)
    }

    @Test("the maximum over splits is the one found by trying them all")
    func allSplits() throws {
        let strata: [StratifiedTest.Stratum] = [
            .init(population: 14, checked: 5, effective: 4), .init(population: 9, checked: 3, effective: 3),
            .init(population: 11, checked: 4, effective: 2),
        ]
        let test = try StratifiedTest(strata)
        for total in 9...29 {
            let expected = byTryingAll(strata, total: total)
            #expect(abs(test.pValue(totalAtMost: total) - expected) < 1e-12 * max(expected, 1e-3))
        }
        #expect(test.pValue(totalAtMost: 8) == 0)
    }

    @Test("a stratum checked in full carries no chance and does not weaken the others")
    func certaintyStratum() throws {
        let chance = StratifiedTest.Stratum(population: 100, checked: 30, effective: 29)
        let certain = StratifiedTest.Stratum(population: 10, checked: 10, effective: 10)
        let both = try StratifiedTest([chance, certain])
        let alone = try StratifiedTest([chance])
        #expect(abs(both.pValue(totalAtMost: 90) - alone.pValue(totalAtMost: 80)) < 1e-15)
    }

    @Test("counts that contradict each other are refused")
    func contradictions() {
        #expect(throws: SamplingError.self) { try ExactTest(population: .finite(10), checked: 11, effective: 1) }
        #expect(throws: SamplingError.self) { try ExactTest(population: .finite(10), checked: 5, effective: 6) }
        #expect(throws: SamplingError.self) { try ExactTest(population: .finite(0), checked: 0, effective: 0) }
        #expect(throws: SamplingError.self) { try ExactTest(population: .finite(.max), checked: 5, effective: 5) }
        #expect(throws: SamplingError.self) { try StratifiedTest([]) }
        #expect(throws: SamplingError.self) {
            try StratifiedTest([.init(population: 4, checked: 2, effective: -1)])
        }
    }
}
