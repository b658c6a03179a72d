extension SurveySample {
    /// The ratio Σ numerator / Σ denominator over all facilities; with denominators of 1 their mean.
    ///
    /// Variance by Taylor linearisation, with the finite population correction of each stage (C.-E. Särndal, B.
    /// Swensson, J. Wretman, “Model Assisted Survey Sampling”, 1992, §§ 4.3 and 5.6); the same as R's `survey`.
    ///
    /// - Throws: `nothingChecked` if the denominators add up to zero.
    public func ratio() throws(SamplingError) -> DesignEstimate {
        let sums = weightedSums
        guard sums.denominator != 0 else { throw .nothingChecked(stratum: nil) }
        let rate = sums.numerator / sums.denominator
        let variance = variance { ($0.numerator - rate * $0.denominator) / sums.denominator }
        return DesignEstimate(estimate: rate, variance: variance, degreesOfFreedom: degreesOfFreedom)
    }

    /// The total of the numerators over all facilities.
    ///
    /// Every stratum must have a known size.
    public func total() -> DesignEstimate {
        DesignEstimate(
            estimate: weightedSums.numerator, variance: variance(of: \.numerator), degreesOfFreedom: degreesOfFreedom)
    }

    /// How much the ratio's variance differs from that of as many facilities drawn simply at random (设计效应).
    ///
    /// The simple variance is estimated from the same data, weighted, as in R's `survey`.
    ///
    /// - Parameter ofDrawingWithReplacement: Compares with a simple sample without finite population correction
    ///   (`"replace"` in R).
    /// - Returns: Nil if all values are alike or all facilities were drawn.
    public func designEffect(ofDrawingWithReplacement: Bool = false) throws(SamplingError) -> Double? {
        let estimate = try ratio()
        let weights = weightedSums
        var squares = 0.0
        forEachValue { value, weight in
            let residual = value.numerator - estimate.estimate * value.denominator
            squares += weight * residual * residual
        }
        let n = Double(count)
        guard n > 1, weights.weight > 0 else { return nil }
        let spread = squares / weights.weight * n / (n - 1)
        let meanDenominator = weights.denominator / weights.weight
        let isUncorrected = ofDrawingWithReplacement || strata.contains { $0.clusterCount == nil }
        let correction = isUncorrected ? 1 : 1 - n / weights.weight
        let simple = spread * correction / n / (meanDenominator * meanDenominator)
        return simple > 0 ? estimate.variance / simple : nil
    }

    private var weightedSums: (numerator: Double, denominator: Double, weight: Double) {
        var sums = (numerator: 0.0, denominator: 0.0, weight: 0.0)
        forEachValue { value, weight in
            sums.numerator += weight * value.numerator
            sums.denominator += weight * value.denominator
            sums.weight += weight
        }
        return sums
    }

    private func forEachValue(_ body: (Value, Double) -> Void) {
        for stratum in strata {
            for cluster in stratum.clusters {
                let weight = stratum.weight(of: cluster) * Double(cluster.size) / Double(cluster.values.count)
                for value in cluster.values { body(value, weight) }
            }
        }
    }

    /// The variance of the weighted total of what `part` makes of each value.
    ///
    /// With unequal chances the first stage follows K. R. W. Brewer (“Combined Survey Sampling Inference”, 2002), which
    /// needs no chances of pairs; with equal ones that is the usual formula.
    private func variance(of part: (Value) -> Double) -> Double {
        var sum = 0.0
        for stratum in strata {
            let n = Double(stratum.clusters.count)
            let totals = stratum.clusters.map { cluster in
                let sum = cluster.values.reduce(0) { $0 + part($1) }
                return stratum.weight(of: cluster) * Double(cluster.size) / Double(cluster.values.count) * sum
            }
            if n > 1 {
                let mean = totals.reduce(0, +) / n
                sum += zip(stratum.clusters, totals).reduce(0) { sum, pair in
                    sum + (1 - stratum.chance(of: pair.0)) * n / (n - 1) * (pair.1 - mean) * (pair.1 - mean)
                }
            }
            // The second stage's part counts as often as the first stage was drawn.
            for cluster in stratum.clusters where cluster.values.count > 1 {
                let m = Double(cluster.values.count)
                let values = cluster.values.map { stratum.weight(of: cluster) * Double(cluster.size) / m * part($0) }
                sum += stratum.chance(of: cluster) * (1 - m / Double(cluster.size)) * m / (m - 1) * Self.squares(values)
            }
        }
        return sum
    }

    private static func squares(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
}

extension SurveySample.Stratum {
    /// The chance with which a cluster was drawn; 0 where there are unlimitedly many.
    fileprivate func chance(of cluster: SurveySample.Cluster) -> Double {
        cluster.chance ?? clusterCount.map { Double(clusters.count) / Double($0) } ?? 0
    }

    /// How many clusters a drawn one stands for; with an unlimited number all strata weigh alike.
    fileprivate func weight(of cluster: SurveySample.Cluster) -> Double {
        cluster.chance.map { 1 / $0 } ?? clusterCount.map { Double($0) / Double(clusters.count) }
            ?? 1 / Double(clusters.count)
    }
}
