/// Everything a report says about a campaign's rate (抽查结果汇总).
public struct SpotCheckResult: Hashable, Sendable {
    /// The share of effective facilities in one stratum; a count where too few were checked for a rate.
    public struct Part: Hashable, Sendable {
        /// The stratum's name.
        public let name: String
        /// How many facilities the frame has in it; nil for a stratum of towns.
        public let population: PopulationSize?
        /// What was found.
        public let outcomes: OutcomeCounts
        /// Whether fewer than five have a known result: show the counts, not a rate.
        public let isSmall: Bool
    }

    /// All outcomes.
    public let outcomes: OutcomeCounts
    /// The best estimate: those that could not be checked count as missing.
    ///
    /// Nil if nothing is known.
    public let best: RateEstimate?
    /// The conservative estimate: those that could not be checked count as not effective.
    public let conservative: RateEstimate
    /// Whether the threshold is proved.
    public let proof: ProofDecision
    /// Whether the sample contradicts the threshold as a declared share.
    public let contradiction: ContradictionDecision?
    /// The strata.
    public let parts: [Part]

    /// Computes estimates and decisions.
    ///
    /// - Parameters:
    ///   - sample: What was found.
    ///   - threshold: The share to be reached.
    ///   - confidence: Of intervals (two-sided) and of the proof (one-sided). The risk of the contradiction is 1 −
    ///     confidence.
    /// - Throws: As ``RateEstimate`` and ``CheckedSample/proof(of:confidence:)``.
    public init(_ sample: CheckedSample, threshold: Double, confidence: Double) throws(SamplingError) {
        outcomes = sample.outcomes
        conservative = try RateEstimate(sample, counting: .notEffective, confidence: confidence)
        proof = try sample.proof(of: threshold, confidence: confidence)
        if sample.outcomes.inaccessible == 0 {
            best = try RateEstimate(sample, counting: .missing, confidence: confidence)
            contradiction = try sample.contradiction(of: threshold, risk: 1 - confidence)
        } else {
            // A stratum in which nobody let the inspectors in has no best estimate; the conservative one stands alone.
            best = try? RateEstimate(sample, counting: .missing, confidence: confidence)
            contradiction = try? sample.contradiction(of: threshold, risk: 1 - confidence)
        }
        parts = sample.parts
    }
}

extension CheckedSample {
    /// The strata with their counts.
    fileprivate var parts: [SpotCheckResult.Part] {
        switch self {
        case .simple(let stratum): [Self.part(stratum)]
        case .stratified(let strata): strata.map(Self.part)
        case .twoStage(let strata):
            strata.map {
                SpotCheckResult.Part(
                    name: $0.name, population: nil, outcomes: $0.outcomes,
                    isSmall: $0.outcomes.known < smallestCountForRate)
            }
        }
    }

    private static func part(_ stratum: StratumCounts) -> SpotCheckResult.Part {
        SpotCheckResult.Part(
            name: stratum.name, population: stratum.population, outcomes: stratum.outcomes,
            isSmall: stratum.outcomes.known < smallestCountForRate)
    }
}

/// Below so many known results a report shows counts instead of a rate.
private let smallestCountForRate = 5
