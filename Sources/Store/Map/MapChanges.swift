public import Domain
public import Tables

/// What maps in memory ask the register in order to know whether they still hold.
public struct MapChanges {
    private let session: any Session

    /// A look at the session's snapshot.
    public init(_ session: any Session) {
        self.session = session
    }

    /// Whether anything of these kinds, or of the tree, was recorded or withdrawn after an entry of the log.
    public func isAnything(of kinds: [RecordKind], after sequence: Int64) throws -> Bool {
        let numbers = (kinds + [.region]).map(\.number)
        let changes = try session.firstInt(
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM facts WHERE entry > \(sequence) AND kind IN (\(values: numbers)))
                OR EXISTS (SELECT 1 FROM withdrawals WHERE by_entry > \(sequence)) THEN 1 ELSE 0 END
            """)
        return changes != 0
    }

    /// The last day on which each subject was visited, by visits that count, up to a day.
    ///
    /// - Parameter zone: Where days begin and end.
    public func lastVisits(in scope: AreaScope, until day: Day, zone: CivilZone) throws -> [SubjectID: Day] {
        let end = zone.endOfDay(day).milliseconds
        var found: [SubjectID: Day] = [:]
        try session.forEach(
            """
            SELECT v.subject, MAX(COALESCE(v.ended_at, v.started_at, v.received_at)) FROM visits v
            WHERE v.subject IS NOT NULL AND v.state = 'accepted' AND \(scope.condition(column: "v.path"))
                AND COALESCE(v.ended_at, v.started_at, v.received_at) <= \(end) GROUP BY v.subject
            """
        ) { row in
            found[SubjectID(try row.int(0))] = zone.day(of: Instant(milliseconds: try row.int(1)))
        }
        return found
    }

    /// The number of the last visit that came in; 0 where there is none.
    public func lastVisitNumber() throws -> Int64 {
        try session.firstInt("SELECT MAX(id) FROM visits") ?? 0
    }
}
