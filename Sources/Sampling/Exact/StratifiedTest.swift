import Foundation

/// An exact test of the total of effective facilities over strata that were sampled without replacement
/// (union–intersection).
///
/// For each way in which a supposed total can be split over the strata, the strata's hypergeometric p-values are
/// combined by Fisher's method; the total's p-value is the greatest over all splits (K. Ottoboni, P. B. Stark, M.
/// Lindeman, N. McBurnett, “Risk-Limiting Audits by Stratified Union-Intersection Tests of Elections”, arXiv
/// 1809.04235). Nothing is approximated, and nothing is assumed about how the strata differ. Strata checked in full, or
/// not at all, carry no chance and are not counted by Fisher's method.
///
/// The splits need not be tried one by one. P(X ≥ k) as a function of the stratum's total K is the distribution
/// function of a negative hypergeometric variable, whose probabilities C(t−1, k−1) C(N−t, n−k) are log-concave in t; so
/// the logarithm of the p-value is concave in K, and adding the strata's steps from the greatest down gives the maximum
/// for every total at once.
public struct StratifiedTest: Sendable {
    /// One stratum's sample.
    public struct Stratum: Hashable, Sendable {
        /// All facilities of the stratum.
        public let population: Int
        /// How many of them were checked.
        public let checked: Int
        /// How many of these were effective.
        public let effective: Int

        /// A stratum's sample.
        public init(population: Int, checked: Int, effective: Int) {
            self.population = population
            self.checked = checked
            self.effective = effective
        }

        var carriesChance: Bool { checked > 0 && checked < population }
        var unchecked: Int { population - checked }
    }

    private let strata: [Stratum]
    /// −ln of the product of p-values for the greatest possible total, for one less, and so on.
    private let deficits: [Double]

    /// Prepares the test for every total at once.
    ///
    /// - Throws: `contradiction` if counts do not fit each other; `nothingChecked`.
    /// - Complexity: O(N log N) in the number of facilities.
    public init(_ strata: [Stratum]) throws(SamplingError) {
        guard strata.contains(where: { $0.checked > 0 }) else { throw .nothingChecked(stratum: nil) }
        for (index, stratum) in strata.enumerated() {
            try CountCheck.check(
                population: .finite(stratum.population), checked: stratum.checked, effective: stratum.effective,
                stratum: "\(index + 1)")
        }
        self.strata = strata
        var steps = strata.flatMap(Self.steps)
        steps.sort()
        var deficits = [0.0]
        deficits.reserveCapacity(steps.count + 1)
        var sum = 0.0
        for step in steps {
            sum += step
            deficits.append(sum)
        }
        self.deficits = deficits
    }

    /// All facilities.
    public var population: Int { strata.reduce(0) { $0 + $1.population } }
    private var leastTotal: Int { strata.reduce(0) { $0 + $1.effective } }
    private var greatestTotal: Int { leastTotal + deficits.count - 1 }

    /// The greatest p-value over all splits of totals up to the given one: small values refute that there are so few
    /// effective ones.
    public func pValue(totalAtMost total: Int) -> Double {
        if total < leastTotal { return 0 }
        if total >= greatestTotal { return 1 }
        return fisher(deficits[greatestTotal - total])
    }

    /// The probability against “the share is below the threshold”; small values prove that it is at least the
    /// threshold.
    public func pValue(againstBelow threshold: Double) -> Double {
        pValue(totalAtMost: PopulationSize.smallestCount(reaching: threshold, of: population) - 1)
    }

    /// The least total of effective facilities that is not refuted with the given confidence.
    ///
    /// - Complexity: O(log N).
    public func lowerTotal(confidence: Double) -> Int {
        Bisection.first(in: leastTotal...greatestTotal) { pValue(totalAtMost: $0) > 1 - confidence }
    }

    /// P(χ² with 2H degrees of freedom > 2x) = e⁻ˣ Σ xʲ / j!, for x = −Σ ln p.
    private func fisher(_ x: Double) -> Double {
        let count = strata.count(where: \.carriesChance)
        guard count > 0 else { return 1 }
        var logTerm = -x
        var sum = exp(logTerm)
        for j in 1..<max(count, 1) where x > 0 {
            logTerm += log(x / Double(j))
            sum += exp(logTerm)
        }
        return min(sum, 1)
    }

    /// ln p(K) − ln p(K − 1) for every K above the number found effective; none is negative.
    private static func steps(_ stratum: Stratum) -> [Double] {
        guard stratum.carriesChance, stratum.effective > 0 else {
            return [Double](repeating: 0, count: stratum.unchecked)
        }
        let population = Double(stratum.population)
        let found = Double(stratum.effective)
        let missed = Double(stratum.checked - stratum.effective)
        var logTerm = 0.0
        var logSum = 0.0
        var steps: [Double] = []
        steps.reserveCapacity(stratum.unchecked)
        for index in 0..<stratum.unchecked {
            let t = found + Double(index)
            logTerm += log(t / (t - found + 1) * ((population - t - missed) / (population - t)))
            let step = log1p(exp(logTerm - logSum))
            logSum += step
            steps.append(step)
        }
        return steps
    }
}
