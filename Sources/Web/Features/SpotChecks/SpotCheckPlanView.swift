import Domain
import Foundation
import Governance
import Store

/// The tool with which sizes are proposed before a draw is announced (样本量与分配).
struct SpotCheckPlanView: Component {
    let overview: CampaignOverview
    let context: WebContext
    /// What the last check of the same area found by stratum.
    let earlier: [String: Double]
    let earlierTitle: String?

    private var language: Language { context.language }
    private var strata: [CampaignOverview.Stratum] { overview.strata.filter { !$0.isCertain } }
    private var isTwoStage: Bool { overview.settings.design.isTwoStage }
    private var population: Int { strata.reduce(0) { $0 + $1.population } }
    /// What a simple random sample needs, by the failures allowed.
    var advice: [SpotCheckDesk.SizeAdvice] {
        SpotCheckDesk.sizeAdvice(population: population, settings: overview.settings)
    }

    private func number(_ name: String) -> Double? {
        (context.url[name] ?? "").isEmpty ? nil : Double(context.url[name] ?? "") ?? .nan
    }

    private var request: SizeProposal.Request {
        let usual = advice.first { $0.failures >= 5 }?.size ?? population
        var request = SizeProposal.Request(total: Int(context.url["total"] ?? "") ?? usual)
        request.rule = context.url["rule"].flatMap(SizeProposal.Rule.init(rawValue:)) ?? .proportional
        for (index, stratum) in strata.enumerated() {
            request.rates[stratum.name] = rate(index, stratum)
            request.costs[stratum.name] = number("cost-\(index)") ?? 1
        }
        request.travel = number("travel")
        request.homogeneity = number("homogeneity")
        return request
    }

    private func rate(_ index: Int, _ stratum: CampaignOverview.Stratum) -> Double {
        number("rate-\(index)").map { $0 / 100 } ?? earlier[stratum.name] ?? overview.settings.threshold
    }

    /// The sizes proposed, or why there are none.
    var proposal: Result<SizeProposal, DrawRefusal> {
        SizeProposal.make(request, for: overview.strata, overview.settings.design)
    }

    var html: HTML {
        details(.when(context.url["total"] != nil, Attribute("open", .flag))) {
            summary { language(SpotCheckPlanText.heading) }
            DataTable(
                language(SpotCheckText.sizeAdvice),
                columns: [
                    .count("failures", language(SpotCheckText.failuresAllowed), language) {
                        (row: SpotCheckDesk.SizeAdvice) in row.failures
                    },
                    .count("size", language(SpotCheckText.sizeNeeded), language) { $0.size },
                ], rows: advice, url: context.url, language
            ).html
            outcome
            form(.class("form-panel"), .method(.get), .action("/spotchecks/\(overview.record.id)")) {
                p(.class("hint")) { language(isTwoStage ? SpotCheckPlanText.townsLead : SpotCheckPlanText.lead) }
                if let earlierTitle {
                    p(.class("hint")) { language(SpotCheckPlanText.earlier, ["title": earlierTitle]) }
                }
                for field in fields { field.html }
                p(.class("actions")) {
                    button(.class("button"), .type("submit")) { language(SpotCheckPlanText.propose) }
                }
            }
        }
    }

    @HTMLBuilder private var outcome: HTML {
        switch proposal {
        case .failure(let refusal): Notice(.error, language(refusal.message), language)
        case .success(let proposal):
            if let effect = proposal.designEffect {
                Notice(
                    .information, language(SpotCheckPlanText.designEffect, ["effect": language.decimal(effect)]),
                    language)
            }
        }
    }

