import Domain
import Rules
import Tables

extension RegisterWriter {
    /// Takes back everything that an earlier entry stated: from now on it is as if it had not been said; what was
    /// known until now stays known as of then.
    ///
    /// - Throws: ``StoreError/alreadyWithdrawn(_:)``.
    public func withdraw(_ earlier: Int64) throws {
        let before = try session.firstInt("SELECT by_entry FROM withdrawals WHERE entry = \(earlier)")
        guard before == nil else { throw StoreError.alreadyWithdrawn(earlier) }
        try flush()
        let rows = try session.rows(
            "SELECT DISTINCT kind, subject FROM facts WHERE entry = \(earlier) ORDER BY kind, subject")
        try session.execute(
            "INSERT INTO withdrawals (entry, by_entry, at) VALUES (\(earlier), \(entry), \(at.milliseconds))")
        for row in rows {
            guard let kind = RecordKind(number: try row.int(0)) else { continue }
            pending.touch(PendingFacts.Key(kind: kind, subject: SubjectID(try row.int(1))))
            if pending.order.count >= 4000 { try flush() }
        }
        try flush()
    }
}
