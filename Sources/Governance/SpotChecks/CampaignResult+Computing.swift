import Sampling

extension CampaignResult {
    /// What a spot check found, before anything is estimated.
    struct Findings {
        var strata: [Part]
        var towns: [Part]
        var clusters: [Cluster] = []
        var clusterCounts: [String: Int] = [:]
        var recheck = Recheck()
    }

    /// Computes the result of what was found.
    ///
    /// - Throws: `SamplingError`.
    init(_ found: Findings, threshold: Double, confidence: Double) throws(SamplingError) {
        let sample = Self.sample(found.strata, found.clusters, found.clusterCounts)
        let result = try SpotCheckResult(sample, threshold: threshold, confidence: confidence)
        self.threshold = threshold
        self.confidence = confidence
        population = found.strata.reduce(0) { $0 + $1.population }
        counts = found.strata.reduce(into: Counts()) { $0.add($1.counts) }
        best = result.best.map(Estimate.init)
        conservative = Estimate(result.conservative)
        proof = Proof(
            isProved: result.proof.isProved, lowerBound: result.proof.lowerBound, pValue: result.proof.pValue)
        contradiction = result.contradiction.map {
            Contradiction(isContradicted: $0.isContradicted, pValue: $0.pValue, limitingShare: $0.limitingShare)
        }
        strata = found.strata
        towns = found.towns
        var recheck = found.recheck
        recheck.computeAgreement(confidence: confidence)
        self.recheck = recheck
        clusters = found.clusters.isEmpty ? nil : found.clusters
        clusterCounts = found.clusterCounts.isEmpty ? nil : found.clusterCounts
        corrected = result.best.flatMap { Corrected($0, recheck, confidence: confidence) }
    }

    /// Whether townships were drawn first.
    public var isTwoStage: Bool { clusterCounts != nil }

    /// Whether their chances were in proportion to their facilities.
    public var isBySize: Bool { clusters?.contains { $0.chance != nil } == true }

    /// The townships drawn first; nil where facilities were drawn directly.
    public var drawnTowns: [Part]? {
        clusters?.map { Part(name: $0.name, population: $0.size, counts: $0.counts) }
    }

    /// What was found, by the design under which it was drawn.
    var sample: CheckedSample { Self.sample(strata, clusters ?? [], clusterCounts ?? [:]) }

    /// What was found in one stratum, estimated by its own draw, those that could not be checked taken one way.
    ///
    /// - Returns: Nil where too few are known for a rate, or no error can be estimated.
    public func estimate(ofStratum part: Part, countingInaccessible: Bool) -> Estimate? {
        guard !part.counts.isSmall else { return nil }
        let own = clusterCounts?[part.name].map { [part.name: $0] } ?? [:]
        let sample = Self.sample([part], (clusters ?? []).filter { $0.stratum == part.name }, own)
        let rate = try? RateEstimate(
            sample, counting: countingInaccessible ? .notEffective : .missing, confidence: confidence)
        return rate.map(Estimate.init)
    }

    /// In two stages a stratum that is checked in full is one township taken for certain, which adds no error and no
    /// degree of freedom.
    private static func sample(
        _ strata: [Part], _ clusters: [Cluster], _ clusterCounts: [String: Int]
    ) -> CheckedSample {
        guard clusterCounts.isEmpty else {
            return .twoStage(
                strata.map { part in
                    guard let count = clusterCounts[part.name] else {
                        return ClusteredStratum(
                            name: part.name, clusterCount: 1,
                            clusters: [.init(name: part.name, size: part.population, outcomes: part.counts.sampled)])
                    }
                    return ClusteredStratum(
                        name: part.name, clusterCount: count,
                        clusters: clusters.filter { $0.stratum == part.name }.map {
                            .init(name: $0.name, size: $0.size, outcomes: $0.counts.sampled, chance: $0.chance)
                        })
                })
        }
        let counted = strata.map {
            StratumCounts(name: $0.name, population: .finite($0.population), outcomes: $0.counts.sampled)
        }
        return counted.count == 1 ? .simple(counted[0]) : .stratified(counted)
    }
}

extension CampaignResult.Counts {
    /// Adds others.
    mutating func add(_ other: CampaignResult.Counts) {
        effective += other.effective
        notEffective += other.notEffective
        inaccessible += other.inaccessible
        outOfScope += other.outOfScope
    }
}
