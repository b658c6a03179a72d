extension CheckedSample {
    /// Decides whether the share of effective facilities is proved to be at least a threshold.
    ///
    /// Exact for simple and stratified samples (hypergeometric test; union–intersection test); for two-stage samples by
    /// the one-sided Korn–Graubard bound. Facilities that could not be checked count as not effective.
    ///
    /// - Throws: A threshold or confidence that is no share, and what ``RateEstimate`` throws.
    public func proof(of threshold: Double, confidence: Double) throws(SamplingError) -> ProofDecision {
        try CountCheck.checkShare(threshold, name: "threshold")
        try CountCheck.checkShare(confidence, name: "confidence")
        let lowerBound: Double
        let pValue: Double?
        switch self {
        case .simple(let stratum):
            _ = try survey(.notEffective)
            let test = try stratum.exactTest(.notEffective)
            lowerBound = test.lowerBound(confidence: confidence)
            pValue = test.pValue(againstBelow: threshold)
        case .stratified(let strata):
            _ = try survey(.notEffective)
            let test = try Self.exactTest(strata, .notEffective, countingEffective: true)
            lowerBound = Double(test.lowerTotal(confidence: confidence)) / Double(test.population)
            pValue = test.pValue(againstBelow: threshold)
        case .twoStage:
            lowerBound = try approximateBounds(.notEffective, confidence: confidence).lower
            pValue = nil
        }
        return ProofDecision(
            threshold: threshold, confidence: confidence,
            isProved: pValue.map { $0 <= 1 - confidence } ?? (lowerBound >= threshold), lowerBound: lowerBound,
            pValue: pValue, method: pValue == nil ? .beta : .exact)
    }

    /// Decides whether the sample contradicts a declared share.
    ///
    /// - Throws: As ``proof(of:confidence:)``.
    public func contradiction(of declared: Double, risk: Double) throws(SamplingError) -> ContradictionDecision {
        try CountCheck.checkShare(declared, name: "declared")
        try CountCheck.checkShare(risk, name: "risk")
        let pValue: Double?
        var isContradicted = false
        var limitingShare: Double?
        switch self {
        case .simple(let stratum):
            _ = try survey(.missing)
            let test = try stratum.exactTest(.missing)
            pValue = test.pValue(againstAtLeast: declared)
            limitingShare = test.limitingShare(declared: declared, risk: risk)
        case .stratified(let strata):
            // The exact test asks for no spread, so a single known result in a stratum is enough.
            do { _ = try survey(.missing) } catch .oneChecked {}
            // Seen from the failures: there are at most so many of them.
            let test = try Self.exactTest(strata, .missing, countingEffective: false)
            let reaching = PopulationSize.smallestCount(reaching: declared, of: test.population)
            pValue = test.pValue(totalAtMost: test.population - reaching)
        case .twoStage:
            pValue = nil
            isContradicted = try approximateBounds(.missing, confidence: 1 - risk).upper < declared
        }
        return ContradictionDecision(
            declared: declared, risk: risk, isContradicted: pValue.map { $0 <= risk } ?? isContradicted,
            pValue: pValue, limitingShare: limitingShare)
    }

    private static func exactTest(
        _ strata: [StratumCounts], _ treatment: InaccessibleTreatment, countingEffective: Bool
    ) throws(SamplingError) -> StratifiedTest {
        var exact: [StratifiedTest.Stratum] = []
        for stratum in strata {
            let counted = stratum.outcomes.counted(treatment)
            guard case .finite(let population) = stratum.inScope else { throw .nothingChecked(stratum: stratum.name) }
            exact.append(
                StratifiedTest.Stratum(
                    population: population, checked: counted.checked,
                    effective: countingEffective ? counted.effective : counted.checked - counted.effective))
        }
        return try StratifiedTest(exact)
    }

    private func approximateBounds(
        _ treatment: InaccessibleTreatment, confidence: Double
    ) throws(SamplingError) -> RateInterval {
        let survey = try survey(treatment)
        return DesignIntervals(
            share: try survey.ratio(), count: survey.count, replacement: effectiveCountWithoutSpread(treatment),
            confidence: confidence
        ).bounds(confidence: confidence)
    }
}
