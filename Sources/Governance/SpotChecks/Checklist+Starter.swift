public import Domain

extension Checklist {
    /// What a new spot check begins with: the findings that field reports name as "not effectively operating".
    ///
    /// No official list of disqualifying findings is known, so this is a draft that the organiser reads, changes and
    /// answers for; which of them decide alone is a proposal, too.
    public static var spotCheckDraft: Checklist {
        Checklist(
            id: "effective-operation-draft-1",
            name: Words("有效运行判定（草案）", "Effective operation (draft)"),
            source: Words(
                "未见国家或省级公布的判定清单。本表按各地现场常见情形整理，须由组织单位逐条确认后使用。",
                "No national or provincial list of findings is published. This draft gathers what is commonly found in the field; the organiser confirms every item before use."
            ),
            items: [
                yesNo("inflow", "有污水进入设施", "Sewage flows in", fails: "no", .supporting),
                yesNo(
                    "power", "供电正常，关键设备在位并可运转", "Power is on, key equipment is there and runs", fails: "no", .decisive),
                yesNo("bypass", "处理前有溢流或直排", "Overflow or bypass before treatment", fails: "yes", .decisive),
                yesNo(
                    "wetland", "人工湿地干涸、堵塞或荒废", "Wetland dried up, clogged or overgrown", fails: "yes", .supporting,
                    .none),
                yesNo("pipes", "管网破损、脱节或未接入", "Sewers broken, apart or not connected", fails: "yes", .decisive),
                yesNo("outflow", "出水有明显黑、臭、泡沫", "Effluent visibly black, odorous or foaming", fails: "yes", .decisive),
                yesNo(
                    "operator", "有运维单位和运行记录", "There is an operator and a log of operation", fails: "no", .supporting),
                yesNo("safety", "井盖、护栏、标识完好", "Covers, fences and signs are whole", fails: "no", .noted),
            ],
            supportingLimit: 2)
    }

    private enum Extra { case nothing, none }

    private static func yesNo(
        _ id: String, _ zh: String, _ en: String, fails: String, _ weight: Weight, _ extra: Extra = .nothing
    ) -> Item {
        var choices = [Choice("yes", "是", "Yes"), Choice("no", "否", "No")]
        if extra == .none { choices.append(Choice("none", "无此设施", "None here")) }
        return Item(id, Words(zh, en), choices: choices, failing: [fails], weight: weight)
    }
}
