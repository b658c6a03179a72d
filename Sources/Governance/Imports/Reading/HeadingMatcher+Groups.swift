import Domain

/// Headings below the heading of a group: 户籍人口 over 男, 治理情况 over 完成时间.
extension HeadingMatcher {
    /// The target of a heading that stands below the heading of a group.
    ///
    /// Both words together come first, then the group's total, then the heading by itself unless it says nothing
    /// without the group.
    func match(_ heading: String, in group: String) -> Match? {
        if group.isEmpty || PlainWord.folded(group) == PlainWord.folded(heading) { return match(heading) }
        if heading.isEmpty { return match(group) }
        let short = Self.withoutEnding(group)
        for words in [group + heading, short + heading, heading + short] {
            if let joined = match(words) { return byGroup(joined) }
        }
        let own = match(heading)
        if let own, own.isChosen { return own }
        let ofGroup = match(group) ?? match(short)
        if let ofGroup, ofGroup.isChosen && ofGroup.key.isEmpty || isTotal(heading, of: ofGroup.key) {
            return byGroup(ofGroup)
        }
        return isUnclear(heading, in: group) ? nil : own
    }

    /// Whether a heading means something else by itself than below a group that is known: the men of the residents are
    /// not those of the register.
    func needsGroup(_ heading: String, _ group: String) -> Bool {
        guard Self.isNeedy(heading), PlainWord.folded(group) != PlainWord.folded(heading) else { return false }
        return match(group) != nil || match(Self.withoutEnding(group)) != nil
    }

    private func isUnclear(_ heading: String, in group: String) -> Bool {
        if needsGroup(heading, group) { return true }
        // A title of the whole table is no group.
        guard Self.isNeedy(heading), group.count <= 8, !group.hasSuffix("表") else { return false }
        return Self.otherPeople.contains { group.contains($0) }
    }

    private static func isNeedy(_ heading: String) -> Bool {
        let word = PlainWord.folded(PlainWord.brackets(heading).outside)
        return totals.contains(word) || needy.contains(word)
    }

    private func byGroup(_ match: Match) -> Match { Match(key: match.key, isChosen: match.isChosen, isByGroup: true) }

    /// Whether the heading is the sum of what the group counts: people are no sum of households.
    private func isTotal(_ heading: String, of key: String) -> Bool {
        let word = PlainWord.folded(PlainWord.brackets(heading).outside)
        guard Self.totals.contains(word), let field = target(key)?.field, field.type.isNumeric else { return false }
        let dimensions = UnitScale.named(field.unit.zh).map(\.dimension)
        if word.contains("户") { return dimensions.contains(.households) }
        if word.contains("人") { return dimensions.contains(.people) }
        return true
    }

    /// 户籍情况 stands over 人口 as 户籍 does.
    private static func withoutEnding(_ group: String) -> String {
        let word = PlainWord.trimmed(PlainWord.brackets(group).outside)
        guard let ending = endings.first(where: { word.hasSuffix($0) }), word.count > ending.count else { return word }
        return String(word.dropLast(ending.count))
    }

    private static let endings = ["基本情况", "情况", "信息", "状况", "概况", "统计"]

    private static let totals: Set<String> = [
        "小计", "合计", "总数", "总计", "计", "数量", "数", "总", "共计", "人数", "户数", "总人数", "总户数",
    ]

    /// Headings that mean what the group above says.
    private static let needy: Set<String> = [
        "男", "女", "男性", "女性", "其中男", "其中女", "男人", "女人", "人口", "人口数", "总人口", "人口总数", "农户数", "类型", "类别",
        "名称", "编号", "编码", "代码",
    ]

    /// People of whom the register of residents does not speak.
    private static let otherPeople = ["外来", "外出", "流动", "务工", "常住", "居住", "高峰", "流入", "流出"]
}
