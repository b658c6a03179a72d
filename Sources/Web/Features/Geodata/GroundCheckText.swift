/// The words of rules in geometry.
enum GroundCheckText: PhraseSet {
    case title, lead, checked, rule, kind, record, place, finding, findings, none, map, open

    var phrase: Phrase {
        switch self {
        case .title: Phrase("空间检查", en: "Position check")
        case .lead:
            Phrase(
                "位置与县界、水源保护区、所属乡镇和地面高程是否相符",
                en: "Do positions agree with county boundaries, protection zones, townships and terrain heights?")
        case .checked:
            Phrase(
                "检查了 {n} 处有位置的记录，发现 {found} 条。",
                en: "{n} {n:record|records} with a position checked; {found} {found:finding|findings}.")
        case .rule: Phrase("规则", en: "Rule")
        case .kind: Phrase("种类", en: "Kind")
        case .record: Phrase("记录", en: "Record")
        case .place: Phrase("所在地", en: "Place")
        case .finding: Phrase("说明与建议", en: "Finding and advice")
        case .findings: Phrase("检查结果", en: "Findings")
        case .none: Phrase("没有发现问题", en: "No problems found")
        case .map: Phrase("地图", en: "Map")
        case .open: Phrase("打开空间检查", en: "Open the position check")
        }
    }
}
