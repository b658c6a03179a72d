public import Domain
public import Tables

/// The facts that an entry of the log brought.
public struct EntryFacts {
    private let session: any Session

    /// Facts as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    /// The first facts of an entry, in the order of recording.
    public func facts(of entry: Int64, limit: Int) throws -> [Fact] {
        try session.rows(
            """
            SELECT id, subject, kind, valid_from, valid_to, locus, body FROM facts WHERE entry = \(entry)
            ORDER BY id LIMIT \(limit)
            """
        ).compactMap { row in
            guard let kind = RecordKind(number: try row.int(2)) else { return nil }
            return Fact(
                id: try row.int(0), entry: entry, subject: SubjectID(try row.int(1)), kind: kind,
                validity: DayRange(from: Day(number: Int(try row.int(3))), to: Day(number: Int(try row.int(4)))),
                locus: try row.text(5), assertion: FactBody.decode(try row.text(6), kind: kind))
        }
    }
}
