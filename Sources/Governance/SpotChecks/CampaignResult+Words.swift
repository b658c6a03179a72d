public import Domain

extension CampaignResult {
    /// The decisions in words: both claims, each by its name.
    public var decisions: [BilingualText] {
        [proofWords, contradiction.map(contradictionWords) ?? undecidedWords]
    }

    /// Why there is no best estimate (不给最佳估计的原因); nil where there is one.
    public var bestAbsence: BilingualText? {
        guard best == nil else { return nil }
        let names = strata.filter { $0.counts.known < 2 }.map(\.name)
        let (zh, en) = (names.joined(separator: "、"), names.joined(separator: ", "))
        return BilingualText(
            "不给出：\(names.isEmpty ? "有分层或乡镇" : "分层 \(zh) ")已知结果不足 2 处，误差无从估计；请看保守估计。",
            "None: \(names.isEmpty ? "some stratum or township" : "stratum \(en)") has fewer than 2 known results, so no error can be estimated; see the conservative one."
        )
    }

    private var undecidedWords: BilingualText {
        BilingualText(
            "是否与声称相矛盾（GB/T 2828.4 意义）无法判断：有分层没有足够的已知结果。",
            "Whether the declaration is contradicted (in the sense of GB/T 2828.4) cannot be told: some stratum has too few known results."
        )
    }

    private var proofWords: BilingualText {
        let bar = Self.percent(threshold, 2)
        let sure = Self.percent(confidence, 2)
        let low = Self.percent(proof.lowerBound, 2)
        let nearly = isTwoStage ? BilingualText("，两阶段设计，为近似值", ", approximate for two stages") : BilingualText("", "")
        // Where the other claim speaks against the threshold, too few checks are not the reason.
        let caution =
            contradiction?.isContradicted == true
            ? BilingualText("另见结论二。", "See the second claim as well.")
            : BilingualText("这不等于不达标，也可能只是样本不够。", "That is not a refutation; too few may have been checked.")
        return proof.isProved
            ? BilingualText(
                "证明达标：以 \(sure) 的置信度可以认为，有效运行率不低于 \(bar)（单侧置信下限 \(low)\(nearly.zh)；无法进入的按未有效运行计）。",
                "Proved: with \(sure) confidence at least \(bar) operate effectively (one-sided lower bound \(low)\(nearly.en); inaccessible ones count as not effective)."
            )
            : BilingualText(
                "未能证明达标：本次抽查不足以在 \(sure) 的置信度下认为有效运行率不低于 \(bar)（单侧置信下限 \(low)\(nearly.zh)）。\(caution.zh)",
                "Not proved: this check cannot show with \(sure) confidence that at least \(bar) operate effectively (one-sided lower bound \(low)\(nearly.en)). \(caution.en)"
            )
    }

    private func contradictionWords(_ found: Contradiction) -> BilingualText {
        let bar = Self.percent(threshold, 2)
        let risk = Self.percent(1 - confidence, 2)
        return found.isContradicted
            ? BilingualText(
                "与声称水平相矛盾（GB/T 2828.4 意义）：若有效运行率真有 \(bar)，出现这样差的样本的概率不超过 \(risk)。",
                "Contradicted (in the sense of GB/T 2828.4): if \(bar) were true, so poor a sample would have a probability of at most \(risk)."
            )
            : BilingualText(
                "与声称水平不矛盾（GB/T 2828.4 意义）：样本没有否定“有效运行率不低于 \(bar)”这一声称。这一结论弱于“证明达标”，两者不可混用。",
                "Not contradicted (in the sense of GB/T 2828.4): the sample does not speak against the declared \(bar). This is a weaker claim than “proved”; do not take one for the other."
            )
    }

    /// A p-value; below a ten-thousandth only that it is.
    static func pValue(_ value: Double) -> String { value < 0.0001 ? "< 0.0001" : "= " + decimal(value, 4) }

    /// A number with at most so many decimals.
    static func decimal(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "—" }
        let scale = (0..<max(places, 0)).reduce(1.0) { scale, _ in scale * 10 }
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    static func percent(_ share: Double, _ places: Int) -> String {
        guard share.isFinite else { return "—" }
        return decimal(share * 100, places) + "%"
    }
}
