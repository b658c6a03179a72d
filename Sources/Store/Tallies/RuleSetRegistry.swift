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

    /// Whether the database already counts by exactly these rule sets.
    public func isCurrent(in session: any Session) throws -> Bool {
        let stored = try session.rows("SELECT id, fingerprint FROM rule_sets ORDER BY id").map { row in
            [try row.text(0), try row.text(1)]
        }
        return stored == book.ruleSets.map { [$0.id, $0.fingerprint] }.sorted { $0[0] < $1[0] }
    }

    /// Brings the database in step with the program's rule sets.
    ///
    /// Rule sets that count alike share one set of sums.
    ///
    /// - Returns: The rule sets whose sums were counted anew.
    @discardableResult
    public func synchronise(in session: any Session) throws -> [String] {
        var stored: [String: String] = [:]
        var numbers: [String: Int64] = [:]
        var highest: Int64 = 0
        for row in try session.rows("SELECT id, fingerprint, number FROM rule_sets") {
            stored[try row.text(0)] = try row.text(1)
            numbers[try row.text(1)] = try row.int(2)
            highest = max(highest, try row.int(2))
        }
        var recounted: [RuleSet] = []
        for rules in book.ruleSets where stored[rules.id] != rules.fingerprint {
            if numbers[rules.fingerprint] == nil { highest += 1 }
            let number = numbers[rules.fingerprint] ?? highest
            numbers[rules.fingerprint] = number
            try session.execute(
                """
                INSERT INTO rule_sets (id, fingerprint, number) VALUES (\(rules.id), \(rules.fingerprint), \(number))
                ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, number = excluded.number
                """)
            recounted.append(rules)
        }
        let known = book.ruleSets.map(\.id)
        let dropped = try session.execute("DELETE FROM rule_sets WHERE id NOT IN (\(values: known))")
        if dropped > 0 || !recounted.isEmpty {
            try session.execute("DELETE FROM tallies WHERE rules NOT IN (SELECT number FROM rule_sets)")
        }
        if !recounted.isEmpty { try Recount(book, zone: zone).rebuild(only: recounted.map(\.id), in: session) }
        return recounted.map(\.id)
    }
}
