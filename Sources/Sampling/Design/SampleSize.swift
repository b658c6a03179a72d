import Domain

/// How many facilities must be checked (样本量).
public struct SampleSize: Sendable {
    /// How many facilities the claim is about.
    public let population: PopulationSize
    /// The share to be proved.
    public let threshold: Double
    /// The one-sided confidence.
    public let confidence: Double

    /// The greatest sample that is looked for.
    public static let greatest = 1_000_000

    /// A claim to plan for.
    ///
    /// - Throws: `outOfRange` for a threshold or confidence that is no share, or a population that is none.
    public init(population: PopulationSize, threshold: Double, confidence: Double) throws(SamplingError) {
        try CountCheck.checkShare(threshold, name: "threshold")
        try CountCheck.checkShare(confidence, name: "confidence")
        if case .finite(let count) = population, !(1...CountCheck.greatestPopulation).contains(count) {
            throw .outOfRange(
                name: "population", value: "\(count)",
                range: BilingualText(
                    "1 至 \(CountCheck.greatestPopulation)", "1 to \(CountCheck.greatestPopulation)"))
        }
        self.population = population
        self.threshold = threshold
        self.confidence = confidence
    }

    /// The smallest sample that still proves the claim if so many of it are not effective.
    ///
    /// - Throws: `impossible` if even checking all would not, or more than ``greatest`` would be needed.
    /// - Complexity: O(log n) tests.
    public func proving(failures: Int) throws(SamplingError) -> Int {
        guard failures >= 0 else {
            throw .outOfRange(
                name: "failures", value: "\(failures)", range: BilingualText("0 或正整数", "0 or a positive whole number"))
        }
        guard let size = smallest(failures: failures, from: max(failures, 1)) else {
            throw tooLarge(failures: failures)
        }
        return size
    }

    /// The smallest sample that proves the claim if it shows the given rate, its effective ones rounded to a whole
    /// number, halves down.
    ///
    /// A sample drawn where the true rate is just this one shows it or more only about every second time; plan for
    /// ``proving(trueRate:power:)`` instead if the check shall succeed.
    ///
    /// - Throws: `outOfRange` for a rate not above the threshold; `impossible` as ``proving(failures:)``.
    public func proving(observedRate rate: Double) throws(SamplingError) -> (size: Int, failures: Int) {
        try checkRate(rate)
        if rate == 1 { return (try proving(failures: 0), 0) }
        var size = 1
        for failures in 0...Self.greatest {
            guard let least = smallest(failures: failures, from: max(size, failures, 1)) else {
                throw tooLarge(failures: failures)
            }
            size = least
            // Of the sizes at which the rate leaves just so many failures, the first that is large enough.
            if let fitting = Self.sizes(leaving: failures, at: rate).first(where: { $0 >= least }), fits(fitting) {
                return (fitting, failures)
            }
        }
        throw tooLarge(failures: Self.greatest)
    }

    /// The smallest sample that proves the claim with the given probability where the true rate is the given one.
    ///
    /// - Returns: The size, and how many of it may be not effective.
    /// - Throws: As ``proving(observedRate:)``.
    public func proving(trueRate rate: Double, power: Double) throws(SamplingError) -> (size: Int, failures: Int) {
        try checkRate(rate)
        try CountCheck.checkShare(power, name: "power")
        var size = 1
        for failures in 0...Self.greatest {
            guard let least = smallest(failures: failures, from: max(size, failures, 1)) else {
                throw tooLarge(failures: failures)
            }
            size = least
            if passProbability(size: least, failures: failures, trueRate: rate) >= power { return (least, failures) }
        }
        throw tooLarge(failures: Self.greatest)
    }

    /// The probability that a sample has at most so many not effective ones, at a true rate (抽检特性).
    ///
    /// With a finite population the true number of effective ones is the rate's, rounded to a whole number.
    public func passProbability(size: Int, failures: Int, trueRate: Double) -> Double {
        switch population {
        case .unlimited: return BinomialDistribution.atMost(failures, trials: size, rate: 1 - trueRate)
        case .finite(let count):
            let effective = Int((min(max(trueRate, 0), 1) * Double(count)).rounded())
            return HypergeometricDistribution(population: count, marked: count - effective, drawn: size)
                .atMost(failures)
        }
    }

    /// Whether so many failures in such a sample still prove the claim.
    private func proves(size: Int, failures: Int) -> Bool {
        switch population {
        case .unlimited:
            return BinomialDistribution.atMost(failures, trials: size, rate: 1 - threshold) <= 1 - confidence
        case .finite(let count):
            let reaching = PopulationSize.smallestCount(reaching: threshold, of: count)
            let distribution = HypergeometricDistribution(
                population: count, marked: count - reaching + 1, drawn: size)
            return distribution.atMost(failures) <= 1 - confidence
        }
    }

    private var limit: Int {
        if case .finite(let count) = population { min(count, Self.greatest) } else { Self.greatest }
    }

    private func fits(_ size: Int) -> Bool { size <= limit }

    /// The smallest size, at least `start`, at which so many failures still prove the claim.
    ///
    /// Larger ones do then as well.
    private func smallest(failures: Int, from start: Int) -> Int? {
        // Doubling first: most answers are small, and a test of a small sample costs little.
        var step = 8
        var low = start
        while low <= limit {
            let high = min(low + step, limit)
            if proves(size: high, failures: failures) {
                return Bisection.first(in: low...high) { proves(size: $0, failures: failures) }
            }
            low = high + 1
            step *= 2
        }
        return nil
    }

    /// The sizes n at which n less the rounded n · rate is the given number of failures, in ascending order.
    private static func sizes(leaving failures: Int, at rate: Double) -> [Int] {
        let width = 0.5 / (1 - rate)
        let centre = Double(failures) / (1 - rate)
        guard centre + width < Double(greatest) * 2, width < Double(greatest) else { return [] }
        let first = max(Int(centre - width) - 2, 1)
        let last = max(Int(centre + width) + 2, first)
        // A half is no effective facility: 144.5 count as 144.
        return (first...last).filter { $0 - Int((Double($0) * rate - 0.5).rounded(.up)) == failures }
    }

    private func checkRate(_ rate: Double) throws(SamplingError) {
        guard rate > threshold, rate <= 1 else {
            throw .outOfRange(
                name: "rate", value: "\(rate)",
                range: BilingualText(
                    "大于门槛 \(threshold) 且不超过 1 的数；不高于门槛的运行率，查多少都证明不了达标",
                    "a number above the threshold \(threshold) and at most 1; no sample of a lower rate can prove it"))
        }
    }

    private func tooLarge(failures: Int) -> SamplingError {
        .impossible(
            BilingualText(
                "即使检查 \(limit) 个，有 \(failures) 个不合格时也无法以 \(confidence) 的置信度证明不低于 \(threshold)",
                "Even with \(limit) checked, \(failures) failures do not prove at least \(threshold) "
                    + "with confidence \(confidence)"))
    }
}
