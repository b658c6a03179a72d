import Domain
import Exchange
import Store

extension SpotCheckReport {
    /// The estimates with names; figures follow by ``line(_:_:)`` or as numbers.
    private var estimates: [(name: String, estimate: CampaignResult.Estimate)] {
        let best = result.best.map { (text("最佳估计（无法进入按缺失）", "Best (inaccessible missing)"), $0) }
        let strict = (text("保守估计（无法进入按未有效）", "Conservative (inaccessible not effective)"), result.conservative)
        return [best, strict].compactMap(\.self)
    }

    private var level: String { CampaignResult.percent(result.confidence, 2) }

    /// The results with their error.
    var results: [DocumentModel.Block] {
        let counts = result.counts
        let rows = estimates.map { name, found in
            [
                name, CampaignResult.percent(found.estimate, 2), CampaignResult.percent(found.standardError, 2),
                CampaignResult.percent(found.lower, 2) + " — " + CampaignResult.percent(found.upper, 2),
                text(found.methodName),
            ]
        }
        return [
            .heading(text("三、结果", "3. Results"), level: 1),
            .paragraph(
                text(
                    "抽查 \(counts.drawn) 座（总数 \(result.population)）：有效 \(counts.effective)，未有效 \(counts.notEffective)，无法进入 \(counts.inaccessible)，不属范围 \(counts.outOfScope)。",
                    "\(counts.drawn) of \(result.population) facilities: \(counts.effective) effective, \(counts.notEffective) not, \(counts.inaccessible) inaccessible, \(counts.outOfScope) out of scope."
                )),
            .table(
                header: [
                    text("估计", "Estimate"), text("有效运行率", "Rate"), text("标准误", "Standard error"),
                    text("\(level) 置信区间", "\(level) interval"), text("方法", "Method"),
                ], rows: rows),
            .heading(text("（一）分层", "By stratum"), level: 2), parts(result.strata),
            .heading(
                result.isTwoStage ? text("（二）抽中的乡镇", "Townships drawn") : text("（二）分乡镇", "By township"), level: 2),
            parts(result.drawnTowns ?? result.towns),
            .paragraph(
                text(
                    "占比为已知结论中的简单比例，不加权；已知不足 5 座的只列座数。",
                    "Shares are plain ones of what is known, without weights; where fewer than five are known, only counts are shown."
                )),
        ] + recheck
    }

    private var recheck: [DocumentModel.Block] {
        let again = result.recheck
        guard again.pairs + again.unpaired > 0 else { return [] }
        func ends(_ ends: [Double]?, _ write: (Double) -> String) -> String {
            guard let ends, ends.count == 2 else { return "—" }
            return write(ends[0]) + " — " + write(ends[1])
        }
        let kappa = again.kappa.map { CampaignResult.decimal($0, 2) } ?? "—"
        let kappaEnds = ends(again.kappaInterval) { CampaignResult.decimal($0, 2) }
        let shareEnds = ends(again.agreementInterval) { CampaignResult.percent($0, 1) }
        return [
            .heading(text("（三）盲样复核", "Blind re-checks"), level: 2),
            .paragraph(
                text(
                    "\(again.pairs) 对：一致 \(again.agreeing) 对（一致率的 \(level) 置信区间 \(shareEnds)），不一致 \(again.onlyFirst + again.onlySecond) 对，Cohen κ \(kappa)（\(level) 置信区间 \(kappaEnds)）；另有 \(again.unpaired) 处未成对。",
                    "\(again.pairs) pairs: \(again.agreeing) agree (\(level) interval of the share \(shareEnds)), \(again.onlyFirst + again.onlySecond) differ, Cohen's κ \(kappa) (\(level) interval \(kappaEnds)); \(again.unpaired) without a pair."
                )), .paragraph(corrected),
        ]
    }

    private var corrected: String {
        guard let found = result.corrected, found.interval.count == 2 else {
            return text(
                "不作误判校正：复核中“有效”和“未有效”须各有 5 处以上，且初检好于随机。",
                "Not corrected for wrong verdicts: that takes five re-checked facilities of each kind, and first verdicts better than chance."
            )
        }
        let rate = CampaignResult.percent(found.estimate, 2)
        let low = CampaignResult.percent(found.interval[0], 2), high = CampaignResult.percent(found.interval[1], 2)
        let se = CampaignResult.percent(found.sensitivity, 1), sp = CampaignResult.percent(found.specificity, 1)
        return text(
            "误判校正（Rogan–Gladen，以复核组结论为准）：\(rate)，\(level) 置信区间 \(low) — \(high)，灵敏度 \(se)，特异度 \(sp)。复核组也会出错，校正值只供参考，不用于判定。",
            "Corrected for wrong verdicts (Rogan–Gladen, the second teams' taken as right): \(rate), \(level) interval \(low) — \(high), sensitivity \(se), specificity \(sp). The second teams err, too; this informs and decides nothing."
        )
    }

    /// The estimates as a sheet whose figures can be computed with.
    var estimateSheet: SheetModel {
        let columns = [
            SheetModel.Column(text("估计", "Estimate")), SheetModel.Column(text("有效运行率", "Rate"), kind: .percent(2)),
            SheetModel.Column(text("标准误", "Standard error"), kind: .percent(2)),
            SheetModel.Column(text("\(level) 下限", "\(level) lower"), kind: .percent(2)),
            SheetModel.Column(text("\(level) 上限", "\(level) upper"), kind: .percent(2)),
            SheetModel.Column(text("方法", "Method")),
        ]
        return SheetModel(
            name: text("结果", "Result"), titleLines: [overview.record.title] + result.decisions.map { text($0) },
            columns: columns,
            rows: estimates.map { name, found in
                [
                    .text(name), .number(found.estimate), .number(found.standardError), .number(found.lower),
                    .number(found.upper), .text(text(found.methodName)),
                ]
            })
    }
}
