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
    }

    /// The corrected rate (p + Sp − 1) / (Se + Sp − 1), cut to 0 and 1, and its variance with Se and Sp taken as exact.
    public func corrected(_ apparent: DesignEstimate) -> DesignEstimate {
        let scale = sensitivity + specificity - 1
        return DesignEstimate(
            estimate: min(max((apparent.estimate + specificity - 1) / scale, 0), 1),
            variance: apparent.variance / (scale * scale), degreesOfFreedom: apparent.degreesOfFreedom)
    }
}
