import Domain

extension CheckedSample {
    /// The greatest number of facilities of one sample that is computed with.
    private static let greatestSample = 10_000_000

    /// The sample as pairs of values for Taylor linearisation.
    func survey(_ treatment: InaccessibleTreatment) throws(SamplingError) -> SurveySample {
        try checkCounts()
        switch self {
        case .simple(let stratum): return try SurveySample([stratum.survey(treatment)])
        case .stratified(let strata):
            try Self.checkNames(strata.map(\.name))
            guard strata.count == 1 || !strata.contains(where: { $0.population == .unlimited }) else {
                throw .contradiction(
                    BilingualText("分层估计需要每层的设施总数", "A stratified estimate needs the population of every stratum"))
            }
            return try SurveySample(strata.map { $0.survey(treatment) })
        case .twoStage(let strata):
            try Self.checkNames(strata.map(\.name))
            for stratum in strata { try Self.checkNames(stratum.clusters.map(\.name)) }
            return try SurveySample(strata.flatMap { $0.survey(treatment) })
        }
    }

    /// The sample size to use where all results are alike.
    ///
    /// With towns it is their number: inside a town results may simply repeat.
    func effectiveCountWithoutSpread(_ treatment: InaccessibleTreatment) -> Int? {
        switch self {
        case .simple(let stratum): stratum.isComplete ? nil : stratum.outcomes.counted(treatment).checked
        case .stratified(let strata):
            strata.allSatisfy(\.isComplete) ? nil : outcomes.counted(treatment).checked
        case .twoStage(let strata):
            strata.allSatisfy(\.isComplete) ? nil : strata.reduce(0) { $0 + $1.clusters.count }
        }
    }

    private func checkCounts() throws(SamplingError) {
        let groups: [(String, OutcomeCounts)]
        switch self {
        case .simple(let stratum): groups = [(stratum.name, stratum.outcomes)]
        case .stratified(let strata): groups = strata.map { ($0.name, $0.outcomes) }
        case .twoStage(let strata): groups = strata.flatMap { $0.clusters.map { ($0.name, $0.outcomes) } }
        }
        for (name, counts) in groups {
            let each = [counts.effective, counts.notEffective, counts.inaccessible, counts.outOfScope]
            guard each.allSatisfy({ (0...Self.greatestSample).contains($0) }) else {
                throw .contradiction(
                    BilingualText(
                        "“\(name)”的计数应在 0 与 \(Self.greatestSample) 之间",
                        "The counts of “\(name)” must be between 0 and \(Self.greatestSample)"))
            }
        }
    }

    private static func checkNames(_ names: [String]) throws(SamplingError) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw .contradiction(
                BilingualText("层或乡镇“\(name)”出现两次", "The stratum or town “\(name)” is there twice"))
        }
    }
}

extension StratumCounts {
    /// Whether every facility was drawn and its result is known.
    var isComplete: Bool { population == .finite(outcomes.drawn) && outcomes.inaccessible == 0 }

    func survey(_ treatment: InaccessibleTreatment) -> SurveySample.Stratum {
        let values = outcomes.values(treatment)
        let size: Int? = if case .finite(let count) = population { count } else { nil }
        return SurveySample.Stratum(name: name, population: size, values: values)
    }

    /// The exact test, within what of the frame is in scope as far as is known.
    func exactTest(_ treatment: InaccessibleTreatment) throws(SamplingError) -> ExactTest {
        let counted = outcomes.counted(treatment)
        return try ExactTest(population: inScope, checked: counted.checked, effective: counted.effective)
    }

    /// The population without those found outside the scope; those not drawn are taken as within it.
    var inScope: PopulationSize {
        guard case .finite(let count) = population else { return .unlimited }
        return .finite(count - outcomes.outOfScope)
    }
}

extension ClusteredStratum {
    var isComplete: Bool {
        clusters.count == clusterCount
            && clusters.allSatisfy { $0.outcomes.drawn == $0.size && $0.outcomes.inaccessible == 0 }
    }

    /// Towns in which nothing is known are left out like facilities that could not be checked.
    ///
    /// A town that was taken for certain because of its size speaks for itself: it is a stratum of its own, which adds
    /// no error between towns and no degree of freedom.
    func survey(_ treatment: InaccessibleTreatment) -> [SurveySample.Stratum] {
        let drawn = clusters.map { cluster in
            SurveySample.Cluster(
                name: cluster.name, size: cluster.size, values: cluster.outcomes.values(treatment),
                chance: cluster.chance)
        }.filter { !$0.values.isEmpty }
        let certain = drawn.filter { $0.chance == 1 }
        let known = drawn.filter { $0.chance != 1 }
        // As with equal chances, the towns of which something is known stand for those of which nothing is.
        let share = Double(known.count) / Double(max(clusters.count { $0.chance != 1 }, 1))
        let others = known.map { town in
            SurveySample.Cluster(
                name: town.name, size: town.size, values: town.values, chance: town.chance.map { $0 * share })
        }
        let strata = certain.map { SurveySample.Stratum(name: name, clusterCount: 1, clusters: [$0]) }
        guard others.isEmpty, !certain.isEmpty else {
            return strata + [
                SurveySample.Stratum(
                    name: name, clusterCount: clusterCount - clusters.count { $0.chance == 1 }, clusters: others)
            ]
        }
        return strata
    }
}
