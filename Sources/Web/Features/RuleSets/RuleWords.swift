import Domain
import Rules

/// Conditions and measures in words, made from the rules themselves so that page and arithmetic cannot differ.
enum RuleWords {
    /// The area that a rule set or target is for.
    static func area(_ code: String, _ language: Language) -> String {
        switch code {
        case "": language(RuleText.nation)
        case "99": language(RuleText.fictional)
        case "44": language == .zh ? "广东省（44）" : "Guangdong (44)"
        case "36": language == .zh ? "江西省（36）" : "Jiangxi (36)"
        default: code
        }
    }

    /// What a measure counts or adds up, of which records.
    static func measure(_ measure: Measure, _ language: Language) -> String {
        let kind = measure.subject.kind
        let subject = language(measure.subject.level?.name ?? kind.name)
        let what =
            switch measure.amount {
            case .one: language(RuleText.countOf, ["subject": subject])
            case .field(let key, _):
                language(RuleText.sumOf, ["subject": subject, "field": field(key, kind, language)])
            }
        guard measure.condition != .always else { return what }
        return what + language(RuleText.whereCondition, ["condition": condition(measure.condition, kind, language)])
    }

    /// A condition.
    static func condition(_ predicate: Predicate, _ kind: RecordKind, _ language: Language) -> String {
        func name(_ key: String) -> String { field(key, kind, language) }
        func joined(_ parts: [Predicate], _ word: RuleText) -> String {
            parts.map { part in
                let text = condition(part, kind, language)
                switch part {
                case .all(let inner) where inner.count > 1, .any(let inner) where inner.count > 1:
                    return language == .zh ? "（" + text + "）" : "(" + text + ")"
                default: return text
                }
            }.joined(separator: language(word))
        }
        switch predicate {
        case .always: return language(RuleText.always)
        case .reported(let key): return language(RuleText.isReported, ["field": name(key)])
        case .equals(let key, let wanted):
            return language(RuleText.isEqual, ["field": name(key), "value": value(wanted, key, kind, language)])
        case .isOneOf(let key, let wanted):
            let list = wanted.map { value($0, key, kind, language) }.joined(separator: language == .zh ? "、" : ", ")
            return language(RuleText.isOneOf, ["field": name(key), "values": list])
        case .atLeast(let key, let bound):
            return language(RuleText.atLeast, ["field": name(key), "value": number(bound, language)])
        case .ratioAtLeast(let above, let below, let bound):
            return language(
                RuleText.ratioAtLeast,
                ["above": name(above), "below": name(below), "value": language.percent(bound, places: 0)])
        case .villagersCommittee: return language(RuleText.isCommittee)
        // Some measures carry a part that holds for every record; it says nothing.
        case .all(let parts): return joined(parts.filter { $0 != .always }, .and)
        case .any(let parts): return joined(parts, .or)
        case .not(let part): return language(RuleText.not, ["condition": condition(part, kind, language)])
        }
    }

    private static func field(_ key: String, _ kind: RecordKind, _ language: Language) -> String {
        kind.field(key).map { language($0.label) } ?? key
    }

    private static func number(_ value: Double, _ language: Language) -> String {
        language.decimal(value, places: value == value.rounded() ? 0 : 2)
    }

    private static func value(_ value: Value, _ key: String, _ kind: RecordKind, _ language: Language) -> String {
        switch value {
        case .text(let text):
            if case .choice(let choices)? = kind.field(key)?.type,
                let choice = choices.first(where: { $0.code == text })
            {
                return language(choice.name)
            }
            return text
        case .integer(let number): return String(number)
        case .decimal(let number): return self.number(number, language)
        case .day(let day): return language.day(day)
        case .flag(let flag): return language(flag ? RuleText.yes : .no)
        case .subject(let id): return "#\(id)"
        }
    }
}

