import Domain
import Sampling

extension CampaignResult {
    /// Facilities that two teams checked without knowing of each other.
    public struct Recheck: Codable, Hashable, Sendable {
        /// Both said effective.
        public var bothEffective = 0
        /// Both said not effective.
        public var bothNot = 0
        /// Only the first said effective.
        public var onlyFirst = 0
        /// Only the second said effective.
        public var onlySecond = 0
        /// Re-checks without a pair of known results.
        public var unpaired = 0
        /// Cohen's κ; nil where it is not defined.
        public var kappa: Double?
        /// The ends of κ's large-sample interval; nil where it has no spread to be seen.
        public var kappaInterval: [Double]?
        /// The ends of Clopper and Pearson's interval of the share of pairs that agree.
        public var agreementInterval: [Double]?

        /// None yet.
        public init() {}

        /// How many pairs there are.
        public var pairs: Int { bothEffective + bothNot + onlyFirst + onlySecond }
        /// Whether the pairs are too few to rely on κ's large-sample interval.
        public var isSmall: Bool { pairs < 30 }
        /// How many of them agree.
        public var agreeing: Int { bothEffective + bothNot }

        var verdicts: Agreement? {
            try? Agreement(
                bothEffective: bothEffective, onlyFirst: onlyFirst, onlySecond: onlySecond, neither: bothNot)
        }

        /// Counts a pair.
        mutating func add(_ first: VisitOutcome?, _ second: VisitOutcome?) {
            switch (first, second) {
            case (.effective, .effective): bothEffective += 1
            case (.notEffective, .notEffective): bothNot += 1
            case (.effective, .notEffective): onlyFirst += 1
            case (.notEffective, .effective): onlySecond += 1
            default: unpaired += 1
            }
        }

        /// Fills in κ and the intervals.
        mutating func computeAgreement(confidence: Double) {
            guard let verdicts else { return }
            kappa = verdicts.kappa
            kappaInterval = verdicts.kappaInterval(confidence: confidence).map { [$0.lower, $0.upper] }
            let share = verdicts.observedInterval(confidence: confidence)
            agreementInterval = [share.lower, share.upper]
        }
    }

    /// A rate corrected for wrong verdicts after Rogan and Gladen (误判校正).
    public struct Corrected: Codable, Hashable, Sendable {
        /// The corrected share, of one.
        public var estimate: Double
        /// Its standard error; the re-checks' own chance is in it.
        public var standardError: Double
        /// The ends of its interval, cut to 0 and 1.
        public var interval: [Double]
        /// Of what the second team found effective, the share that the first did.
        public var sensitivity: Double
        /// Of what the second team found not effective, the share that the first did.
        public var specificity: Double

        /// Corrects an estimate by the re-checks, if they allow it.
        init?(_ best: RateEstimate, _ recheck: Recheck, confidence: Double) {
            guard let correction = recheck.verdicts.flatMap(MisclassificationCorrection.init(against:)) else {
                return nil
            }
            let found = correction.corrected(
                DesignEstimate(
                    estimate: best.estimate, variance: best.standardError * best.standardError,
                    degreesOfFreedom: best.degreesOfFreedom))
            estimate = found.estimate
            standardError = found.standardError
            let half = NormalDistribution.quantile((1 + confidence) / 2) * found.standardError
            interval = [max(found.estimate - half, 0), min(found.estimate + half, 1)]
            sensitivity = correction.sensitivity
            specificity = correction.specificity
        }
    }
}
