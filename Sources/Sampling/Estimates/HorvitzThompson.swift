import Domain

/// Totals and rates from a draw with unequal chances (Horvitz–Thompson).
public struct HorvitzThompson: Hashable, Sendable {
    /// Something drawn with a known chance: a town with its total, or a facility with its value.
    public struct Unit: Hashable, Sendable {
        /// The value, or the estimated total of a town.
        public let value: Double
        /// The chance with which it was drawn, above 0 and at most 1.
        public let probability: Double

        /// A drawn unit.
        public init(value: Double, probability: Double) {
            self.value = value
            self.probability = probability
        }
    }

    /// How the variance is estimated.
    public enum VarianceMethod: Hashable, Sendable {
        /// Sen's, Yates's and Grundy's, from the chances of every pair to be drawn together.
        case yatesGrundy(pairs: [[Double]])
        /// Brewer's: needs no pairs; for designs of a fixed size, close to Yates and Grundy's.
        case brewer
        /// Hartley and Rao's pairs, for a systematic draw in random order, in Horvitz and Thompson's form as in R's
        /// `survey`; `meanSquare` is Σ π² / n over all units, drawn or not.
        case hartleyRao(meanSquare: Double)
        /// The same pairs in Yates and Grundy's form, which varies less.
        case hartleyRaoDifferences(meanSquare: Double)
    }

    /// What was drawn.
    public let units: [Unit]

    /// A sample.
    ///
    /// - Throws: `nothingChecked`; `outOfRange` for a chance that is none, or a value that is no number.
    public init(_ units: [Unit]) throws(SamplingError) {
        guard !units.isEmpty else { throw .nothingChecked(stratum: nil) }
        for unit in units {
            guard unit.probability > 0, unit.probability <= 1, unit.value.isFinite else {
                throw .outOfRange(
                    name: "probability", value: "\(unit.probability)",
                    range: BilingualText("大于 0 且不超过 1 的数", "a number above 0 and at most 1"))
            }
        }
        self.units = units
    }

    /// The estimated total Σ y / π with its variance, which can come out negative by pairs.
    ///
    /// - Throws: `oneChecked` for a single unit that was not certain; `contradiction` if the pairs do not fit the
    ///   units.
    /// - Complexity: O(n²) by pairs, O(n) by Brewer's method.
    public func total(_ method: VarianceMethod) throws(SamplingError) -> DesignEstimate {
        if units.count == 1, units.first?.probability != 1 { throw .oneChecked(stratum: "", population: 0) }
        let expanded = units.map { $0.value / $0.probability }
        let variance: Double
        switch method {
        case .yatesGrundy(let pairs): variance = try yatesGrundy(expanded, pairs)
        case .brewer: variance = brewer(expanded)
        case .hartleyRao(let meanSquare): variance = hartleyRao(expanded, meanSquare)
        case .hartleyRaoDifferences(let meanSquare): variance = hartleyRaoDifferences(expanded, meanSquare)
        }
        return DesignEstimate(
            estimate: expanded.reduce(0, +), variance: variance, degreesOfFreedom: units.count - 1)
    }

    /// ½ ΣΣ (πᵢπⱼ − πᵢⱼ) / πᵢⱼ · (yᵢ/πᵢ − yⱼ/πⱼ)².
    ///
    /// After A. R. Sen, and F. Yates and P. M. Grundy, both 1953.
    private func yatesGrundy(_ expanded: [Double], _ pairs: [[Double]]) throws(SamplingError) -> Double {
        guard pairs.count == units.count, pairs.allSatisfy({ $0.count == units.count }) else {
            throw .contradiction(
                BilingualText("联合入样概率矩阵的大小与样本不符", "The matrix of pairs does not have the sample's size"))
        }
        var sum = 0.0
        for i in units.indices {
            for j in units.indices where j < i {
                guard pairs[i][j] > 0 else {
                    throw .outOfRange(
                        name: "pair", value: "\(pairs[i][j])", range: BilingualText("大于 0 的数", "a number above 0"))
                }
                let difference = expanded[i] - expanded[j]
                let weight = units[i].probability * units[j].probability / pairs[i][j] - 1
                sum += weight * difference * difference
            }
        }
        return sum
    }

    /// n/(n−1) Σ (1 − πᵢ)(yᵢ/πᵢ − Ŷ/n)².
    ///
    /// After K. R. W. Brewer, “Combined Survey Sampling Inference”, 2002.
    private func brewer(_ expanded: [Double]) -> Double {
        let n = Double(units.count)
        guard n > 1 else { return 0 }
        let mean = expanded.reduce(0, +) / n
        let sum = zip(units, expanded).reduce(0) { $0 + (1 - $1.0.probability) * ($1.1 - mean) * ($1.1 - mean) }
        return n / (n - 1) * sum
    }

    /// ΣΣ (1 − πᵢπⱼ/πᵢⱼ)(yᵢ/πᵢ)(yⱼ/πⱼ) with πᵢπⱼ/πᵢⱼ = (n − πᵢ − πⱼ + Σπ²/n) / (n − 1).
    ///
    /// After H. O. Hartley and J. N. K. Rao, Ann. Math. Statist. 33, 1962.
    private func hartleyRao(_ expanded: [Double], _ meanSquare: Double) -> Double {
        let n = Double(units.count)
        guard n > 1 else { return 0 }
        var sum = 0.0
        for i in units.indices {
            sum += (1 - units[i].probability) * expanded[i] * expanded[i]
            for j in units.indices where j < i {
                let ratio = (n - units[i].probability - units[j].probability + meanSquare) / (n - 1)
                sum += 2 * (1 - ratio) * expanded[i] * expanded[j]
            }
        }
        return sum
    }

    private func hartleyRaoDifferences(_ expanded: [Double], _ meanSquare: Double) -> Double {
        let n = Double(units.count)
        guard n > 1 else { return 0 }
        var sum = 0.0
        for i in units.indices {
            for j in units.indices where j < i {
                let difference = expanded[i] - expanded[j]
                sum += (1 - units[i].probability - units[j].probability + meanSquare) * difference * difference
            }
        }
        return sum / (n - 1)
    }
}