/// The words of the rule sets.
enum RuleText: PhraseSet {
    case heading, lead, title, area, year, fromYear, countingUnit, indicators, indicator, targets, gaps, sources
    case statuses, noSource, noGaps, gapsLead, formula, unit, origin, sourced, derived, reading, registered, spotCheck
    case strength, required, striving, nation, fictional, countOf, sumOf, whereCondition, always, isReported, isEqual
    case isOneOf, atLeast, ratioAtLeast, isCommittee, and, or, not, yes, no

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("规则集", en: "Rule sets")
        case .lead:
            Phrase(
                "各省各年的统计口径：数什么、怎么算、目标多少、依据哪份文件。没有依据的留空并列明。",
                en:
                    "How each province counts in a year: what, by which formula, against which target and on which document. What has no source is left empty and listed."
            )
        case .title: Phrase("名称", en: "Title")
        case .area: Phrase("适用区域", en: "Area")
        case .year: Phrase("年份", en: "Year")
        case .fromYear: Phrase("自 {year} 年起", en: "from {year}")
        case .countingUnit: Phrase("统计单元", en: "Counting unit")
        case .indicators: Phrase("指标", en: "Indicators")
        case .indicator: Phrase("指标", en: "Indicator")
        case .targets: Phrase("目标", en: "Targets")
        case .gaps: Phrase("缺口", en: "Gaps")
        case .sources: Phrase("依据文件", en: "Sources")
        case .statuses: Phrase("治理状态的含义", en: "What the statuses mean")
        case .noSource: Phrase("无来源，暂缺。", en: "No source; left out.")
        case .noGaps: Phrase("没有已知缺口。", en: "No known gaps.")
        case .gapsLead: Phrase("有 {n} 处因无来源而暂缺", en: "{n} {n:item is|items are} left out for lack of a source")
        case .formula: Phrase("公式", en: "Formula")
        case .unit: Phrase("单位", en: "Unit")
        case .origin: Phrase("公式来源", en: "Origin of the formula")
        case .sourced: Phrase("依据文件", en: "a cited source")
        case .derived: Phrase("本平台推算（文件给出名称而未给公式）", en: "our own (a source gives the term but not the formula)")
        case .reading: Phrase("数据来自", en: "Read from")
        case .registered: Phrase("台账", en: "the register")
        case .spotCheck: Phrase("抽查（台账无法得出）", en: "spot checks (the register cannot tell it)")
        case .strength: Phrase("约束", en: "Strength")
        case .required: Phrase("必须达到", en: "required")
        case .striving: Phrase("力争", en: "aimed for")
        case .nation: Phrase("全国", en: "Whole country")
        case .fictional: Phrase("演示省（99）", en: "Fictional province (99)")
        case .countOf: Phrase("{subject}的个数", en: "number of: {subject}")
        case .sumOf: Phrase("{subject}的“{field}”之和", en: "sum of “{field}” over: {subject}")
        case .whereCondition: Phrase("，条件：{condition}", en: ", where {condition}")
        case .always: Phrase("全部", en: "all")
        case .isReported: Phrase("“{field}”已填报", en: "“{field}” is reported")
        case .isEqual: Phrase("“{field}”为{value}", en: "“{field}” is {value}")
        case .isOneOf: Phrase("“{field}”为{values}之一", en: "“{field}” is one of {values}")
        case .atLeast: Phrase("“{field}”不小于 {value}", en: "“{field}” is at least {value}")
        case .ratioAtLeast: Phrase("“{above}”÷“{below}”不小于 {value}", en: "“{above}” ÷ “{below}” is at least {value}")
        case .isCommittee: Phrase("代码属村民委员会（200–399）", en: "the code is a villagers' committee's (200–399)")
        case .and: Phrase("，且", en: " and ")
        case .or: Phrase("，或", en: " or ")
        case .not: Phrase("并非（{condition}）", en: "not ({condition})")
        case .yes: Phrase("是", en: "yes")
        case .no: Phrase("否", en: "no")
        }
    }
}
