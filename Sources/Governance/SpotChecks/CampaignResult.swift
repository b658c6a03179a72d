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
        /// The degrees of freedom of the standard error; nil in results of earlier versions.
        public var degreesOfFreedom: Int?
        /// The variance against that of a simple random sample of the same size; nil where that has none.
        public var designEffect: Double?

        init(_ rate: RateEstimate) {
            estimate = rate.estimate
            standardError = rate.standardError
            lower = rate.interval.lower
            upper = rate.interval.upper
            method = rate.method.rawValue
            degreesOfFreedom = rate.degreesOfFreedom
            designEffect = rate.designEffect
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
        /// The greatest probability of such a sample if the claim were false; nil for a draw in two stages, whose bound
        /// is approximate.
        public var pValue: Double?
    }

    /// The claim "not contradicted" in the sense of GB/T 2828.4.
    public struct Contradiction: Codable, Hashable, Sendable {
        /// Whether the sample contradicts the threshold as a declared share.
        public var isContradicted: Bool
        /// The probability of so poor a sample if the declaration is just true.
        public var pValue: Double?
        /// The highest true share that is contradicted with a probability of at least 90 %; simple samples only.
        public var limitingShare: Double?
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

    /// A township that was drawn first.
    public struct Cluster: Codable, Hashable, Sendable {
        /// The stratum it was drawn from.
        public var stratum: String
        /// Its name.
        public var name: String
        /// How many facilities of the frame it has.
        public var size: Int
        /// What was found.
        public var counts: Counts
        /// The chance with which it was drawn, in proportion to its facilities; nil where all had the same.
        public var chance: Double?
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
    /// How many townships each stratum has that was drawn in two stages.
    public var clusterCounts: [String: Int]?
    /// The townships drawn in two stages.
    public var clusters: [Cluster]?
    /// The best estimate corrected for wrong verdicts, the second teams' taken as right; nil where the re-checks do not
    /// allow it.
    public var corrected: Corrected?

    /// Reads what is stored; nil for nothing.
    public init?(json: String?) {
        guard let json, let result = try? JSONDecoder().decode(CampaignResult.self, from: Data(json.utf8)) else {
            return nil
        }
        self = result
    }
}
