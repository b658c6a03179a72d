public import Domain

/// The treatment chosen for a flow, with the reasons: what was ruled out and why, and what the others would cost.
public struct TreatmentChoice: Sendable {
    /// One possibility.
    public struct Option: Sendable {
        /// Its name.
        public var name: BilingualText
        /// Why it was ruled out; `nil` for one that may be used.
        public var veto: BilingualText?
        /// Capital.
        public var capital: Double
        /// Running cost a year.
        public var operation: Double
        /// Yearly cost, capital included.
        public var yearly: Double
        /// The level of effluent that it reaches in the cost set's own grading, 1 the best; `nil` where the set knows none.
        public var level: Int?
    }

    /// The cheapest possibility that nothing rules out.
    public var chosen: Option
    /// All others, the admissible ones first, by yearly cost.
    public var others: [Option]
    /// The level demanded and why; `nil` where the cost set knows no levels.
    public var demand: BilingualText?
    /// What would change the choice.
    public var wouldChange: BilingualText?
}

extension TreatmentChoice {
    /// The choice with all money multiplied.
    func scaled(by factor: Double) -> TreatmentChoice {
        guard factor != 1 else { return self }
        func scaled(_ option: Option) -> Option {
            var option = option
            option.capital *= factor
            option.operation *= factor
            option.yearly *= factor
            return option
        }
        var result = self
        result.chosen = scaled(chosen)
        result.others = others.map(scaled)
        return result
    }
}

extension CostSet {
    /// The cheapest treatment for a flow in m³/d at an outlet.
    ///
    /// A size below the smallest of the table costs as much as that smallest one. Built for `flow`, run with `mean` m³/d
    /// through the year, by default the same.
    /// - Returns: `nil` if no process of the set is for this size and level.
    /// - Complexity: O(technologies).
    public func treatment(
        cubicMetresPerDay flow: Double, mean: Double? = nil, waterClass: Int?, lifeCycle: LifeCycle
    ) -> TreatmentChoice? {
        let factor = lifeCycle.yearlyFactor(lifeYears: stationLifeYears.value)
        if let treatmentCurve {
            var cost = treatmentCurve.cost(cubicMetresPerDay: flow)
            if let mean { cost.operation = treatmentCurve.cost(cubicMetresPerDay: mean).operation }
            return TreatmentChoice(
                chosen: TreatmentChoice.Option(
                    name: BilingualText("处理站（造价曲线）", "Treatment station (cost curve)"), veto: nil,
                    capital: cost.capital, operation: cost.operation, yearly: cost.capital * factor + cost.operation),
                others: [], demand: nil, wouldChange: nil)
        }
        let smallest = technologies.map(\.from).min() ?? 0
        let size = max(flow, smallest)
        let level = levels?.level(cubicMetresPerDay: flow, waterClass: waterClass)
        let options = technologies.map { technology -> TreatmentChoice.Option in
            let capital = technology.capital * size
            let operation = technology.operation * (mean ?? flow) * 365
            return TreatmentChoice.Option(
                name: BilingualText(technology.zh, technology.en), veto: technology.veto(size: size, level: level),
                capital: capital, operation: operation, yearly: capital * factor + operation, level: technology.level)
        }
        let ranked = options.sorted { ($0.veto == nil ? 0 : 1, $0.yearly) < ($1.veto == nil ? 0 : 1, $1.yearly) }
        guard let best = ranked.first, best.veto == nil else { return nil }
        return TreatmentChoice(
            chosen: best, others: Array(ranked.dropFirst()), demand: demand(level, waterClass, flow),
            wouldChange: Self.change(best, ranked.dropFirst().first { $0.veto == nil }))
    }

    /// Yearly cost of the cheapest treatment, the same as that of ``treatment(cubicMetresPerDay:mean:waterClass:lifeCycle:)``
    /// without its reasons, which take most of the time: searches ask for it thousands of times.
    /// - Complexity: O(technologies).
    func treatmentYearly(
        cubicMetresPerDay flow: Double, mean: Double?, waterClass: Int?, lifeCycle: LifeCycle
    ) -> Double? {
        let factor = lifeCycle.yearlyFactor(lifeYears: stationLifeYears.value)
        if treatmentCurve != nil {
            return treatment(cubicMetresPerDay: flow, mean: mean, waterClass: waterClass, lifeCycle: lifeCycle)?
                .chosen.yearly
        }
        let size = max(flow, technologies.lazy.map(\.from).min() ?? 0)
        let level = levels?.level(cubicMetresPerDay: flow, waterClass: waterClass)
        var best: Double?
        for technology in technologies where technology.isAdmissible(size: size, level: level) {
            let yearly = technology.capital * size * factor + technology.operation * (mean ?? flow) * 365
            best = min(best ?? .infinity, yearly)
        }
        return best
    }

    private func demand(_ level: Int?, _ waterClass: Int?, _ flow: Double) -> BilingualText? {
        guard let level, let levels else { return nil }
        let water =
            waterClass.map { BilingualText("受纳水体 \($0) 类", "receiving water of class \($0)") }
            ?? BilingualText("未给出受纳水体，按最严", "receiving water not given, the strictest taken")
        return BilingualText(
            "规模 \(flow.rounded()) m³/d，\(water.zh)：须达 \(level) 级（\(levels.source)）",
            "\(flow.rounded()) m³/d, \(water.en): level \(level) is demanded (\(levels.source))")
    }

    private static func change(
        _ best: TreatmentChoice.Option, _ next: TreatmentChoice.Option?
    ) -> BilingualText? {
        guard let next, best.yearly > 0 else { return nil }
        let margin = ((next.yearly - best.yearly) / best.yearly * 1_000).rounded() / 10
        return BilingualText(
            "年费用高出 \(margin) % 即改选「\(next.name.zh)」", "dearer by \(margin) % a year, “\(next.name.en)” would win")
    }
}

extension TreatmentTechnology {
    fileprivate func isAdmissible(size: Double, level demanded: Int?) -> Bool {
        size >= from && size < to && level <= demanded ?? level
    }

    fileprivate func veto(size: Double, level demanded: Int?) -> BilingualText? {
        if size < from || size >= to {
            return BilingualText("规模不适用（\(from)–\(to) m³/d）", "not for this size (\(from)–\(to) m³/d)")
        }
        if let demanded, level > demanded {
            return BilingualText("出水仅达 \(level) 级", "reaches level \(level) only")
        }
        return nil
    }
}
