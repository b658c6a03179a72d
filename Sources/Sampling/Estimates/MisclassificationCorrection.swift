import Domain

/// The rate that lies behind an apparent one when verdicts are sometimes wrong (误判校正).
///
/// W. J. Rogan and B. Gladen, “Estimating prevalence from the results of a screening test”, Amer. J. Epidemiology 107
/// (1978).
public struct MisclassificationCorrection: Hashable, Sendable {
    /// The chance that an effective facility is found effective.
    public let sensitivity: Double
    /// The chance that a not effective facility is found not effective.
    public let specificity: Double
    /// On how many effective and not effective facilities the chances were counted; none where they are exact.
    private let references: [Int]

    /// Known chances of right verdicts, such as from re-checks by experts.
    ///
    /// - Throws: `outOfRange` for a chance outside 0 to 1; `impossible` if verdicts are no better than chance.
    public init(sensitivity: Double, specificity: Double) throws(SamplingError) {
        for (name, value) in [("sensitivity", sensitivity), ("specificity", specificity)] {
            guard value >= 0, value <= 1 else {
                throw .outOfRange(name: name, value: "\(value)", range: BilingualText("0 至 1", "0 to 1"))
            }
        }
        guard sensitivity + specificity > 1 else {
            throw .impossible(
                BilingualText(
                    "判定的准确度不高于随机（灵敏度 + 特异度 ≤ 1），无法校正",
                    "Verdicts are no better than chance (sensitivity + specificity ≤ 1), so nothing can be corrected"))
        }
        self.sensitivity = sensitivity
        self.specificity = specificity
        references = []
    }

    /// The least number of re-checked facilities of each kind from which chances are counted.
    public static let leastReferences = 5

    /// The chances of right verdicts counted on re-checks, the second verdict taken as the truth.
    ///
    /// - Returns: Nil where the second team found fewer than ``leastReferences`` effective or not effective, or where
    ///   the first was no better than chance: nothing can then be corrected.
    public init?(against verdicts: Agreement) {
        let effective = verdicts.bothEffective + verdicts.onlySecond
        let notEffective = verdicts.neither + verdicts.onlyFirst
        guard effective >= Self.leastReferences, notEffective >= Self.leastReferences else { return nil }
        sensitivity = Double(verdicts.bothEffective) / Double(effective)
        specificity = Double(verdicts.neither) / Double(notEffective)
        guard sensitivity + specificity > 1 else { return nil }
        references = [effective, notEffective]
    }

    /// The corrected rate π = (p + Sp − 1) / (Se + Sp − 1), cut to 0 and 1, with its variance.
    ///
    /// The variance is that of the apparent rate plus π² Se(1−Se)/nₑ + (1−π)² Sp(1−Sp)/nₙ for chances that were
    /// counted, over (Se + Sp − 1)².
    public func corrected(_ apparent: DesignEstimate) -> DesignEstimate {
        let scale = sensitivity + specificity - 1
        let rate = (apparent.estimate + specificity - 1) / scale
        var variance = apparent.variance
        if references.count == 2 {
            variance += rate * rate * sensitivity * (1 - sensitivity) / Double(references[0])
            variance += (1 - rate) * (1 - rate) * specificity * (1 - specificity) / Double(references[1])
        }
        return DesignEstimate(
            estimate: min(max(rate, 0), 1), variance: variance / (scale * scale),
            degreesOfFreedom: apparent.degreesOfFreedom)
    }
}
