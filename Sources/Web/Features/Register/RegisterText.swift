/// The words of lists and records.
enum RegisterText: PhraseSet {
    case name, code, place, area, level, yes, no, atLeast, atMost, isMissing, isReported, add, moreThan, otherPlace

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
        case .moreThan: Phrase("共 {n} 条以上", en: "More than {n} records")
        }
    }
}