    private var fields: [FormField] {
        let total = FormField(
            "total", language(SpotCheckPlanText.total), .integer, value: String(request.total), language)
        guard !isTwoStage else {
            return [
                total,
                FormField(
                    "travel", language(SpotCheckPlanText.travel), .decimal, value: context.url["travel"] ?? "", language
                ),
                FormField(
                    "homogeneity", language(SpotCheckPlanText.homogeneity), .decimal,
                    value: context.url["homogeneity"] ?? "", hint: language(SpotCheckPlanText.homogeneityHint), language
                ),
            ]
        }
        let rules = SizeProposal.Rule.allCases.map { FormChoice($0.rawValue, language($0.name)) }
        let rule = FormField(
            "rule", language(SpotCheckPlanText.rule), .select(rules), value: request.rule.rawValue, language)
        let each = strata.enumerated().flatMap { index, stratum in
            [
                FormField(
                    "rate-\(index)",
                    language.labelled(language.stratum(stratum.name), language(SpotCheckPlanText.rate)), .decimal,
                    value: language.decimal(rate(index, stratum) * 100, places: 1), unit: "%", language),
                FormField(
                    "cost-\(index)",
                    language.labelled(language.stratum(stratum.name), language(SpotCheckPlanText.cost)), .decimal,
                    value: context.url["cost-\(index)"] ?? "1", language),
            ]
        }
        return [total, rule] + each
    }
}

/// The words of the tool for sizes.
enum SpotCheckPlanText: PhraseSet {
    case heading, lead, townsLead, earlier, total, rule, rate, cost, travel, homogeneity, homogeneityHint, propose
    case designEffect, towns, each, certain, townsDrawn, townsAll, bySize, chance

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("样本量与分配工具", en: "Tool for sizes")
        case .lead:
            Phrase(
                "填入总数和分配方法，建议值会填到下面的表单，可再改。预计有效率和费用只在后两种方法中使用。",
                en:
                    "Give a total and a rule; the proposal is filled into the form below and can be changed. Expected rates and costs matter for the last two rules only."
            )
        case .townsLead:
            Phrase(
                "填入简单随机抽样需要的座数。给出路程费用和群内相关后，算出每个乡镇抽几座最省；两者没有依据时留空，每个乡镇按 5 座建议。",
                en:
                    "Give the size that a simple random sample would need. With the cost of the way and the likeness within townships the cheapest number in each is computed; leave both empty where you have no grounds, and 5 are proposed."
            )
        case .earlier:
            Phrase(
                "预计有效率取自上一次抽查“{title}”（有效数加 1、已知数加 2）。",
                en: "Expected rates come from the last check, “{title}” (one added to the effective, two to the known)."
            )
        case .total: Phrase("总座数（必查层以外）", en: "Facilities in all, beside those checked in full")
        case .rule: Phrase("分配方法", en: "How to share them out")
        case .rate: Phrase("预计有效率", en: "rate expected")
        case .cost: Phrase("每座检查费用（相对）", en: "cost of a check (relative)")
        case .travel: Phrase("去一个乡镇的费用，折合检查几座", en: "Cost of going to a township, in checks")
        case .homogeneity: Phrase("群内相关 ρ（0 至 1）", en: "Likeness within townships ρ (0 to 1)")
        case .homogeneityHint:
            Phrase(
                "同一乡镇的设施比一般设施相似多少；从以往抽查估计", en: "How much more alike facilities of a township are; from earlier checks")
        case .propose: Phrase("给出建议", en: "Propose sizes")
        case .designEffect:
            Phrase(
                "设计效应 {effect}：同样座数下，方差是简单随机抽样的 {effect} 倍；建议的乡镇数已按此放大。",
                en:
                    "Design effect {effect}: with as many checks the variance is {effect} times that of a simple random sample; the number of townships allows for it."
            )
        case .towns: Phrase("抽几个乡镇（共 {n} 个）", en: "townships to draw, of {n}")
        case .each: Phrase("每个乡镇抽几座", en: "facilities in each")
        case .certain: Phrase("必查：{n} 座全部检查", en: "All {n} are checked")
        case .townsDrawn: Phrase("{count} 个乡镇 × {each} 座", en: "{count} townships × {each}")
        case .bySize: Phrase("（按设施数成比例）", en: " (in proportion to facilities)")
        case .chance: Phrase("入样概率", en: "Chance")
        case .townsAll: Phrase("乡镇数", en: "Townships")
        }
    }
}
