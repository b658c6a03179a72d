import Domain

extension RuleSet {
    /// Works an indicator out of kept sums.
    ///
    /// - Parameter sums: One sum for each measure, by slot; sums that are not there count as not reported.
    public func value(of indicator: Indicator, sums: [Int64]) -> IndicatorValue {
        guard indicator.status == .registered else {
            return IndicatorValue(indicatorID: indicator.id, reason: Self.noSpotCheck)
        }
        let reported = quantity(of: indicator.reported, in: sums)
        let denominator = quantity(of: indicator.denominator, in: sums)
        guard reported != 0, let numerator = quantity(of: indicator.numerator, in: sums) else {
            return IndicatorValue(
                indicatorID: indicator.id, denominator: denominator == 0 ? nil : denominator, reported: reported,
                reason: Self.notReported)
        }
        guard indicator.denominator != nil else {
            return IndicatorValue(
                indicatorID: indicator.id, numerator: numerator, reported: reported, value: numerator)
        }
        guard let denominator, denominator != 0 else {
            // Where nothing tells how many report, no record is no answer, not an answer of 0.
            let isTold = indicator.reported != nil
            return IndicatorValue(
                indicatorID: indicator.id, numerator: isTold ? numerator : nil,
                denominator: isTold ? denominator : nil, reported: reported, reason: Self.nothingToDivideBy)
        }
        return IndicatorValue(
            indicatorID: indicator.id, numerator: numerator, denominator: denominator, reported: reported,
            value: numerator / denominator)
    }

    private func quantity(of measureID: String?, in sums: [Int64]) -> Double? {
        guard let measure = measure(measureID), measure.slot < sums.count else { return nil }
        return measure.quantity(ofSum: sums[measure.slot])
    }

    private static let noSpotCheck = BilingualText(
        "该指标来自抽查，尚无抽查结果", "This figure comes from spot checks, and there are none yet")
    private static let notReported = BilingualText(
        "未报：没有记录填报计算所需的数据", "Not reported: no record gives the data needed for it")
    private static let nothingToDivideBy = BilingualText(
        "分母为零：没有可计入的对象", "The denominator is zero: there is nothing to count")
}
