public import Domain

extension CampaignResult {
    /// The decision in words: both claims, each by its name.
    public var decisions: [BilingualText] {
        let bar = Self.percent(threshold, 0)
        let sure = Self.percent(confidence, 0)
        let low = Self.percent(proof.lowerBound, 2)
        var result = [
            proof.isProved
                ? BilingualText(
                    "证明达标：以 \(sure) 的置信度可以认为，有效运行率不低于 \(bar)（单侧置信下限 \(low)；无法进入的按未有效运行计）。",
                    "Proved: with \(sure) confidence at least \(bar) operate effectively (one-sided lower bound \(low); inaccessible ones count as not effective)."
                )
                : BilingualText(
                    "未能证明达标：本次抽查不足以在 \(sure) 的置信度下认为有效运行率不低于 \(bar)（单侧置信下限 \(low)）。这不等于不达标，也可能只是样本不够。",
                    "Not proved: this check cannot show with \(sure) confidence that at least \(bar) operate effectively (one-sided lower bound \(low)). That is not a refutation; too few may have been checked."
                )
        ]
        guard let contradiction else { return result }
        let risk = Self.percent(1 - confidence, 0)
        result.append(
            contradiction.isContradicted
                ? BilingualText(
                    "与声称水平相矛盾（GB/T 2828.4 意义）：若有效运行率真有 \(bar)，出现这样差的样本的概率不超过 \(risk)。",
                    "Contradicted (in the sense of GB/T 2828.4): if \(bar) were true, so poor a sample would have a probability of at most \(risk)."
                )
                : BilingualText(
                    "与声称水平不矛盾（GB/T 2828.4 意义）：样本没有否定“有效运行率不低于 \(bar)”这一声称。这一结论弱于“证明达标”，两者不可混用。",
                    "Not contradicted (in the sense of GB/T 2828.4): the sample does not speak against the declared \(bar). This is a weaker claim than “proved”; do not take one for the other."
                ))
        return result
    }

    static func percent(_ share: Double, _ places: Int) -> String {
        guard share.isFinite else { return "—" }
        let scale = places == 0 ? 1.0 : 100.0
        let rounded = (share * 100 * scale).rounded() / scale
        return (rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)) + "%"
    }
}
