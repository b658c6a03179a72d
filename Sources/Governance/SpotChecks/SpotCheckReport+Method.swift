import Domain
import Exchange
import Store

extension SpotCheckReport {
    /// What was asked and what it came to, both claims by their names.
    var summary: [DocumentModel.Block] {
        let record = overview.record
        var blocks: [DocumentModel.Block] = [
            .paragraph(
                text(
                    "组织单位：\(record.organiser)。区域：\(overview.areaName)。目的：\(record.purpose)",
                    "Organiser: \(record.organiser). Area: \(overview.areaName). Purpose: \(record.purpose)"))
        ]
        let names = [
            text("结论一（是否证明达标）", "Claim 1 (is it proved?)"), text("结论二（是否与声称矛盾）", "Claim 2 (is it contradicted?)"),
        ]
        let values = [result.proof.pValue, result.contradiction?.pValue]
        for (index, decision) in result.decisions.prefix(2).enumerated() {
            let p =
                values[index].map { text("（p 值 ", " (p-value ") + CampaignResult.decimal($0, 4) + text("）", ")") } ?? ""
            blocks.append(.paragraph(names[index] + text("：", ": ") + text(decision) + p))
        }
        return blocks
    }

    /// A stratum's name; those that the program gives are said in the reader's language.
    func stratumName(_ name: String) -> String {
        switch name {
        case CampaignOverview.certainStratum: text("必查", "Checked in full")
        case CampaignOverview.wholeStratum: text("全部", "All")
        default: name
        }
    }

    private var counted: String {
        overview.strata.map { stratum in
            let size =
                stratum.towns.map { towns in
                    text(
                        "\(stratum.townCount) 个乡镇抽 \(towns.count) 个，每个抽 \(towns.each) 座",
                        "\(towns.count) of \(stratum.townCount) townships, \(towns.each) facilities in each")
                } ?? "\(stratum.size ?? 0)/\(stratum.population)"
            return stratumName(stratum.name) + text("：", ": ") + size
        }.joined(separator: text("；", "; "))
    }

    private var design: String {
        let certain = overview.settings.certainCapacity.map { capacity in
            let limit = CampaignResult.decimal(capacity, 0)
            return text("设计规模 \(limit) m³/d 及以上的全部检查。", " All facilities of \(limit) m³/d and more are checked.")
        }
        let drawn =
            result.isTwoStage
            ? text(
                "两阶段不放回抽样：先等概率抽乡镇，再在抽中的乡镇内等概率抽设施（抽中乡镇不足所定座数的全部检查）",
                "Two stages without replacement: townships with equal chances, then facilities with equal chances in each (all, where a township has fewer)"
            )
            : overview.strata.count > 1
                ? text("分层随机不放回抽样", "Stratified random sampling without replacement")
                : text("简单随机不放回抽样", "Simple random sampling without replacement")
        return drawn + text("，样本量／设施数：", ", sample/facilities: ") + counted + text("。", ".")
            + (overview.strata.contains(where: \.isCertain) ? certain ?? "" : "")
    }

    /// How was drawn, estimated and decided.
    var method: [DocumentModel.Block] {
        let day = overview.record.frameDay?.description ?? ""
        let list = overview.checklist
        return [
            .heading(text("一、方法", "1. Method"), level: 1),
            .paragraph(
                text(
                    "抽样框为 \(day) 台账中该区域的全部设施；可抽取 \(verification.eligible) 座，排除 \(verification.excluded) 座（原因列于名录文件）。",
                    "The frame holds all facilities of the area in the register as of \(day): \(verification.eligible) that can be drawn, \(verification.excluded) excluded with reasons in the file. "
                ) + design),
            .paragraph(estimation), .paragraph(decision),
            .paragraph(
                text(
                    "无法进入的设施按号签顺序递补，原设施仍计入；未上报的按无法进入计。区间只反映抽样误差，不包括判定宽严、检查质量和走漏消息的影响。",
                    "Inaccessible facilities are replaced by the next ticket and still count; those without a report count as inaccessible. Intervals cover sampling error only, not lenient criteria, hasty visits or early warnings."
                )),
            .paragraph(
                text(
                    "判定规则：\(list?.name.zh ?? "")（\(list?.id ?? "")），经组织单位逐条确认。\(list?.source.zh ?? "")",
                    "Criteria: \(list?.name.en ?? "") (\(list?.id ?? "")), confirmed item by item by the organiser. \(list?.source.en ?? "")"
                )),
        ]
    }

    private var estimation: String {
        let interval = text(result.conservative.methodName)
        let variance =
            result.isTwoStage
            ? text("两阶段 Taylor 线性化（每级有限总体校正）", "Taylor linearisation with finite population correction at each stage")
            : text("分层加权，有限总体校正", "weighted by strata, with finite population correction")
        return text(
            "估计与标准误：\(variance)。置信区间：\(interval)，双侧。无法进入的设施一次按缺失（最佳估计）、一次按未有效运行（保守估计）计算；不属范围的设施不计入比例，但保留在设计中。",
            "Estimates and standard errors: \(variance). Intervals: \(interval), two-sided. Inaccessible facilities count once as missing (best estimate), once as not effective (conservative estimate); those out of scope leave the share and keep their place in the design."
        )
    }

    private var decision: String {
        let test =
            result.isTwoStage
            ? text(
                "Korn–Graubard 单侧下限，为近似方法，乡镇少时不宜倚重",
                "Korn–Graubard's one-sided bound, which is approximate and not to be relied on with few townships")
            : overview.strata.count > 1
                ? text(
                    "精确检验（各层超几何分布的并交检验，Fisher 合并）",
                    "an exact union–intersection test of the strata's hypergeometric p-values, combined by Fisher's method"
                )
                : text("精确检验（超几何分布）", "an exact hypergeometric test")
        return text(
            "“证明达标”按保守口径用\(test)，单侧；“不矛盾”为 GB/T 2828.4 意义上的另一结论，无法进入的按缺失计，不能代替前者。",
            "“Proved” rests on \(test), one-sided, inaccessible ones counted as not effective; “not contradicted” is the other claim, in the sense of GB/T 2828.4, with inaccessible ones missing, and does not replace the first."
        )
    }
}
