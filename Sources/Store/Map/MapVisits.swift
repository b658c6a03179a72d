public import Domain
public import Tables

/// What maps ask of visits: the latest of each subject, and whether that may have changed.
public struct MapVisits {
    private let session: any Session

    /// A look at the session's snapshot.
    public init(_ session: any Session) {
        self.session = session
    }

    /// Visits of spot checks count on maps when the check is finished: until then a day on the map would tell a team that
    /// is to look a second time that somebody was there before.
    private static let counts: Query = """
        v.state = 'accepted' AND NOT EXISTS (
            SELECT 1 FROM campaigns c
            WHERE v.purpose = 'spot-check' AND c.id = v.purpose_id AND c.phase <> 'finished')
        """

    /// The last day on which each subject was visited, by visits that count, up to a day.
    ///
    /// - Parameter zone: Where days begin and end.
    public func lastVisits(in scope: AreaScope, until day: Day, zone: CivilZone) throws -> [SubjectID: Day] {
        let end = zone.endOfDay(day).milliseconds
        var found: [SubjectID: Day] = [:]
        try session.forEach(
            """
            SELECT v.subject, MAX(COALESCE(v.ended_at, v.started_at, v.received_at)) FROM visits v
            WHERE v.subject IS NOT NULL AND \(Self.counts) AND \(scope.condition(column: "v.path"))
                AND COALESCE(v.ended_at, v.started_at, v.received_at) <= \(end) GROUP BY v.subject
            """
        ) { row in
            found[SubjectID(try row.int(0))] = zone.day(of: Instant(milliseconds: try row.int(1)))
        }
        return found
    }

    /// How many visits count.
    ///
    /// Their numbers would not tell: one that waited in quarantine may be accepted later, and those of a spot check count
    /// from its end.
    ///
    /// - Complexity: O(visits).
    public func acceptedVisits() throws -> Int64 {
        try session.firstInt("SELECT COUNT(*) FROM visits v WHERE \(Self.counts)") ?? 0
    }
}
