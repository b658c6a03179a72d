public import Domain
import Sealing
public import Tables

/// Reading and proving the append-only log.
public struct AuditLog {
    let session: any Session

    /// The log as the session sees it.
    public init(_ session: any Session) {
        self.session = session
    }

    /// The last entry, or nil where nothing was ever written.
    public func head() throws -> AuditEntry? {
        try session.first("SELECT \(Journal.columns) FROM audit_log ORDER BY sequence DESC LIMIT 1").map(Journal.entry)
    }

    /// The entry at a place in the log.
    public func entry(_ sequence: Int64) throws -> AuditEntry? {
        try session.first("SELECT \(Journal.columns) FROM audit_log WHERE sequence = \(sequence)").map(Journal.entry)
    }

    /// Entries before the given place, the latest first; narrowed to an action where one is given.
    public func page(before sequence: Int64 = .max, action: String? = nil, limit: Int) throws -> [AuditEntry] {
        let narrowed: Query = action.map { "AND action = \($0)" } ?? ""
        return try session.rows(
            """
            SELECT \(Journal.columns) FROM audit_log WHERE sequence < \(sequence) \(narrowed)
            ORDER BY sequence DESC LIMIT \(limit)
            """
        ).map(Journal.entry)
    }

    /// The last entry of an action about a subject by what was known at a moment.
    public func last(of subject: SubjectID, action: String, until known: Instant) throws -> AuditEntry? {
        try session.first(
            """
            SELECT \(Journal.columns) FROM audit_log WHERE subject = \(subject.number) AND action = \(action)
                AND at <= \(known.milliseconds) ORDER BY sequence DESC LIMIT 1
            """
        ).map(Journal.entry)
    }

    /// What is wrong with the first entry that does not fit.
    public struct Break: Hashable, Sendable {
        /// The entry's place in the log.
        public let sequence: Int64
        /// What does not fit.
        public let reason: BilingualText
    }

    /// Re-computes the whole chain and the digests of all facts.
    ///
    /// - Returns: How many entries fit, and the first that does not.
    /// - Complexity: O(entries + facts), in constant memory.
    public func verify() throws -> (entries: Int64, broken: Break?) {
        var count: Int64 = 0
        var previous = AuditEntry.origin
        var broken: Break?
        var last: Int64 = 0
        while broken == nil {
            let entries = try session.rows(
                "SELECT \(Journal.columns) FROM audit_log WHERE sequence > \(last) ORDER BY sequence LIMIT 1000"
            ).map(Journal.entry)
            if entries.isEmpty { break }
            for entry in entries {
                broken = try check(entry, after: last, previous: previous)
                if broken != nil { break }
                previous = entry.hash
                last = entry.sequence
                count += 1
            }
        }
        if broken == nil { broken = try factsWithoutEntry() ?? withdrawalWithoutEntry() }
        return (count, broken)
    }

    private func check(_ entry: AuditEntry, after last: Int64, previous: String) throws -> Break? {
        func broken(_ zh: String, _ en: String) -> Break {
            Break(sequence: entry.sequence, reason: BilingualText(zh, en))
        }
        guard entry.sequence == last + 1 else {
            return Break(sequence: last + 1, reason: BilingualText("缺少该条日志", "This entry is missing"))
        }
        guard entry.previous == previous else {
            return broken("前一条的哈希不符", "The hash of the entry before does not fit")
        }
        let material = AuditEntry.material(
            sequence: entry.sequence, at: entry.at, actor: entry.actor, action: entry.action, subject: entry.subject,
            detail: entry.detail, factCount: entry.factCount, factDigest: entry.factDigest, previous: entry.previous)
        guard SHA256Digest(of: material).hexadecimal == entry.hash else {
            return broken("日志内容与哈希不符", "The entry's content does not fit its hash")
        }
        let (facts, digest) = try FactDigest.stored(entry.sequence, in: session)
        guard facts == entry.factCount, digest == entry.factDigest else {
            return broken("该条带来的事实与摘要不符", "The facts it brought do not fit their digest")
        }
        return nil
    }

    private func factsWithoutEntry() throws -> Break? {
        let stray = try session.firstInt(
            "SELECT MIN(entry) FROM facts WHERE entry > (SELECT COALESCE(MAX(sequence), 0) FROM audit_log)")
        return stray.map {
            Break(sequence: $0, reason: BilingualText("事实没有对应的日志", "There are facts without an entry"))
        }
    }

    private func withdrawalWithoutEntry() throws -> Break? {
        let stray = try session.firstInt(
            """
            SELECT MIN(w.entry) FROM withdrawals w LEFT JOIN audit_log a ON a.sequence = w.by_entry AND a.at = w.at
            WHERE a.sequence IS NULL
            """)
        return stray.map {
            Break(sequence: $0, reason: BilingualText("它的撤销没有对应的日志", "Its withdrawal has no entry"))
        }
    }
}
