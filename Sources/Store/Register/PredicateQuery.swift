import Domain
import Rules
import Tables

extension Predicate {
    /// The same condition in the database's words, so that a list shows exactly what was counted.
    ///
    /// - Parameters:
    ///   - columns: The column of a field by its key, with its table's alias.
    ///   - code: The column of the place's code.
    func query(columns: (String) -> Query?, code: Query) -> Query {
        switch self {
        case .always: return "(1 = 1)"
        case .reported(let key): return columns(key).map { "(\($0) IS NOT NULL)" } ?? "(1 = 0)"
        case .equals(let key, let value): return columns(key).map { Self.equal($0, value) } ?? "(1 = 0)"
        case .isOneOf(let key, let values):
            guard let column = columns(key), !values.isEmpty else { return "(1 = 0)" }
            return "(\(values.map { Self.equal(column, $0) }.joined(separator: " OR ")))"
        case .atLeast(let key, let bound):
            return columns(key).map { "(COALESCE(\($0) >= \(bound), \(Self.no)))" } ?? "(1 = 0)"
        case .ratioAtLeast(let numerator, let denominator, let bound):
            guard let above = columns(numerator), let below = columns(denominator) else { return "(1 = 0)" }
            return
                "(COALESCE(\(below) > 0 AND CAST(\(above) AS \(Self.real)) / NULLIF(\(below), 0) >= \(bound), \(Self.no)))"
        case .villagersCommittee:
            return "(LENGTH(\(code)) = 12 AND SUBSTR(\(code), 10, 3) BETWEEN '200' AND '399')"
        case .all(let parts):
            return parts.isEmpty
                ? "(1 = 1)" : "(\(parts.map { $0.query(columns: columns, code: code) }.joined(separator: " AND ")))"
        case .any(let parts):
            return parts.isEmpty
                ? "(1 = 0)" : "(\(parts.map { $0.query(columns: columns, code: code) }.joined(separator: " OR ")))"
        case .not(let part): return "(NOT \(part.query(columns: columns, code: code)))"
        }
    }

    /// A comparison that is false, not unknown, where the value is missing.
    private static func equal(_ column: Query, _ value: Value) -> Query {
        "(COALESCE(\(column) = \(value.stored), \(no)))"
    }

    private static let no: Query = "\(sqlite: "0", postgres: "FALSE")"
    private static let real: Query = "\(sqlite: "REAL", postgres: "DOUBLE PRECISION")"
}
