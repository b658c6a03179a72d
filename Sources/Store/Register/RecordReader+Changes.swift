public import Domain
import Tables

/// What an editor or an acceptor has to know of a subject beyond its values.
extension RecordReader {
    /// The number of the last log entry that brought or took back a fact about the subject; 0 where there is none.
    ///
    /// It changes with every change of the record, a withdrawal included: the version for optimistic locking.
    public func version(of id: SubjectID, kinds: [RecordKind]) throws -> Int64 {
        try session.firstInt(
            """
            SELECT MAX(COALESCE(w.by_entry, f.entry))
            FROM facts f JOIN audit_log a ON a.sequence = f.entry
            LEFT JOIN withdrawals w ON w.entry = f.entry AND w.at <= \(asOf.known.milliseconds)
            WHERE f.subject = \(id.number) AND f.kind IN (\(values: kinds.map(\.number)))
                AND a.at <= \(asOf.known.milliseconds)
            """) ?? 0
    }

    /// The versions of many subjects at once, as ``version(of:kinds:)`` gives them one by one.
    public func versions(of ids: [SubjectID], kinds: [RecordKind]) throws -> [SubjectID: Int64] {
        var result: [SubjectID: Int64] = [:]
        for chunk in ids.chunked(500) {
            try session.forEach(
                """
                SELECT f.subject, MAX(COALESCE(w.by_entry, f.entry))
                FROM facts f JOIN audit_log a ON a.sequence = f.entry
                LEFT JOIN withdrawals w ON w.entry = f.entry AND w.at <= \(asOf.known.milliseconds)
                WHERE f.subject IN (\(values: chunk.map(\.number))) AND f.kind IN (\(values: kinds.map(\.number)))
                    AND a.at <= \(asOf.known.milliseconds)
                GROUP BY f.subject
                """
            ) { row in result[SubjectID(try row.int(0))] = try row.int(1) }
        }
        return result
    }

    /// The users who recorded the facts in force that came after an entry of the log; nil among them stands for
    /// somebody without an account.
    public func authors(of id: SubjectID, kinds: [RecordKind], after entry: Int64) throws -> Set<Int64?> {
        Set(
            try session.rows(
                """
                SELECT DISTINCT a.actor_id FROM facts f JOIN audit_log a ON a.sequence = f.entry
                WHERE f.subject = \(id.number) AND f.kind IN (\(values: kinds.map(\.number)))
                    AND f.entry > \(entry) AND a.at <= \(asOf.known.milliseconds)
                    AND NOT EXISTS (
                        SELECT 1 FROM withdrawals w
                        WHERE w.entry = f.entry AND w.at <= \(asOf.known.milliseconds))
                """
            ).map { try $0.intOrNil(0) })
    }

    /// The life of a record by what is known, in the order of days; days of which nothing is known are left out.
    public func stretches(of kind: RecordKind, _ id: SubjectID) throws -> [Stretch] {
        let table = try RecordTable(kind)
        return try session.rows(
            """
            SELECT x.valid_from, x.valid_to, \(table.columns.map { "x.\($0)" as Query }.joined(separator: ", "))
            FROM \(table.table) x WHERE x.id = \(id.number)
                AND x.known_from <= \(asOf.known.milliseconds) AND x.known_to > \(asOf.known.milliseconds)
            ORDER BY x.valid_from
            """
        ).map { row in
            Stretch(
                range: DayRange(from: Day(number: Int(try row.int(0))), to: Day(number: Int(try row.int(1)))),
                values: try table.record(row, from: 2))
        }
    }
}

extension [Stretch] {
    /// The first day after the given one on which another value of the field holds than on that day; the end of days
    /// where it stays.
    public func nextChange(of key: String, after day: Day) -> Day {
        let value = first { $0.range.contains(day) }?.values[key]
        var covered = day
        for stretch in self where stretch.range.to > day {
            // Days of which nothing is known have no value.
            if stretch.range.from > covered, value != nil { return covered }
            if stretch.values[key] != value { return Swift.max(stretch.range.from, day) }
            covered = stretch.range.to
        }
        return covered < .end && value != nil && covered > day ? covered : .end
    }
}
