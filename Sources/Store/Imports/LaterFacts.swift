public import Domain
public import Tables

/// What was said of records to hold from a later day on than a list that is to be taken in.
public struct LaterFacts {
    private let session: any Session

    /// The facts as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    /// The latest day after the given one from which on a fact in force says something of one of the fields.
    ///
    /// - Parameters:
    ///   - wanted: The fields by record.
    ///   - kind: The kind of the facts.
    ///   - day: Facts that hold from this day on, or from one before, do not count.
    /// - Complexity: One query by index for 500 records.
    public func latest(
        of wanted: [SubjectID: Set<String>], kind: RecordKind, after day: Day
    ) throws -> [SubjectID: Day] {
        var found: [SubjectID: Day] = [:]
        for chunk in wanted.keys.sorted(by: { $0.number < $1.number }).chunked(500) {
            try session.forEach(
                """
                SELECT f.subject, f.valid_from, f.body FROM facts f
                WHERE f.subject IN (\(values: chunk.map(\.number))) AND f.kind = \(kind.number)
                    AND f.valid_from > \(Int64(day.number))
                    AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.entry = f.entry)
                """
            ) { row in
                let id = SubjectID(try row.int(0))
                let from = Day(number: Int(try row.int(1)))
                guard let keys = wanted[id], from > found[id] ?? day else { return }
                let said = FactBody.decode(try row.text(2), kind: kind)
                guard said.values.keys.contains(where: keys.contains) || !said.cleared.isDisjoint(with: keys) else {
                    return
                }
                found[id] = from
            }
        }
        return found
    }
}
