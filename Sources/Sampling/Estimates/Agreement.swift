import Domain

/// How far two teams agree that checked the same facilities without knowing of each other (复核一致性).
public struct Agreement: Hashable, Sendable {
    /// Both found it effective.
    public let bothEffective: Int
    /// Only the first team did.
    public let onlyFirst: Int
    /// Only the second team did.
    public let onlySecond: Int
    /// Neither did.
    public let neither: Int

    /// Counts of pairs of verdicts.
    ///
    /// - Throws: `nothingChecked` without pairs, `contradiction` for a negative count.
    public init(bothEffective: Int, onlyFirst: Int, onlySecond: Int, neither: Int) throws(SamplingError) {
        let counts = [bothEffective, onlyFirst, onlySecond, neither]
        guard counts.allSatisfy({ (0...CountCheck.greatestPopulation).contains($0) }) else {
            throw .contradiction(BilingualText("成对计数不能为负", "The counts of pairs cannot be negative"))
        }
        guard counts.contains(where: { $0 > 0 }) else { throw .nothingChecked(stratum: nil) }
        self.bothEffective = bothEffective
        self.onlyFirst = onlyFirst
        self.onlySecond = onlySecond
        self.neither = neither
    }

    /// Pairs of verdicts.
    public var pairs: Int { bothEffective + onlyFirst + onlySecond + neither }
    /// The share of pairs that agree.
    public var observed: Double { Double(bothEffective + neither) / Double(pairs) }
    /// The share that would agree by chance, each team keeping its own rate.
    public var expected: Double { first * second + (1 - first) * (1 - second) }

    private var first: Double { Double(bothEffective + onlyFirst) / Double(pairs) }
    private var second: Double { Double(bothEffective + onlySecond) / Double(pairs) }

    /// Cohen's κ; nil where both teams found everything alike by necessity.
    ///
    /// After J. Cohen, Educational and Psychological Measurement 20, 1960.
    public var kappa: Double? {
        expected < 1 ? (observed - expected) / (1 - expected) : nil
    }

    /// The large-sample standard error of κ.
    ///
    /// After J. L. Fleiss, J. Cohen, B. S. Everitt, Psychological Bulletin 72, 1969.
    public var kappaStandardError: Double? {
        guard let kappa else { return nil }
        let n = Double(pairs)
        let (a, b, c, d) = (
            Double(bothEffective) / n, Double(onlyFirst) / n, Double(onlySecond) / n, Double(neither) / n
        )
        let onDiagonal =
            a * square(1 - (first + second) * (1 - kappa)) + d * square(1 - (2 - first - second) * (1 - kappa))
        // Off the diagonal: the column's share of one verdict and the row's of the other.
        let offDiagonal = square(1 - kappa) * crossed(b, c)
        let variance =
            (onDiagonal + offDiagonal - square(kappa - expected * (1 - kappa))) / (n * square(1 - expected))
        return max(variance, 0).squareRoot()
    }

    /// The large-sample interval κ ± z · error, cut to −1 and 1; nil where the error is zero, which says nothing.
    public func kappaInterval(confidence: Double) -> RateInterval? {
        guard let kappa, let error = kappaStandardError, error > 0, confidence > 0, confidence < 1 else { return nil }
        let half = NormalDistribution.quantile((1 + confidence) / 2) * error
        return RateInterval(lower: max(kappa - half, -1), upper: min(kappa + half, 1))
    }

    /// Clopper and Pearson's interval of the share of pairs that agree.
    public func observedInterval(confidence: Double) -> RateInterval {
        ClopperPearson.interval(effective: bothEffective + neither, checked: pairs, confidence: confidence)
    }

    /// Σ pᵢⱼ (p.ᵢ + pⱼ.)² for i ≠ j.
    private func crossed(_ b: Double, _ c: Double) -> Double {
        b * square(second + 1 - first) + c * square(1 - second + first)
    }

    private func square(_ x: Double) -> Double { x * x }
}
