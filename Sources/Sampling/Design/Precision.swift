import Domain

/// How many facilities must be checked to know the rate to within a margin (精度样本量).
public enum Precision {
    /// The sample size n₀ = z² p (1 − p) / e², corrected for a finite population: n = n₀ / (1 + (n₀ − 1) / N), rounded
    /// up.
    ///
    /// - Parameters:
    ///   - margin: Half the width of the interval, such as 0.05.
    ///   - rate: The rate expected; 0.5 is the worst case.
    ///   - confidence: Two-sided.
    /// - Throws: `outOfRange`.
    public static func sampleSize(
        margin: Double, rate: Double, confidence: Double, population: PopulationSize
    ) throws(SamplingError) -> Int {
        try CountCheck.checkShare(margin, name: "margin")
        try CountCheck.checkShare(rate, name: "rate")
        try CountCheck.checkShare(confidence, name: "confidence")
        let z = NormalDistribution.quantile((1 + confidence) / 2)
        let unlimited = z * z * rate * (1 - rate) / (margin * margin)
        guard unlimited < 1e12 else {
            throw .impossible(BilingualText("精度要求过高，样本量超过一万亿", "So small a margin needs more than 10¹² checks"))
        }
        guard case .finite(let count) = population else { return max(Int(unlimited.rounded(.up)), 1) }
        guard (1...CountCheck.greatestPopulation).contains(count) else {
            throw .outOfRange(
                name: "population", value: "\(count)",
                range: BilingualText(
                    "1 至 \(CountCheck.greatestPopulation)", "1 to \(CountCheck.greatestPopulation)"))
        }
        let corrected = unlimited / (1 + (unlimited - 1) / Double(count))
        return min(max(Int(corrected.rounded(.up)), 1), count)
    }
}
