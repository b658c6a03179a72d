/// Exact statements about a share from a simple random sample, by inverting the hypergeometric or binomial test.
public struct ExactTest: Hashable, Sendable {
    /// How many facilities the statement is about.
    public let population: PopulationSize
    /// How many of them were checked.
    public let checked: Int
    /// How many of these were effective.
    public let effective: Int

    /// A sample.
    ///
    /// - Throws: `contradiction` if more were effective than checked, or more checked than there are; `nothingChecked`.
    public init(population: PopulationSize, checked: Int, effective: Int) throws(SamplingError) {
        guard checked > 0 else { throw .nothingChecked(stratum: nil) }
        try CountCheck.check(population: population, checked: checked, effective: effective, stratum: nil)
        self.population = population
        self.checked = checked
        self.effective = effective
    }

    /// The greatest probability of so many effective ones or more, if the true share were below the threshold.
    ///
    /// A small value proves that the share is at least the threshold.
    public func pValue(againstBelow threshold: Double) -> Double {
        switch population {
        case .unlimited: return BinomialDistribution.atLeast(effective, trials: checked, rate: threshold)
        case .finite(let count):
            let reaching = PopulationSize.smallestCount(reaching: threshold, of: count)
            // With a threshold of 0 no share is below it, so nothing remains to be refuted.
            return reaching == 0 ? 0 : distribution(count, reaching - 1).atLeast(effective)
        }
    }

    /// The greatest probability of so few effective ones or fewer, if the true share were the threshold or more.
    ///
    /// A small value contradicts a declared share.
    public func pValue(againstAtLeast threshold: Double) -> Double {
        switch population {
        case .unlimited: return BinomialDistribution.atMost(effective, trials: checked, rate: threshold)
        case .finite(let count):
            return distribution(count, PopulationSize.smallestCount(reaching: threshold, of: count)).atMost(effective)
        }
    }

    /// The one-sided lower confidence bound of the share.
    ///
    /// - Complexity: O(log N) tests.
    public func lowerBound(confidence: Double) -> Double {
        switch population {
        case .unlimited: return ClopperPearson.lower(effective, checked, tail: 1 - confidence)
        case .finite(let count): return Double(lowerCount(of: count, confidence)) / Double(count)
        }
    }

    /// The one-sided upper confidence bound of the share.
    public func upperBound(confidence: Double) -> Double {
        switch population {
        case .unlimited: return ClopperPearson.upper(effective, checked, tail: 1 - confidence)
        case .finite(let count): return Double(upperCount(of: count, confidence)) / Double(count)
        }
    }

    /// The least number of effective facilities that the sample does not refute, or nil without a finite population.
    public func lowerCount(confidence: Double) -> Int? {
        guard case .finite(let count) = population else { return nil }
        return lowerCount(of: count, confidence)
    }

    private func lowerCount(of count: Int, _ confidence: Double) -> Int {
        let possible = effective...(count - (checked - effective))
        return Bisection.first(in: possible) { distribution(count, $0).atLeast(effective) > 1 - confidence }
    }

    private func upperCount(of count: Int, _ confidence: Double) -> Int {
        let possible = effective...(count - (checked - effective))
        let refuted = Bisection.first(in: possible.lowerBound...(possible.upperBound + 1)) {
            $0 > possible.upperBound || distribution(count, $0).atMost(effective) <= 1 - confidence
        }
        return max(refuted - 1, effective)
    }

    private func distribution(_ count: Int, _ effectiveInAll: Int) -> HypergeometricDistribution {
        HypergeometricDistribution(population: count, marked: effectiveInAll, drawn: checked)
    }
}
