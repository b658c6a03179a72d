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
                    "组织单位：\(record.organiser)。区域：\(overview.areaName)。目的：\(record.purpose.isEmpty ? "—" : record.purpose)。",
                    "Organiser: \(record.organiser). Area: \(overview.areaName). Purpose: \(record.purpose.isEmpty ? "—" : record.purpose)."
                ))
        ]
        let names = [
            text("结论一（是否证明达标）", "Claim 1 (is it proved?)"), text("结论二（是否与声称矛盾）", "Claim 2 (is it contradicted?)"),
        ]
        let values = [result.proof.pValue, result.contradiction?.pValue]
        for (index, decision) in result.decisions.prefix(2).enumerated() {
            let p = values[index].map { text("（p ", " (p ") + CampaignResult.pValue($0) + text("）", ")") } ?? ""
            blocks.append(.paragraph(names[index] + text("：", ": ") + text(decision) + p))
        }
        blocks.append(
            .paragraph(
                text(
                    "两个结论回答不同的问题：结论一问“能否认为达标”，举证责任在被检方，样本小就难以证明；结论二问“有无证据说不达标”，举证责任在检查方，样本小就难以否定。结论二“不矛盾”不能写成“达标”。",
                    "The two answer different questions. Claim 1 asks whether the target may be taken as reached: the burden lies with the checked, and small samples prove little. Claim 2 asks whether there is evidence against it: the burden lies with the checker, and small samples refute little. “Not contradicted” must not be reported as “reached”."
                )))
        return blocks
    }

    /// A stratum's name; those that the program gives are said in the reader's language.
    func stratumName(_ name: String) -> String {
        switch name {
        case CampaignOverview.certainStratum: text("必查", "Checked in full")
        case CampaignOverview.wholeStratum: text("全部", "All")
        default: FrameBuilder.withUnits(name)
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
            ? result.isBySize
                ? text(
                    "两阶段不放回抽样：先按设施数成比例抽乡镇（按号签排序的系统抽样，Madow 1949；设施特别多的乡镇必然抽中，各乡镇的入样概率见第三部分），再在抽中的乡镇内等概率抽设施（抽中乡镇不足所定座数的全部检查）",
                    "Two stages without replacement: townships with chances in proportion to their facilities (systematic in the order of tickets, Madow 1949; the largest may be certain; the chances are in part 3), then facilities with equal chances in each (all, where a township has fewer)"
                )
                : text(
                    "两阶段不放回抽样：先等概率抽乡镇，再在抽中的乡镇内等概率抽设施（抽中乡镇不足所定座数的全部检查）",
                    "Two stages without replacement: townships with equal chances, then facilities with equal chances in each (all, where a township has fewer)"
                )
            : overview.strata.count > 1
                ? text("分层随机不放回抽样", "Stratified random sampling without replacement")
                : text("简单随机不放回抽样", "Simple random sampling without replacement")
        let features = overview.settings.features.map { text($0.name) }.joined(separator: text("、", ", "))
        let by =
            features.isEmpty || result.isTwoStage
            ? ""
            : text(
                "（分层依据：\(features)；规模单位 m³/d，只有 1 座的层并入相近的层）",
                " (by \(features), capacity in m³/d; a stratum of one joins a similar one)")
        return drawn + by + text("，样本量／设施数：", ", sample/facilities: ") + counted + text("。", ".")
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
            .paragraph(estimation), .paragraph(decision), .paragraph(field), .paragraph(rechecking),
            .paragraph(
                text(
                    "无法进入或不属范围的设施可按号签顺序递补，原设施仍计入；未上报的按无法进入计。是否递补只看能否检查，不看检查结论，检验和区间把实际查到的座数当作事先给定。区间只反映抽样误差，不包括判定宽严、检查质量和走漏消息的影响。",
                    "Inaccessible facilities, and those out of scope, may be replaced by the next ticket and still count; those without a report count as inaccessible. Replacement depends on access alone, never on a conclusion; tests and intervals take the number actually checked as given. Intervals cover sampling error only, not lenient criteria, hasty visits or early warnings."
                )),
            .paragraph(
                text(
                    "判定规则：\(list?.name.zh ?? "")（\(list?.id ?? "")），经组织单位逐条确认。\(list?.source.zh ?? "")",
                    "Criteria: \(list?.name.en ?? "") (\(list?.id ?? "")), confirmed item by item by the organiser. \(list?.source.en ?? "")"
                )),
        ]
    }

    /// When and by how many was checked, and what was decided about visits that did not fit.
    private var field: String {
        let days = overview.visits.compactMap { visit in
            (visit.record.startedAt ?? visit.record.receivedAt).milliseconds
        }
        func day(_ moment: Int64?) -> String {
            moment.map { String(zone.text(of: Instant(milliseconds: $0)).prefix(10)) } ?? "—"
        }
        let decided = overview.visits.filter { $0.record.resolvedAt != nil }
        let counted = decided.count { $0.record.state == .accepted }
        let noted = overview.visits.count { $0.record.state == .accepted && !$0.findings.isEmpty }
        return text(
            "现场检查 \(day(days.min())) 至 \(day(days.max()))，\(overview.teams.count) 个组，名单由各组当天开启。不合规则的记录 \(decided.count) 份由填报人以外的人裁定：计入 \(counted) 份，不计入 \(decided.count - counted) 份，理由存档。计入的记录中 \(noted) 份带有提示（位置、时间、照片等），提示本身不改变结论。",
            "In the field from \(day(days.min())) to \(day(days.max())) with \(overview.teams.count) teams, each opening its list on the day. \(decided.count) visits that did not fit were decided by somebody other than their reporter: \(counted) count, \(decided.count - counted) do not; the reasons are kept. \(noted) visits that count carry notes (position, time, photos), which change no conclusion by themselves."
        )
    }

    private var rechecking: String {
        let rechecks = overview.tasks.count { $0.assignment.kind == .recheck }
        guard rechecks > 0 else { return text("未安排盲样复核。", "There were no blind re-checks.") }
        let drawn = overview.tasks.count { $0.assignment.kind == .drawn }
        let share = CampaignResult.percent(Double(rechecks) / Double(max(drawn, 1)), 1)
        return text(
            "盲样复核 \(rechecks) 座（占抽中设施的 \(share)），由同一种子另行抽出，交另一组检查；复核组在上报前看不到初检结论，也不知道是复核。复核结论不替代初检，只用于一致性。",
            "Blind re-checks: \(rechecks) facilities (\(share) of those drawn), chosen by tickets of the same seed and given to another team, which until its own report sees neither the first conclusion nor that it is a re-check. They replace no first conclusion and serve agreement only."
        )
    }

    private var estimation: String {
        let interval = text(result.conservative.methodName)
        let variance =
            result.isTwoStage
            ? result.isBySize
                ? text(
                    "两阶段加权比率，Taylor 线性化，第一阶段方差用 Brewer 公式，第二阶段作有限总体校正",
                    "weighted ratio with Taylor linearisation; the first stage by Brewer's variance, the second with finite population correction"
                )
                : text(
                    "两阶段 Taylor 线性化（每级有限总体校正）", "Taylor linearisation with finite population correction at each stage")
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
