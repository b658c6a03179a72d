import Domain
public import Rules

/// The fields that show why a record counts: those that the measures look at.
public enum FigureColumns {
    /// Their keys, in the order of the kind's fields.
    public static func keys(for measure: Measure, _ rules: RuleSet, _ indicator: Indicator) -> [String] {
        var keys: Set<String> = measure.condition.fieldKeys
        for other in [indicator.numerator, indicator.denominator, indicator.reported].compactMap({ rules.measure($0) })
        where other.subject.kind == measure.subject.kind {
            keys.formUnion(other.condition.fieldKeys)
            if case .field(let key, _) = other.amount { keys.insert(key) }
        }
        return measure.subject.kind.fields.map(\.key).filter(keys.contains)
    }
}
