import Domain

/// Checks that everything a rule set refers to is there and fits.
struct RuleCheck {
    let parts: RuleParts
    /// The two digits of the rule set's province; empty for the nation.
    let area: String

    func run() throws {
        try unique(parts.sources) { $0.id }
        try unique(parts.statuses) { $0.status.rawValue }
        try unique(parts.measures) { $0.id }
        try unique(parts.indicators) { $0.id }
        try unique(parts.gaps) { $0.id }
        try unique(parts.targets) { "\($0.indicatorID) \($0.area) \($0.year) \($0.strength.rawValue)" }
        for declared in parts.indicators { try check(declared.item, declared.node) }
        for declared in parts.statuses {
            if let id = declared.item.sourceID { try source(id, declared.node, "source") }
        }
        for declared in parts.gaps {
            for id in declared.item.sourceIDs { try source(id, declared.node, "sources") }
        }
        for declared in parts.targets { try check(declared.item, declared.node) }
    }

    private func check(_ indicator: Indicator, _ node: RuleNode) throws {
        for (name, id) in [
            ("numerator", indicator.numerator), ("denominator", indicator.denominator),
            ("reported", indicator.reported),
        ] {
            guard let id else { continue }
            guard indicator.status == .registered else {
                throw node.unfit("抽查指标不能有“\(name)”", "an indicator from spot checks cannot have “\(name)”")
            }
            guard let measure = parts.measures.first(where: { $0.item.id == id })?.item else {
                throw at(node, name).unknown(id, among: parts.measures.map(\.item.id))
            }
            guard name != "reported" || measure.amount == .one else {
                throw at(node, name).unfit("应为计数项", "must be a measure that counts records")
            }
        }
        if indicator.status == .registered, indicator.numerator == nil {
            throw RulesError.missingMember(file: node.file, path: node.path, name: "numerator")
        }
        if indicator.origin == .sourced, indicator.sourceIDs.isEmpty {
            throw at(node, "sources").unfit(
                "没有依据的算法应标为 derived", "a formula without a source must be marked as derived")
        }
        for id in indicator.sourceIDs { try source(id, node, "sources") }
    }

    private func check(_ target: Target, _ node: RuleNode) throws {
        guard parts.indicators.contains(where: { $0.item.id == target.indicatorID }) else {
            throw at(node, "indicator").unknown(target.indicatorID, among: parts.indicators.map(\.item.id))
        }
        guard target.area.hasPrefix(area) else {
            throw at(node, "area").unfit("不在本口径的省份内", "not in the province of this rule set")
        }
        guard target.value.isFinite, target.value >= 0 else {
            throw at(node, "value").unfit("不能为负", "must not be negative")
        }
        try source(target.sourceID, node, "source")
    }

    private func source(_ id: String, _ node: RuleNode, _ member: String) throws {
        guard parts.sources.contains(where: { $0.item.id == id }) else {
            throw at(node, member).unknown(id, among: parts.sources.map(\.item.id))
        }
    }

    private func unique<Item>(_ declared: [RuleParts.Declared<Item>], by name: (Item) -> String) throws {
        var seen: Set<String> = []
        for entry in declared where !seen.insert(name(entry.item)).inserted {
            throw entry.node.duplicate(name(entry.item))
        }
    }

    private func at(_ node: RuleNode, _ member: String) -> RuleNode {
        RuleNode(file: node.file, path: "\(node.path).\(member)", value: node.value)
    }
}
