import Foundation

/// The number of marked ones among so many drawn without replacement (超几何分布).
public struct HypergeometricDistribution: Hashable, Sendable {
    /// All facilities.
    public let population: Int
    /// The marked ones among them.
    public let marked: Int
    /// How many are drawn.
    public let drawn: Int

    /// A distribution; numbers beyond the population are cut to it.
    public init(population: Int, marked: Int, drawn: Int) {
        self.population = max(population, 0)
        self.marked = min(max(marked, 0), self.population)
        self.drawn = min(max(drawn, 0), self.population)
    }

    /// The counts that can come out.
    public var range: ClosedRange<Int> {
        let least = max(0, drawn - (population - marked))
        return least...max(least, min(marked, drawn))
    }

    /// The probability of exactly so many, by Loader's saddle-point form; relative error near 10⁻¹³.
    public func probability(of count: Int) -> Double {
        guard range.contains(count) else { return 0 }
        if drawn == 0 || drawn == population || marked == 0 || marked == population { return 1 }
        let rate = Double(drawn) / Double(population)
        let hits = BinomialDistribution.probability(of: Double(count), trials: Double(marked), rate: rate)
        let misses = BinomialDistribution.probability(
            of: Double(drawn - count), trials: Double(population - marked), rate: rate)
        return hits * misses
            / BinomialDistribution.probability(of: Double(drawn), trials: Double(population), rate: rate)
    }

    /// The probability of at most so many.
    ///
    /// - Complexity: O(√drawn), since only terms that count are added.
    public func atMost(_ count: Int) -> Double {
        if count < range.lowerBound { return 0 }
        if count >= range.upperBound { return 1 }
        // Adds up the side on which the terms fall, so that small probabilities keep their digits.
        return isBelowMean(count) ? sumDownwards(from: count) : 1 - sumUpwards(from: count + 1)
    }

    /// The probability of at least so many.
    ///
    /// - Complexity: O(√drawn).
    public func atLeast(_ count: Int) -> Double {
        if count <= range.lowerBound { return 1 }
        if count > range.upperBound { return 0 }
        return isBelowMean(count) ? 1 - sumDownwards(from: count - 1) : sumUpwards(from: count)
    }

    private func isBelowMean(_ count: Int) -> Bool {
        Double(count) < Double(drawn) * (Double(marked) / Double(max(population, 1)))
    }

    private func sumDownwards(from count: Int) -> Double {
        var term = probability(of: count)
        var sum = term
        var x = count
        while x > range.lowerBound, term > sum * 1e-18 {
            // p(x − 1) / p(x)
            let others = Double(population - marked - drawn)
            term *= Double(x) * (others + Double(x)) / (Double(marked - x + 1) * Double(drawn - x + 1))
            sum += term
            x -= 1
        }
        return min(sum, 1)
    }

    private func sumUpwards(from count: Int) -> Double {
        var term = probability(of: count)
        var sum = term
        var x = count
        while x < range.upperBound, term > sum * 1e-18 {
            // p(x + 1) / p(x)
            let others = Double(population - marked - drawn)
            term *= Double(marked - x) * Double(drawn - x) / (Double(x + 1) * (others + Double(x) + 1))
            sum += term
            x += 1
        }
        return min(sum, 1)
    }
}
