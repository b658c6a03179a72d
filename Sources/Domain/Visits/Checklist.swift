/// What is looked at during a visit and what the answers mean (检查表); a rule set as data, so that spot checks and
/// patrols can have their own.
public struct Checklist: Codable, Hashable, Sendable {
    /// A text in both languages as it stands in the rule set.
    public struct Words: Codable, Hashable, Sendable {
        /// Chinese.
        public var zh: String
        /// English.
        public var en: String

        /// A text in both languages.
        public init(_ zh: String, _ en: String) {
            self.zh = zh
            self.en = en
        }

        /// The text for pages.
        public var text: BilingualText { BilingualText(zh, en) }
    }

    /// One answer that can be chosen.
    public struct Choice: Codable, Hashable, Sendable {
        /// What is sent.
        public var code: String
        /// What is shown.
        public var words: Words

        /// An answer.
        public init(_ code: String, _ zh: String, _ en: String) {
            self.code = code
            words = Words(zh, en)
        }
    }

    /// How much an unfavourable answer weighs.
    public enum Weight: String, Codable, CaseIterable, Hashable, Sendable {
        /// It alone means "not effectively operating".
        case decisive
        /// Several of them together do.
        case supporting
        /// It is noted and decides nothing.
        case noted
    }

    /// One thing to look at.
    public struct Item: Codable, Hashable, Sendable {
        /// The name under which answers are kept.
        public var id: String
        /// The question.
        public var question: Words
        /// The answers to choose from.
        public var choices: [Choice]
        /// Which answers are unfavourable.
        public var failing: [String]
        /// How much an unfavourable answer weighs.
        public var weight: Weight
        /// How many photos an unfavourable answer needs.
        public var photos: Int

        /// One thing to look at.
        public init(
            _ id: String, _ question: Words, choices: [Choice], failing: [String], weight: Weight, photos: Int = 1
        ) {
            self.id = id
            self.question = question
            self.choices = choices
            self.failing = failing
            self.weight = weight
            self.photos = photos
        }
    }

    /// Its short name.
    public var id: String
    /// Its name.
    public var name: Words
    /// Where it comes from, and what is not known.
    public var source: Words
    /// What to look at, in order.
    public var items: [Item]
    /// So many unfavourable supporting answers mean "not effectively operating".
    public var supportingLimit: Int

    /// A checklist.
    public init(id: String, name: Words, source: Words, items: [Item], supportingLimit: Int) {
        self.id = id
        self.name = name
        self.source = source
        self.items = items
        self.supportingLimit = supportingLimit
    }

    /// What the answers mean together.
    public enum Verdict: Hashable, Sendable {
        /// Nothing stands against effective operation.
        case effective
        /// These items do.
        case notEffective(because: [String])
        /// These items have no answer that the checklist knows.
        case incomplete(missing: [String])
    }

    /// The verdict of a full set of answers, by item.
    ///
    /// A decisive answer decides even while others are missing.
    public func verdict(of answers: [String: String]) -> Verdict {
        let failed = items.filter { item in answers[item.id].map(item.failing.contains) ?? false }
        let decisive = failed.filter { $0.weight == .decisive }
        if !decisive.isEmpty { return .notEffective(because: decisive.map(\.id)) }
        let supporting = failed.filter { $0.weight == .supporting }
        if supporting.count >= max(1, supportingLimit) { return .notEffective(because: supporting.map(\.id)) }
        let missing = items.filter { item in
            item.weight != .noted && !item.choices.contains { $0.code == answers[item.id] }
        }
        return missing.isEmpty ? .effective : .incomplete(missing: missing.map(\.id))
    }

    /// What is wrong with the rule set itself; empty where it can be used.
    public var faults: [BilingualText] {
        var faults: [BilingualText] = []
        if items.isEmpty || items.count > 60 {
            faults.append(BilingualText("检查项应有 1 至 60 项", "There must be 1 to 60 items"))
        }
        if supportingLimit < 1 {
            faults.append(BilingualText("supportingLimit 应不小于 1", "supportingLimit must be at least 1"))
        }
        if Set(items.map(\.id)).count < items.count {
            faults.append(BilingualText("检查项编号重复", "Two items have the same id"))
        }
        for item in items {
            let codes = item.choices.map(\.code)
            if item.id.isEmpty || codes.count < 2 || Set(codes).count < codes.count {
                faults.append(
                    BilingualText("检查项“\(item.id)”至少要有两个不同的选项", "Item “\(item.id)” needs two different answers"))
            }
            if !Set(item.failing).isSubset(of: codes) {
                faults.append(
                    BilingualText(
                        "检查项“\(item.id)”的不合格选项不在选项之中", "Item “\(item.id)” fails on answers it does not offer"))
            }
        }
        return faults
    }
}
