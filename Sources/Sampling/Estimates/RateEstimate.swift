/// The estimated share of effective facilities, with its error under the design.
public struct RateEstimate: Hashable, Sendable {
    /// The estimated share.
    public let estimate: Double
    /// Its standard error under the design.
    public let standardError: Double
    /// Facilities (or towns) drawn less strata.
    public let degreesOfFreedom: Int
    /// The variance against that of a simple random sample of the same size; nil where that has none.
    public let designEffect: Double?
    /// The two-sided confidence, such as 0.95.
    public let confidence: Double
    /// How those that could not be checked were counted.
    public let treatment: InaccessibleTreatment
    /// Facilities in scope that count as checked.
    public let checked: Int
    /// How many of them were effective.
    public let effective: Int
    /// The method of the interval to be reported: exact for a simple random sample, Korn–Graubard for the other
    /// designs.
    public let method: IntervalMethod
    /// The interval by every method that the design allows.
    public let intervals: [IntervalMethod: RateInterval]

    /// The interval to be reported.
    public var interval: RateInterval { intervals[method] ?? RateInterval(lower: 0, upper: 1) }

    /// Estimates the share.
    ///
    /// - Parameters:
    ///   - sample: What was found.
    ///   - treatment: How to count those that could not be checked.
    ///   - confidence: The two-sided confidence of the intervals.
    /// - Throws: Counts that contradict each other, a stratum or town with one of several checked, or nothing known.
    public init(
        _ sample: CheckedSample, counting treatment: InaccessibleTreatment, confidence: Double
    ) throws(SamplingError) {
        try CountCheck.checkShare(confidence, name: "confidence")
        let survey = try sample.survey(treatment)
        let share = try survey.ratio()
        let counted = sample.outcomes.counted(treatment)
        guard counted.checked > 0 else { throw .nothingChecked(stratum: nil) }
        let intervals = DesignIntervals(
            share: share, count: survey.count, replacement: sample.effectiveCountWithoutSpread(treatment),
            confidence: confidence)
        estimate = share.estimate
        standardError = share.standardError
        degreesOfFreedom = share.degreesOfFreedom
        designEffect = try survey.designEffect()
        self.confidence = confidence
        self.treatment = treatment
        checked = counted.checked
        effective = counted.effective
        var all = intervals.all
        if case .simple(let stratum) = sample {
            method = .exact
            let test = try stratum.exactTest(treatment)
            let side = (1 + confidence) / 2
            all[.exact] = RateInterval(
                lower: test.lowerBound(confidence: side), upper: test.upperBound(confidence: side))
            all[.wilson] = Wilson.interval(
                effective: counted.effective, checked: counted.checked, confidence: confidence)
            all[.clopperPearson] = ClopperPearson.interval(
                effective: counted.effective, checked: counted.checked, confidence: confidence)
        } else {
            method = .beta
        }
        self.intervals = all
    }
}
