import Domain
import Sampling

/// An estimate as text and as JSON.
struct EstimateReport {
    private let design: EstimateData.Design
    private let outcomes: OutcomeCounts
    private let best: RateEstimate?
    private let conservative: RateEstimate
    private let proof: ProofDecision?
    private let contradiction: ContradictionDecision?
    private let parts: [SpotCheckResult.Part]

    init(
        design: EstimateData.Design, sample: CheckedSample, threshold: Double?, confidence: Double
    ) throws(SamplingError) {
        self.design = design
        outcomes = sample.outcomes
        // Without a threshold the same figures are had at any; no decision is shown then.
        let result = try SpotCheckResult(sample, threshold: threshold ?? 0.5, confidence: confidence)
        best = result.best
        conservative = result.conservative
        proof = threshold == nil ? nil : result.proof
        contradiction = threshold == nil ? nil : result.contradiction
        parts = result.parts
    }

    var json: JSONValue {
        var members = Self.members(of: best ?? conservative)
        if best == nil {
            for key in ["estimate", "standardError", "lower", "upper"] { members[key] = .null }
        }
        members["design"] = .text(design.rawValue)
        members["confidence"] = .number(conservative.confidence)
        members["threshold"] = JSONValue(proof?.threshold)
        members["decision"] = proof.map { .text($0.isProved ? "proved" : "not-proved") } ?? .null
        members["lowerBound"] = JSONValue(proof?.lowerBound)
        members["pValue"] = JSONValue(proof?.pValue)
        members["decisionMethod"] = proof.map { .text($0.method.rawValue) } ?? .null
        members["notContradicted"] = contradiction.map { .flag(!$0.isContradicted) } ?? .null
        members["contradictionPValue"] = JSONValue(contradiction?.pValue)
        members["limitingShare"] = JSONValue(contradiction?.limitingShare)
        members["conservative"] = .object(Self.members(of: conservative))
        members["drawn"] = .count(outcomes.drawn)
        members["effective"] = .count(outcomes.effective)
        members["notEffective"] = .count(outcomes.notEffective)
        members["inaccessible"] = .count(outcomes.inaccessible)
        members["strata"] = .list(parts.map(Self.part))
        return .object(members)
    }

    var lines: [String] {
        var lines = [
            "抽中/drawn \(outcomes.drawn)  有效/effective \(outcomes.effective)  "
                + "无效/not effective \(outcomes.notEffective)  无法核查/inaccessible \(outcomes.inaccessible)"
        ]
        if let best { lines.append("最佳估计/best estimate  " + Self.line(best)) }
        if outcomes.inaccessible > 0 {
            lines.append("保守估计（无法核查计为无效）/conservative  " + Self.line(conservative))
        }
        if let proof { lines += Self.lines(proof) }
        if let contradiction { lines += Self.lines(contradiction) }
        return lines
    }

    private static func members(of estimate: RateEstimate) -> [String: JSONValue] {
        let intervals = estimate.intervals.map { method, interval in
            (
                method.rawValue,
                JSONValue.object(["lower": .number(interval.lower), "upper": .number(interval.upper)])
            )
        }
        return [
            "estimate": .number(estimate.estimate), "standardError": .number(estimate.standardError),
            "lower": .number(estimate.interval.lower), "upper": .number(estimate.interval.upper),
            "method": .text(estimate.method.rawValue), "degreesOfFreedom": .count(estimate.degreesOfFreedom),
            "designEffect": JSONValue(estimate.designEffect),
            "intervals": .object(Dictionary(uniqueKeysWithValues: intervals)),
        ]
    }

    /// A small cell is shown as counts, its rate as null.
    private static func part(_ part: SpotCheckResult.Part) -> JSONValue {
        var population = JSONValue.null
        if case .finite(let count) = part.population { population = .count(count) }
        let rate = Double(part.outcomes.effective) / Double(max(part.outcomes.known, 1))
        return .object([
            "name": .text(part.name), "population": population, "effective": .count(part.outcomes.effective),
            "notEffective": .count(part.outcomes.notEffective), "inaccessible": .count(part.outcomes.inaccessible),
            "rate": part.isSmall ? .null : .number(rate),
        ])
    }

    private static func line(_ estimate: RateEstimate) -> String {
        "\(percent(estimate.estimate)) ± \(percent(estimate.standardError))（标准误/standard error）  "
            + "\(percent(estimate.confidence)) 区间/interval "
            + "\(percent(estimate.interval.lower)) – \(percent(estimate.interval.upper))"
            + "（\(estimate.method.name.zh) / \(estimate.method.name.en)）"
    }

    private static func lines(_ proof: ProofDecision) -> [String] {
        let claim = "≥ \(percent(proof.threshold)) @ \(percent(proof.confidence))"
        let bound = percent(proof.lowerBound)
        return proof.isProved
            ? ["✓ 已证明 \(claim)：单侧下限 \(bound)", "✓ proved \(claim): one-sided lower bound \(bound)"]
            : [
                "✗ 未能证明 \(claim)：单侧下限 \(bound)。这不等于证明不达标，可能只是查得太少。",
                "✗ not proved \(claim): one-sided lower bound \(bound). This is no proof of the contrary; "
                    + "perhaps too few were checked.",
            ]
    }

    private static func lines(_ contradiction: ContradictionDecision) -> [String] {
        let declared = percent(contradiction.declared)
        return contradiction.isContradicted
            ? ["另：样本与声称的 \(declared) 矛盾。", "Also: the sample contradicts a declared \(declared)."]
            : [
                "另：样本与声称的 \(declared) 不矛盾；“不矛盾”不是“已证明”。",
                "Also: the sample does not contradict a declared \(declared); “not contradicted” is not “proved”.",
            ]
    }

    private static func percent(_ share: Double) -> String {
        let hundredths = (share * 10_000).rounded()
        return "\(hundredths / 100) %"
    }
}
