extension CheckedSample {
    /// The sample as it speaks of a part of the frame that the design does not know (分域估计): a county or township.
    ///
    /// What lies outside the part stays in the design with weight but without value, as in R's `subset` of a design;
    /// so the error counts that nobody knew how much of the part would be drawn. Estimate the result with the same
    /// treatment of those that could not be checked.
    ///
    /// - Parameters:
    ///   - treatment: How those that could not be checked are counted.
    ///   - inside: What was found inside the part, by stratum and, for two stages, town.
    public func domain(
        _ treatment: InaccessibleTreatment, _ inside: (_ stratum: String, _ town: String?) -> OutcomeCounts
    ) -> CheckedSample {
        func direct(_ stratum: StratumCounts) -> StratumCounts {
            StratumCounts(
                name: stratum.name, population: stratum.population,
                outcomes: inside(stratum.name, nil).within(stratum.outcomes, treatment))
        }
        switch self {
        case .simple(let stratum): return .stratified([direct(stratum)])
        case .stratified(let strata): return .stratified(strata.map(direct))
        case .twoStage(let strata):
            return .twoStage(
                strata.map { stratum in
                    ClusteredStratum(
                        name: stratum.name, clusterCount: stratum.clusterCount,
                        clusters: stratum.clusters.map { town in
                            ClusteredStratum.Cluster(
                                name: town.name, size: town.size,
                                outcomes: inside(stratum.name, town.name).within(town.outcomes, treatment),
                                chance: town.chance)
                        })
                })
        }
    }
}

extension OutcomeCounts {
    /// These counts in the place of the whole's, the others of the whole as outside the scope.
    ///
    /// Those that the treatment drops from the sample are dropped outside, too.
    fileprivate func within(_ whole: OutcomeCounts, _ treatment: InaccessibleTreatment) -> OutcomeCounts {
        let outside = whole.counted(treatment).checked - counted(treatment).checked
        return OutcomeCounts(
            effective: effective, notEffective: notEffective, inaccessible: inaccessible,
            outOfScope: whole.outOfScope + max(outside, 0))
    }
}
