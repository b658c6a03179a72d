public import Domain
public import Tables

/// A record as of one moment, and all that was ever said of it.
public struct RecordDetail: Hashable, Sendable {
    /// The kind of record.
    public let kind: RecordKind
    /// Whom it is about.
    public let id: SubjectID
    /// The values; what is not there is not reported.
    public let values: FieldValues
    /// The days for which it is so.
    public let range: DayRange
    /// Since when it is known so.
    public let knownSince: Instant
}

/// A fact together with where it comes from (出处).
public struct SourcedFact: Hashable, Sendable {
    /// What is said, of whom, for which days.
    public let fact: Fact
    /// The entry of the log that brought it: when, by whom, through which door.
    public let origin: AuditEntry
    /// The moment at which it was withdrawn, if it was.
    public let withdrawnAt: Instant?
}

/// Asks for single records and their facts.
public struct RecordReader {
    let session: any Session
    let asOf: AsOf

    /// A reader over the session's snapshot.
    public init(_ session: any Session, asOf: AsOf) {
        self.session = session
        self.asOf = asOf
    }

    /// A record by its identity; nil where nothing is known of it as of the moment.
    public func record(_ kind: RecordKind, _ id: SubjectID) throws -> RecordDetail? {
        let table = try RecordTable(kind)
        return try session.first(
            """
            SELECT x.valid_from, x.valid_to, x.known_from, \(table.columns(of: .x))
            FROM \(table.table) x WHERE x.id = \(id.number) AND \(asOf.condition("x"))
            """
        ).map { row in
            RecordDetail(
                kind: kind, id: id, values: try table.record(row, from: 3),
                range: DayRange(from: Day(number: Int(try row.int(0))), to: Day(number: Int(try row.int(1)))),
                knownSince: Instant(milliseconds: try row.int(2)))
        }
    }

    /// All facts about a subject known as of the moment, the latest first.
    public func facts(of id: SubjectID, kinds: [RecordKind], limit: Int = 500) throws -> [SourcedFact] {
        let columns: Query = """
            a.sequence, a.at, a.actor_id, a.actor, a.channel, a.action, a.subject, a.detail, a.fact_count,
            a.fact_digest, a.previous, a.hash
            """
        return try session.rows(
            """
            SELECT \(columns), f.id, f.kind, f.valid_from, f.valid_to, f.locus, f.body, w.at
            FROM facts f JOIN audit_log a ON a.sequence = f.entry
            LEFT JOIN withdrawals w ON w.entry = f.entry AND w.at <= \(asOf.known.milliseconds)
            WHERE f.subject = \(id.number) AND f.kind IN (\(values: kinds.map(\.number)))
                AND a.at <= \(asOf.known.milliseconds)
            ORDER BY f.id DESC LIMIT \(limit)
            """
        ).compactMap { row in
            guard let kind = RecordKind(number: try row.int(13)) else { return nil }
            let origin = try Journal.entry(row)
            let fact = Fact(
                id: try row.int(12), entry: origin.sequence, subject: id, kind: kind,
                validity: DayRange(from: Day(number: Int(try row.int(14))), to: Day(number: Int(try row.int(15)))),
                locus: try row.text(16), assertion: FactBody.decode(try row.text(17), kind: kind))
            return SourcedFact(
                fact: fact, origin: origin,
                withdrawnAt: try row.intOrNil(18).map { Instant(milliseconds: $0) })
        }
    }

    /// For each field, the fact from which its value as of the moment comes.
    public func origins(_ facts: [SourcedFact]) -> [String: SourcedFact] {
        var result: [String: SourcedFact] = [:]
        for fact in facts where fact.withdrawnAt == nil && fact.fact.validity.contains(asOf.valid) {
            let assertion = fact.fact.assertion
            for key in Set(assertion.values.keys).union(assertion.cleared) where result[key] == nil {
                result[key] = fact
            }
        }
        return result
    }
}
