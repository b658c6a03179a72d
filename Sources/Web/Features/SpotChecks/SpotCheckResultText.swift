/// The words of results and comparisons.
enum SpotCheckResultText: PhraseSet {
    case kappa, kappaInterval, agreementInterval, corrected, correctedText, correctedNote, notCorrected, approximate
    case pValue, limiting, proofClaim, contradictionClaim, unpaired, choose, chooseLead, other, none, independent
    case independentLead, paired, pairedLead, noPairs, bothEffective, onlyFirst, onlySecond, neither, differentCriteria
    case differentArea, pairedReal, pairedChance, first, second, figure, drawnTowns, share, compareAgain, unopened, town
    case bestShort, strictShort, undefinedKappa, fewPairs

    var phrase: Phrase {
        switch self {
        case .bestShort: Phrase("最佳估计（区间）", en: "Best (interval)")
        case .strictShort: Phrase("保守估计（区间）", en: "Conservative (interval)")
        case .undefinedKappa: Phrase("两组结论全部相同，κ 无定义", en: "all verdicts alike, so κ is not defined")
        case .fewPairs:
            Phrase("配对不足 30 对，κ 只供参考", en: "fewer than 30 pairs: κ is a rough guide only")
        case .kappa: Phrase("Cohen κ {kappa}", en: "Cohen's κ {kappa}")
        case .kappaInterval: Phrase("{level} 置信区间 {low}—{high}", en: "{level} interval {low} to {high}")
        case .agreementInterval:
            Phrase("一致率 {share}（{level} 置信区间 {low}—{high}）", en: "{share} agree ({level} interval {low} to {high})")
        case .unpaired: Phrase("另有 {n} 处未成对", en: "{n} without a pair")
        case .corrected: Phrase("误判校正（Rogan–Gladen）", en: "Corrected for wrong verdicts (Rogan–Gladen)")
        case .correctedText:
            Phrase(
                "{rate}　{level} 置信区间 {low}—{high}　标准误 {error}　灵敏度 {se}，特异度 {sp}",
                en: "{rate}　{level} interval {low} to {high}　standard error {error}　sensitivity {se}, specificity {sp}")
        case .correctedNote:
            Phrase(
                "以复核组的结论为准校正最佳估计；复核组也会出错，校正值只供参考，不用于判定。",
                en:
                    "The best estimate, corrected as if the second teams were always right. They are not, so it informs and decides nothing."
            )
        case .notCorrected:
            Phrase(
                "不作校正：复核中“有效”和“未有效”须各有 5 处以上，且初检好于随机。",
                en:
                    "Not corrected: that takes five re-checked facilities of each kind, and first verdicts better than chance."
            )
        case .approximate:
            Phrase(
                "两阶段设计的置信下限为近似值（Korn–Graubard）；抽到的乡镇少时不宜据此下结论。",
                en: "In two stages the bound is approximate (Korn–Graubard); with few townships do not rely on it.")
        case .pValue: Phrase("p 值 {p}", en: "p-value {p}")
        case .limiting:
            Phrase(
                "真实率不高于 {share} 时，才有 90% 以上的机会被判为矛盾",
                en: "only a true share of {share} or less would be contradicted nine times in ten")
        case .proofClaim: Phrase("结论一：是否证明达标", en: "Claim 1: is it proved?")
        case .contradictionClaim: Phrase("结论二：是否与声称矛盾", en: "Claim 2: is it contradicted?")
        case .choose: Phrase("选择另一次抽查", en: "Choose the other check")
        case .chooseLead: Phrase("与“{title}”比较", en: "To compare with “{title}”")
        case .other: Phrase("另一次抽查", en: "The other check")
        case .none: Phrase("还没有可比较的已结束抽查。", en: "There is no other finished check to compare with.")
        case .independent: Phrase("总体比较：两个样本", en: "The whole: two samples")
        case .independentLead:
            Phrase(
                "两次各自抽样，按各自设计估计总体有效运行率；比较的是保守估计（无法进入的按未有效运行）。",
                en:
                    "Each check drew its own sample; each rate is estimated by its own design. Compared are the conservative estimates (inaccessible taken as not effective)."
            )
        case .paired: Phrase("同一批设施比较：{n} 座两次都查到", en: "The same facilities: {n} reached by both")
        case .pairedLead:
            Phrase(
                "同一座设施两次结论不同，只能来自时间、标准或检查人，不是抽样误差。",
                en:
                    "Where the two disagree about one facility, time, criteria or inspectors differ; sampling does not explain it."
            )
        case .noPairs: Phrase("没有两次都查到的设施，不能成对比较。", en: "No facility was reached by both, so nothing can be paired.")
        case .bothEffective: Phrase("两次都有效", en: "Both effective")
        case .onlyFirst: Phrase("仅第一次有效", en: "First only")
        case .onlySecond: Phrase("仅第二次有效", en: "Second only")
        case .neither: Phrase("两次都未有效", en: "Neither")
        case .differentCriteria:
            Phrase("两次的判定规则不同，差别可能来自规则。", en: "The two used different criteria, which may make the difference.")
        case .differentArea:
            Phrase("两次的抽查区域不同，差别不只是检查的差别。", en: "The two are about different areas, so more than the checks differs.")
        case .pairedReal:
            Phrase(
                "在同一批设施上，两次结论的差别超出偶然：应查明标准、时间或检查人的不同。",
                en:
                    "Over the same facilities the difference is more than chance: look at criteria, time and inspectors."
            )
        case .pairedChance:
            Phrase(
                "在同一批设施上，两次结论的差别可以由偶然解释。", en: "Over the same facilities chance alone can explain the difference.")
        case .first: Phrase("第一次：{title}", en: "First: {title}")
        case .second: Phrase("第二次：{title}", en: "Second: {title}")
        case .figure:
            Phrase(
                "差 {difference}，{level} 置信区间 {low}—{high}，p 值 {p}（{method}）。",
                en: "Difference {difference}, {level} interval {low} to {high}, p-value {p} ({method}).")
        case .drawnTowns: Phrase("抽中的乡镇", en: "Townships drawn")
        case .share: Phrase("座数", en: "Facilities")
        case .town: Phrase("乡镇", en: "Township")
        case .unopened:
            Phrase(
                "共 {n} 项检查任务，名单都还没有开启；检查组在当天打开“现场检查”后才能看到。",
                en:
                    "{n} tasks, no list opened yet: a team sees its list once it opens it on the day, under Field check."
            )
        case .compareAgain: Phrase("与别的抽查比较", en: "Compare with another one")
        }
    }
}
