public import Domain
import Foundation
import Sampling

/// The result of a spot check as it is kept (抽查结果): every figure with the counts it comes from.
public struct CampaignResult: Codable, Hashable, Sendable {
    /// How often each conclusion was reached.
    public struct Counts: Codable, Hashable, Sendable {
        /// Effectively operating.
        public var effective = 0
        /// Not effectively operating.
        public var notEffective = 0
        /// Nobody could get in.
        public var inaccessible = 0
        /// Not of the frame's scope.
        public var outOfScope = 0

        /// None yet.
        public init() {}

        /// All that were drawn.
        public var drawn: Int { effective + notEffective + inaccessible + outOfScope }
        /// Those whose state is known.
        public var known: Int { effective + notEffective }
        /// Whether there are too few for a rate; then only counts are shown.
        public var isSmall: Bool { known < 5 }
        /// The plain share of known ones, for tables of parts; nil where there are too few.
        public var share: Double? { isSmall ? nil : Double(effective) / Double(known) }

        /// Counts one more.
        mutating func add(_ outcome: VisitOutcome) {
            switch outcome {
            case .effective: effective += 1
            case .notEffective: notEffective += 1
            case .inaccessible: inaccessible += 1
            case .outOfScope: outOfScope += 1
            }
        }

        var sampled: OutcomeCounts {
            OutcomeCounts(
                effective: effective, notEffective: notEffective, inaccessible: inaccessible, outOfScope: outOfScope)
        }
    }

    /// An estimated share with its error.
    public struct Estimate: Codable, Hashable, Sendable {
        /// The share, of one.
        public var estimate: Double
        /// Its standard error under the design.
        public var standardError: Double
        /// The lower end of the interval.
        public var lower: Double
        /// The upper end of the interval.
        public var upper: Double
        /// How the interval was made.
        public var method: String

        init(_ rate: RateEstimate) {
            estimate = rate.estimate
            standardError = rate.standardError
            lower = rate.interval.lower
            upper = rate.interval.upper
            method = rate.method.rawValue
        }

        /// How the interval was made, for people.
        public var methodName: BilingualText {
            IntervalMethod(rawValue: method)?.name ?? BilingualText(method, method)
        }
    }

    /// The claim "at least the threshold", proved or not.
    public struct Proof: Codable, Hashable, Sendable {
        /// Whether it is proved.
        public var isProved: Bool
        /// The one-sided lower bound.
        public var lowerBound: Double
        /// The greatest probability of such a sample if the claim were false.
        public var pValue: Double?
    }

    /// The claim "not contradicted" in the sense of GB/T 2828.4.
    public struct Contradiction: Codable, Hashable, Sendable {
        /// Whether the sample contradicts the threshold as a declared share.
        public var isContradicted: Bool
        /// The probability of so poor a sample if the declaration is just true.
        public var pValue: Double?
    }

    /// A stratum or an area.
    public struct Part: Codable, Hashable, Sendable {
        /// Its name.
        public var name: String
        /// How many facilities the frame has in it.
        public var population: Int
        /// What was found.
        public var counts: Counts
    }

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

        /// None yet.
        public init() {}

        /// How many pairs there are.
        public var pairs: Int { bothEffective + bothNot + onlyFirst + onlySecond }
    }

    /// The threshold, of one.
    public var threshold: Double
    /// The confidence, of one.
    public var confidence: Double
    /// How many facilities could be drawn.
    public var population: Int
    /// What was found in all.
    public var counts: Counts
    /// Those who could not be checked taken as missing; nil where a stratum has no known result.
    public var best: Estimate?
    /// Those who could not be checked taken as not effective.
    public var conservative: Estimate
    /// The claim to be proved.
    public var proof: Proof
    /// The other claim.
    public var contradiction: Contradiction?
    /// By stratum.
    public var strata: [Part]
    /// By township.
    public var towns: [Part]
    /// The re-checks.
    public var recheck: Recheck

    /// Reads what is stored; nil for nothing.
    public init?(json: String?) {
        guard let json, let result = try? JSONDecoder().decode(CampaignResult.self, from: Data(json.utf8)) else {
            return nil
        }
        self = result
    }

    /// Computes the result of what was found.
    ///
    /// - Throws: `SamplingError`.
    init(
        strata: [Part], towns: [Part], recheck: Recheck, threshold: Double, confidence: Double
    ) throws(SamplingError) {
        let sample = Self.sample(strata)
        let result = try SpotCheckResult(sample, threshold: threshold, confidence: confidence)
        self.threshold = threshold
        self.confidence = confidence
        population = strata.reduce(0) { $0 + $1.population }
        counts = strata.reduce(into: Counts()) { sum, part in
            sum.effective += part.counts.effective
            sum.notEffective += part.counts.notEffective
            sum.inaccessible += part.counts.inaccessible
            sum.outOfScope += part.counts.outOfScope
        }
        best = result.best.map(Estimate.init)
        conservative = Estimate(result.conservative)
        proof = Proof(
            isProved: result.proof.isProved, lowerBound: result.proof.lowerBound, pValue: result.proof.pValue)
        contradiction = result.contradiction.map {
            Contradiction(isContradicted: $0.isContradicted, pValue: $0.pValue)
        }
        self.strata = strata
        self.towns = towns
        self.recheck = recheck
    }

    /// What was found, by the design under which it was drawn.
    static func sample(_ strata: [Part]) -> CheckedSample {
        let counted = strata.map {
            StratumCounts(name: $0.name, population: .finite($0.population), outcomes: $0.counts.sampled)
        }
        return counted.count == 1 ? .simple(counted[0]) : .stratified(counted)
    }
}
