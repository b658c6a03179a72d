public import Domain

/// A condition on a record (条件).
///
/// There are two truth values only. A comparison with a value that is not reported is false; therefore ``not(_:)`` of
/// such a comparison is true, and a rule that means "reported, and different" says so with ``reported(_:)``.
public indirect enum Predicate: Hashable, Sendable {
    /// Every record.
    case always
    /// The field has a value.
    case reported(String)
    /// The field has the value; integers and decimals are compared as numbers.
    case equals(String, Value)
    /// The field has one of the values.
    case isOneOf(String, [Value])
    /// The field is a number of at least this size.
    case atLeast(String, Double)
    /// The first field divided by the second is at least this; false where the second is zero.
    case ratioAtLeast(numerator: String, denominator: String, Double)
    /// The place's twelve-digit code is that of a villagers' committee (村委会).
    case villagersCommittee
    /// Every condition holds.
    case all([Predicate])
    /// At least one condition holds.
    case any([Predicate])
    /// The condition does not hold.
    case not(Predicate)

    /// Whether the record satisfies the condition.
    public func holds(for record: MeasuredRecord) -> Bool {
        switch self {
        case .always:
            return true
        case .reported(let key):
            return record.values[key] != nil
        case .equals(let key, let wanted):
            guard let value = record.values[key] else { return false }
            return Self.same(value, wanted)
        case .isOneOf(let key, let wanted):
            guard let value = record.values[key] else { return false }
            return wanted.contains { Self.same(value, $0) }
        case .atLeast(let key, let bound):
            guard let quantity = record.values[key]?.quantity else { return false }
            return quantity >= bound
        case .ratioAtLeast(let numerator, let denominator, let bound):
            guard let above = record.values[numerator]?.quantity, let below = record.values[denominator]?.quantity,
                below > 0
            else { return false }
            return above / below >= bound
        case .villagersCommittee:
            return record.code?.isVillagersCommittee ?? false
        case .all(let parts):
            return parts.allSatisfy { $0.holds(for: record) }
        case .any(let parts):
            return parts.contains { $0.holds(for: record) }
        case .not(let part):
            return !part.holds(for: record)
        }
    }

    private static func same(_ value: Value, _ wanted: Value) -> Bool {
        if value == wanted { return true }
        guard let left = value.quantity, let right = wanted.quantity else { return false }
        return left == right
    }
}

extension Predicate {
    /// The fields that the condition looks at.
    public var fieldKeys: Set<String> {
        switch self {
        case .always, .villagersCommittee: []
        case .reported(let key), .equals(let key, _), .isOneOf(let key, _), .atLeast(let key, _): [key]
        case .ratioAtLeast(let numerator, let denominator, _): [numerator, denominator]
        case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.fieldKeys) }
        case .not(let part): part.fieldKeys
        }
    }
}

extension Predicate {
    /// The same without its demands that fields be reported: what could report, whether or not it does.
    public var askingNoReport: Predicate {
        switch self {
        case .reported: .always
        case .all(let parts): .all(parts.map(\.askingNoReport).filter { $0 != .always })
        default: self
        }
    }
}
