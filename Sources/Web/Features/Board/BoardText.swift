/// The words of boards and opened figures.
enum BoardText: PhraseSet {
    case basis, board, boardSuffix, emptyHeading, emptyAdvice, openRecord, openVillages, ofYear, statusOfVillages
    case targetAbove
    case trendOf, partsBy, partsTable, part, code, rulesChoice, treeChoice, treeThen, treeNow, pastDay, dayToCome,
        backToToday
    case endedPlace, successor, numerator, denominator, missing, openList, definition, formula, origin, sourced
    case derived, ruleSet, note, sources, records, ofLevel, interval, finishedOn, countsOnly, tooFew, partOf, known,
        claim, proved, notProved

    var phrase: Phrase {
        switch self {
        case .basis: Phrase("统计口径", en: "Basis of the figures")
        case .board: Phrase("看板", en: "Board")
        case .boardSuffix: Phrase("看板", en: ": board")
        case .emptyHeading: Phrase("还没有数据", en: "No data yet")
        case .emptyAdvice:
            Phrase("请先导入区划，再导入村庄和设施清单。", en: "Import the divisions first, then lists of villages and facilities.")
        case .openRecord: Phrase("打开村庄台账", en: "Open the village's record")
        case .openVillages: Phrase("村庄清单", en: "List of villages")
        case .ofYear: Phrase("（{year} 年）", en: " ({year})")
        case .targetAbove: Phrase("上级目标（{level}）", en: "Target above ({level})")
        case .statusOfVillages: Phrase("村庄治理状态", en: "Villages by status")
        case .trendOf: Phrase("{name}近 12 个月", en: "{name}, last 12 months")
        case .partsBy: Phrase("{name}（按下级区域）", en: "{name} by subarea")
        case .partsTable: Phrase("{name}下级区域指标", en: "Subareas of {name}")
        case .part: Phrase("下级区域", en: "Subarea")
        case .code: Phrase("代码", en: "Code")
        case .rulesChoice: Phrase("规则集", en: "Rule set")
        case .treeChoice: Phrase("区划口径", en: "Tree")
        case .treeThen: Phrase("按当时区划", en: "as it was then")
        case .treeNow: Phrase("按现行区划", en: "as it is now")
        case .pastDay: Phrase("这是 {day} 的数据。", en: "This is the state of {day}.")
        case .dayToCome:
            Phrase(
                "{day} 还没有到：这里是今天为止登记的情况，不是那一天的数据。",
                en: "{day} has not come yet: this is what is recorded up to today, not the state of that day.")
        case .backToToday: Phrase("回到今天", en: "Back to today")
        case .endedPlace: Phrase("该区划已撤销。", en: "This place no longer exists.")
        case .successor: Phrase("查看并入的区划", en: "Open the place it was merged into")
        case .numerator: Phrase("分子", en: "Numerator")
        case .denominator: Phrase("分母", en: "Denominator")
        case .missing: Phrase("未报", en: "Not reported")
        case .openList: Phrase("查看清单", en: "Open the list")
        case .definition: Phrase("定义", en: "Definition")
        case .formula: Phrase("公式", en: "Formula")
        case .origin: Phrase("公式来源", en: "Origin of formula")
        case .sourced: Phrase("文件给出公式或按此计算", en: "Given by a cited document")
        case .derived: Phrase("平台推算，文件未给出公式", en: "Worked out here; no document gives it")
        case .ruleSet: Phrase("规则集", en: "Rule set")
        case .note: Phrase("说明", en: "Note")
        case .sources: Phrase("依据文件", en: "Source documents")
        case .ofLevel: Phrase("（{level}级抽查）", en: " ({level} spot check)")
        case .interval: Phrase("置信区间", en: "Interval")
        case .countsOnly: Phrase("有效／已知", en: "effective / known")
        case .tooFew: Phrase("已知不足 5 座，不算比例", en: "fewer than 5 known: no rate")
        case .partOf: Phrase("取自抽查", en: "From the check of")
        case .claim: Phrase("不低于 {bar}", en: "At least {bar}")
        case .proved: Phrase("已证明", en: "proved")
        case .notProved: Phrase("未能证明", en: "not proved")
        case .known: Phrase("有效／已知", en: "Effective / known")
        case .finishedOn: Phrase("抽查结束", en: "Finished")
        case .records: Phrase("组成记录", en: "Records behind the figure")
        }
    }
}
