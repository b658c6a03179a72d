import Domain
import Exchange
import Store

/// Strata, places and townships with their error; where fewer than five are known, counts and no rate.
extension SpotCheckReport {
    /// A line of the tables of parts.
    private struct Line {
        var name: String
        var population: Int
        var counts: CampaignResult.Counts
        var best: CampaignResult.Estimate?
        var conservative: CampaignResult.Estimate?
        var chance: Double?
    }

    private var strataLines: [Line] {
        result.strata.map { part in
            Line(
                name: stratumName(part.name), population: part.population, counts: part.counts,
                best: result.estimate(ofStratum: part, countingInaccessible: false),
                conservative: result.estimate(ofStratum: part, countingInaccessible: true))
        }
    }

    /// Places; in two stages only those in which something was drawn.
    private var areaLines: [Line] {
        areas.filter { !result.isTwoStage || $0.domain.counts.drawn > 0 }.map { area in
            Line(
                name: text(area.level.name) + " " + area.name, population: area.domain.population,
                counts: area.domain.counts, best: area.domain.best, conservative: area.domain.conservative)
        }
    }

    private var townLines: [Line] {
        (result.clusters ?? []).map { town in
            Line(name: town.name, population: town.size, counts: town.counts, chance: town.chance)
        }
    }

    /// Results by stratum and place.
    var partsOfResult: [DocumentModel.Block] {
        var blocks: [DocumentModel.Block] = [
            .heading(text("（一）分层", "By stratum"), level: 2), table(strataLines),
            .heading(text("（二）分地区", "By area"), level: 2), table(areaLines),
        ]
        if result.isTwoStage {
            blocks += [
                .heading(text("（三）抽中的乡镇", "Townships drawn"), level: 2), townTable,
            ]
        }
        blocks.append(
            .paragraph(
                text(
                    "计数依次为有效、未有效、无法进入、不属范围。已知结论不足 5 座的只列座数，不算比例。分层一栏按该层自身的抽取估计，分地区一栏按整个设计作分域估计；各区间分别为 \(level) 置信区间，不是同时成立的区间，不宜据此给地区排名。",
                    "Counts are effective, not effective, inaccessible, out of scope. Where fewer than five are known there are counts and no rate. Strata are estimated by their own draw, areas as domains of the whole design; each interval holds with \(level) by itself, not all at once, so do not rank areas by them."
                )))
        return blocks
    }

    private static func counts(_ counts: CampaignResult.Counts) -> String {
        [counts.effective, counts.notEffective, counts.inaccessible, counts.outOfScope].map(String.init)
            .joined(separator: " / ")
    }

    private func interval(_ found: CampaignResult.Estimate?) -> String {
        guard let found else { return "—" }
        return CampaignResult.percent(found.estimate, 1) + text("（", " (")
            + CampaignResult.percent(found.lower, 1) + " — " + CampaignResult.percent(found.upper, 1) + text("）", ")")
    }

    private func table(_ lines: [Line]) -> DocumentModel.Block {
        .table(
            header: [
                text("名称", "Name"), text("设施", "Facilities"), text("抽查", "Drawn"), text("计数", "Counts"),
                text("最佳估计（区间）", "Best (interval)"), text("保守估计（区间）", "Conservative (interval)"),
            ],
            rows: lines.map { line in
                [
                    line.name, String(line.population), String(line.counts.drawn), Self.counts(line.counts),
                    interval(line.best), interval(line.conservative),
                ]
            })
    }

    private var townTable: DocumentModel.Block {
        var header = [
            text("乡镇", "Township"), text("设施", "Facilities"), text("抽查", "Drawn"), text("计数", "Counts"),
        ]
        if result.isBySize { header.append(text("入样概率", "Chance")) }
        return .table(
            header: header,
            rows: townLines.map { line in
                [line.name, String(line.population), String(line.counts.drawn), Self.counts(line.counts)]
                    + (line.chance.map { [CampaignResult.decimal($0, 4)] } ?? [])
            })
    }

    var strataSheet: SheetModel { sheet(text("分层", "Strata"), strataLines) }
    var areaSheet: SheetModel { sheet(text("地区", "Areas"), areaLines) }
    var townSheet: SheetModel { sheet(text("抽中乡镇", "Townships drawn"), townLines) }

    private func sheet(_ name: String, _ lines: [Line]) -> SheetModel {
        func count(_ words: String) -> SheetModel.Column { SheetModel.Column(words, kind: .integer) }
        func rate(_ words: String) -> SheetModel.Column { SheetModel.Column(words, kind: .percent(2)) }
        let best = text("最佳估计", "Best"), strict = text("保守估计", "Conservative")
        let hasChances = lines.contains { $0.chance != nil }
        let low = text("下限", " lower"), high = text("上限", " upper")
        return SheetModel(
            name: name,
            titleLines: [
                overview.record.title,
                text(
                    "已知结论不足 5 座的不算比例；区间为 \(level) 置信区间", "No rate where fewer than five are known; \(level) intervals"),
            ],
            columns: [
                SheetModel.Column(name), count(text("设施", "Facilities")), count(text("抽查", "Drawn")),
                count(text("有效", "Effective")), count(text("未有效", "Not effective")),
                count(text("无法进入", "Inaccessible")), count(text("不属范围", "Out of scope")), rate(best),
                rate(best + low), rate(best + high), rate(strict), rate(strict + low), rate(strict + high),
            ] + (hasChances ? [SheetModel.Column(text("入样概率", "Chance"), kind: .decimal(4))] : []),
            rows: lines.map { line in
                let counts = line.counts
                let whole = [
                    line.population, counts.drawn, counts.effective, counts.notEffective, counts.inaccessible,
                    counts.outOfScope,
                ].map { CellValue.number(Double($0)) }
                let rates = [line.best, line.conservative].flatMap { found in
                    [found?.estimate, found?.lower, found?.upper].map { $0.map { CellValue.number($0) } ?? .empty }
                }
                return [.text(line.name)] + whole + rates + (line.chance.map { [CellValue.number($0)] } ?? [])
            })
    }
}
