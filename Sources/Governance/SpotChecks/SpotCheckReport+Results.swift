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

    var level: String { CampaignResult.percent(result.confidence, 2) }

    /// The results with their error.
    var results: [DocumentModel.Block] {
        let counts = result.counts
        let rows = estimates.map { name, found in
            [
                name, CampaignResult.percent(found.estimate, 2), CampaignResult.percent(found.standardError, 2),
                CampaignResult.percent(found.lower, 2) + " — " + CampaignResult.percent(found.upper, 2),
                text(found.methodName), found.degreesOfFreedom.map(String.init) ?? "—",
                found.designEffect.map { CampaignResult.decimal($0, 2) } ?? "—",
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
                    text("\(level) 置信区间", "\(level) interval"), text("方法", "Method"), text("自由度", "df"),
                    text("设计效应", "Design effect"),
                ], rows: rows),
        ] + partsOfResult + recheck
    }

    private var recheck: [DocumentModel.Block] {
        let again = result.recheck
        guard again.pairs + again.unpaired > 0 else { return [] }
        let number = result.isTwoStage ? "（四）" : "（三）"
        return [
            .heading(text("\(number)盲样复核", "Blind re-checks"), level: 2),
            .table(header: recheckHeader, rows: recheckRows), .paragraph(agreement), .paragraph(corrected),
        ]
    }

    var recheckHeader: [String] {
        [
            text("初检＼复核", "First \\ second"), text("复核有效", "second effective"),
            text("复核未有效", "second not effective"),
        ]
    }

    /// Both verdicts as a table of two by two.
    var recheckRows: [[String]] {
        let again = result.recheck
        return [
            [text("初检有效", "first effective"), String(again.bothEffective), String(again.onlyFirst)],
            [text("初检未有效", "first not effective"), String(again.onlySecond), String(again.bothNot)],
        ]
    }

    private var agreement: String {
        let again = result.recheck
        func ends(_ ends: [Double]?, _ write: (Double) -> String) -> String {
            guard let ends, ends.count == 2 else { return "—" }
            return write(ends[0]) + " — " + write(ends[1])
        }
        let shareEnds = ends(again.agreementInterval) { CampaignResult.percent($0, 1) }
        let counted = text(
            "\(again.pairs) 对：一致 \(again.agreeing) 对（一致率的 \(level) 置信区间 \(shareEnds)），不一致 \(again.onlyFirst + again.onlySecond) 对；另有 \(again.unpaired) 处未成对。",
            "\(again.pairs) pairs: \(again.agreeing) agree (\(level) interval of the share \(shareEnds)), \(again.onlyFirst + again.onlySecond) differ; \(again.unpaired) without a pair. "
        )
        guard let kappa = again.kappa else {
            return counted + text("两组结论全部相同，κ 无定义。", "All verdicts are alike, so κ is not defined.")
        }
        let found = CampaignResult.decimal(kappa, 2)
        let kappaEnds = ends(again.kappaInterval) { CampaignResult.decimal($0, 2) }
        guard again.kappaInterval != nil else {
            return counted
                + text(
                    "Cohen κ \(found)；结论没有不一致，κ 没有可用的大样本区间，以一致率的区间为准。",
                    "Cohen's κ \(found); without a disagreement it has no large-sample interval, so rely on that of the share."
                )
        }
        let words = text(
            "Cohen κ \(found)（\(level) 置信区间 \(kappaEnds)，Fleiss–Cohen–Everitt 大样本标准误）。",
            "Cohen's κ \(found) (\(level) interval \(kappaEnds), Fleiss–Cohen–Everitt's large-sample error).")
        let few = text("配对不足 30 对，κ 的区间只供参考。", " With fewer than 30 pairs κ's interval is a rough guide.")
        return counted + words + (again.isSmall ? few : "")
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

    /// Every photo with its hash, so that a file can be compared with what was kept.
    var photoSheet: SheetModel {
        let header = [
            text("记录", "Visit"), text("设施", "Facility"), text("检查项", "Item"), text("拍摄时间", "Taken at"),
            text("补传", "Added later"), "SHA-256",
        ]
        return SheetModel(
            name: text("照片", "Photos"), titleLines: [overview.record.title],
            columns: header.map { SheetModel.Column($0) },
            rows: overview.visits.flatMap { visit in
                visit.photos.map { photo in
                    [
                        .text(String(visit.record.id)), .text(visit.name), .text(photo.item),
                        .text(photo.takenAt.map { zone.text(of: $0) } ?? ""),
                        .text(photo.addedAt.map { zone.text(of: $0) } ?? ""), .text(photo.hash),
                    ] as [CellValue]
                }
            })
    }

    /// The estimates as a sheet whose figures can be computed with.
    var estimateSheet: SheetModel {
        let columns = [
            SheetModel.Column(text("估计", "Estimate")), SheetModel.Column(text("有效运行率", "Rate"), kind: .percent(2)),
            SheetModel.Column(text("标准误", "Standard error"), kind: .percent(2)),
            SheetModel.Column(text("\(level) 下限", "\(level) lower"), kind: .percent(2)),
            SheetModel.Column(text("\(level) 上限", "\(level) upper"), kind: .percent(2)),
            SheetModel.Column(text("方法", "Method")), SheetModel.Column(text("自由度", "df"), kind: .integer),
            SheetModel.Column(text("设计效应", "Design effect"), kind: .decimal(2)),
        ]
        return SheetModel(
            name: text("结果", "Result"), titleLines: [overview.record.title] + result.decisions.map { text($0) },
            columns: columns,
            rows: estimates.map { name, found in
                [
                    .text(name), .number(found.estimate), .number(found.standardError), .number(found.lower),
                    .number(found.upper), .text(text(found.methodName)),
                    found.degreesOfFreedom.map { .number(Double($0)) } ?? .empty,
                    found.designEffect.map { .number($0) } ?? .empty,
                ]
            })
    }
}
