import Domain

/// Matches headings of lists with targets, by their names, the synonyms, and what the user has decided.
struct HeadingMatcher {
    /// What was found for a heading.
    struct Match {
        /// The target's key; empty where the user leaves the column out.
        let key: String
        /// Whether the user has decided so.
        let isChosen: Bool
        /// Whether it needed the heading of the group above.
        var isByGroup = false
    }

    private let chosen: [String: String]
    private let known: [String: String]
    private let targets: [String: ImportTarget]

    init(_ kind: ImportKind, mapping: [String: String]) {
        var known: [String: String] = [:]
        var targets: [String: ImportTarget] = [:]
        for target in kind.targets {
            if targets[target.key] == nil { targets[target.key] = target }
            for word in [target.label.zh, target.label.en, target.key] + target.synonyms {
                let folded = PlainWord.folded(word)
                if known[folded] == nil { known[folded] = target.key }
            }
        }
        self.known = known
        self.targets = targets
        var chosen: [String: String] = [:]
        for (heading, key) in mapping { chosen[PlainWord.folded(heading)] = key }
        self.chosen = chosen
    }

    /// The target of that key.
    func target(_ key: String) -> ImportTarget? { targets[key] }

    /// The target that a heading stands for; nil for an unknown heading.
    func match(_ heading: String) -> Match? {
        let folded = PlainWord.folded(heading)
        if folded.isEmpty { return nil }
        if let key = chosen[folded] {
            return key.isEmpty || targets[key] != nil ? Match(key: key, isChosen: true) : nil
        }
        if let key = known[folded] { return Match(key: key, isChosen: false) }
        // What stands in brackets is a unit, 人口(人), or an explanation, 地形(必填); but 户籍人口(男) is another column.
        let (outside, inside) = PlainWord.brackets(heading)
        let explanations = inside.filter { UnitScale.named($0).isEmpty }
        let named = PlainWord.folded(outside + explanations.joined())
        if let key = known[named] { return Match(key: key, isChosen: false) }
        guard !inside.isEmpty, !explanations.contains(where: { known[PlainWord.folded($0)] != nil }) else { return nil }
        return known[PlainWord.folded(outside)].map { Match(key: $0, isChosen: false) }
    }

    /// The unit that a heading names; nil where it names none.
    func unit(in heading: String) -> String? {
        PlainWord.brackets(heading).inside.lazy.map { inside in
            let word = PlainWord.trimmed(inside)
            return word.hasPrefix("单位") ? PlainWord.trimmed(String(word.dropFirst(2).drop { ":：".contains($0) })) : word
        }.first { !UnitScale.named($0).isEmpty }
    }
}
