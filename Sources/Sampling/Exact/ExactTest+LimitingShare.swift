extension ExactTest {
    /// The greatest true share that a sample of this size contradicts with a probability of at least 90 %, or nil if
    /// none.
    ///
    /// In the words of GB/T 2828.4: the limiting quality, with a risk of 10 % of missing it.
    ///
    /// - Complexity: O(log n + log N) tests.
    func limitingShare(declared: Double, risk: Double) -> Double? {
        func probability(ofAtMost count: Int, share: Double, of population: Int?) -> Double {
            guard let population else { return BinomialDistribution.atMost(count, trials: checked, rate: share) }
            let marked = Int((share * Double(population)).rounded())
            return HypergeometricDistribution(population: population, marked: marked, drawn: checked).atMost(count)
        }
        var size: Int?
        var reaching = declared
        if case .finite(let count) = population {
            size = count
            reaching = Double(PopulationSize.smallestCount(reaching: declared, of: count)) / Double(count)
        }
        let first = Bisection.first(in: 0...checked) {
            probability(ofAtMost: $0, share: reaching, of: size) > risk
        }
        guard first > 0 else { return nil }
        let steps = size ?? 1_000_000
        let missed = Bisection.first(in: 0...steps) {
            probability(ofAtMost: first - 1, share: Double($0) / Double(steps), of: size) < 0.9
        }
        return missed > 0 ? Double(missed - 1) / Double(steps) : nil
    }
}
