import Domain
import Store

extension RegisterDesk {
    /// Goes on only if no part is larger than its whole from a day on, as far as the change has to do with it.
    ///
    /// What was wrong before and is not touched stays as it is: somebody who corrects a telephone number need not know
    /// how many samples comply.
    ///
    /// - Parameters:
    ///   - changed: The values that are stated, each until the end of its key.
    ///   - ends: Until when the keys hold; those without a value are cleared.
    ///   - life: What holds now, by stretches of days.
    /// - Throws: ``RegisterError/partTooLarge(_:field:)``.
    static func requireParts(
        _ kind: RecordKind, _ changed: [String: Value], until ends: [Day: [String]], from day: Day, in life: [Stretch]
    ) throws {
        let rules = PartOfWhole.rules(for: kind).filter { $0.concerns(changed.keys) }
        guard !rules.isEmpty else { return }
        for moment in [day] + life.map(\.range.from).filter({ $0 > day }) {
            var values = life.first { $0.range.contains(moment) }?.values ?? [:]
            var stated: Set<String> = []
            for (end, keys) in ends where end > moment {
                for key in keys { values[key] = changed[key] }
                stated.formUnion(keys)
            }
            for rule in rules where rule.concerns(stated) {
                guard let breach = rule.breach(in: values) else { continue }
                throw RegisterError.partTooLarge(
                    breach, field: stated.contains(rule.part.key) ? rule.part.key : rule.whole.key)
            }
        }
    }
}
