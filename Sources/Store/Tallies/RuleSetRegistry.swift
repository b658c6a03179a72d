public import Domain
public import Rules
public import Tables

/// Gives rule sets their numbers, and counts anew where a rule set is new or counts differently than before.
public struct RuleSetRegistry {
    private let book: RuleBook
    private let zone: CivilZone

    /// A registry for the rule sets that the program carries.
    public init(_ book: RuleBook, zone: CivilZone) {
        self.book = book
        self.zone = zone
    }

    /// Brings the database in step with the program's rule sets.
    ///
    /// - Returns: The rule sets whose sums were counted anew.
    @discardableResult
    public func synchronise(in session: any Session) throws -> [String] {
        var stored: [String: String] = [:]
        var highest: Int64 = 0
        for row in try session.rows("SELECT id, fingerprint, number FROM rule_sets") {
            stored[try row.text(0)] = try row.text(1)
            highest = max(highest, try row.int(2))
        }
        var changed: [RuleSet] = []
        for rules in book.ruleSets where stored[rules.id] != rules.fingerprint {
            if stored[rules.id] == nil {
                highest += 1
                try session.execute(
                    "INSERT INTO rule_sets (number, id, fingerprint) VALUES (\(highest), \(rules.id), \(rules.fingerprint))")
            } else {
                try session.execute(
                    "UPDATE rule_sets SET fingerprint = \(rules.fingerprint) WHERE id = \(rules.id)")
            }
            changed.append(rules)
        }
        if !changed.isEmpty { try Recount(book, zone: zone).rebuild(only: changed.map(\.id), in: session) }
        return changed.map(\.id)
    }
}
