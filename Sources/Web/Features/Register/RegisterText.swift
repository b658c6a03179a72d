/// The words of lists and records.
enum RegisterText: PhraseSet {
    case name, code, place, area, level, yes, no, atLeast, atMost, isMissing, isReported, add, moreThan, otherPlace
    case totalOf, totalOfLevel, totalMissing, noneYet, noneYetAdvice, noneYetEditor

    var phrase: Phrase {
        switch self {
        case .name: Phrase("名称", en: "Name")
        case .code: Phrase("编码", en: "Code")
        case .place: Phrase("所在地", en: "Place")
        case .area: Phrase("区域", en: "Area")
        case .level: Phrase("村庄层级", en: "Level")
        case .yes: Phrase("是", en: "Yes")
        case .no: Phrase("否", en: "No")
        case .atLeast: Phrase("{field}不少于", en: "{field} at least")
        case .atMost: Phrase("{field}不多于", en: "{field} at most")
        case .isMissing: Phrase("未报的字段", en: "Field not reported")
        case .isReported: Phrase("已报的字段", en: "Field reported")
        case .add: Phrase("新增", en: "Add")
        case .otherPlace: Phrase("另一区划（编号 {id}）", en: "another place (no. {id})")
        case .totalOf: Phrase("合计 {n} 条", en: "Total of {n}")
        case .totalOfLevel: Phrase("{level}合计（{n}）", en: "{level}, total ({n})")
        case .totalMissing: Phrase("{n} 条未报", en: "{n} not reported")
        case .noneYet: Phrase("还没有{kind}记录", en: "{kind}: nothing recorded yet")
        case .noneYetAdvice:
            Phrase("这个区域还没有登记。可切换区域或有效日后再看。", en: "Nothing is recorded in this area. Try another area or day.")
        case .noneYetEditor: Phrase("可逐条新增，或从现有台账文件导入。", en: "Add records one by one, or import the list you have.")
        case .moreThan: Phrase("共 {n} 条以上", en: "More than {n} records")
        }
    }
}
