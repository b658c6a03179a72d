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

    /// The entry that took back what an entry brought; nil where it still holds.
    public func withdrawal(of entry: Int64) throws -> Int64? {
        try session.firstInt("SELECT by_entry FROM withdrawals WHERE entry = \(entry)")
    }

    /// The entry whose facts an entry took back; nil where it took back none.
    public func withdrawn(by entry: Int64) throws -> Int64? {
        try session.firstInt("SELECT entry FROM withdrawals WHERE by_entry = \(entry)")
    }

    /// The latest way to a place, or to the place where a record stands; nil where the subject has none.
    public func lastPath(of subject: SubjectID) throws -> RegionPath? {
        if let path = try path(of: subject.number) { return path }
        let kinds = try session.rows("SELECT DISTINCT kind FROM facts WHERE subject = \(subject.number)")
            .compactMap { RecordKind(number: try $0.int(0)) }
        for kind in kinds where kind != .region && kind != .village {
            let place = try session.firstInt(
                """
                SELECT place FROM \(try RecordTable(kind).table) WHERE id = \(subject.number) AND place IS NOT NULL
                ORDER BY known_to DESC, valid_to DESC LIMIT 1
                """)
            if let place, let path = try path(of: place) { return path }
        }
        return nil
    }

    private func path(of place: Int64) throws -> RegionPath? {
        try session.firstText(
            "SELECT path FROM region_versions WHERE id = \(place) ORDER BY known_to DESC, valid_to DESC LIMIT 1"
        ).map { RegionPath(text: $0) }
    }

    /// The counties of the places that an entry brought, or in which they lie.
    public func counties(of entry: Int64, limit: Int) throws -> [SubjectID] {
        // The nation, a province, a city and a county take eight characters each.
        let paths = try session.rows(
            """
            SELECT DISTINCT substr(r.path, 1, 32) FROM facts f JOIN region_versions r ON r.id = f.subject
            WHERE f.entry = \(entry) AND f.kind IN (\(RecordKind.region.number), \(RecordKind.village.number))
            LIMIT 200
            """
        ).map { RegionPath(text: try $0.text(0)) }
        return Array(paths.compactMap { $0.region(at: .county) }.prefix(limit))
    }

    /// Whether an entry brought facts and all of them speak of places of the scope, or of records that stand there.
    ///
    /// Where a record was struck off it stands nowhere: the places where it stood before decide.
    /// - Complexity: O(facts of the entry); it ends at the first one outside.
    public func areAll(of entry: Int64, within scope: AreaScope) throws -> Bool {
        let kinds = try session.rows("SELECT DISTINCT kind FROM facts WHERE entry = \(entry)")
            .compactMap { RecordKind(number: try $0.int(0)) }
        guard !kinds.isEmpty else { return false }
        let isInside = scope.condition(column: "r.path")
        return try kinds.allSatisfy { kind in
            var place: Query = "r.id = f.subject"
            var record: Query = ""
            if kind != .region && kind != .village {
                record = "LEFT JOIN \(try RecordTable(kind).table) x ON x.id = f.subject AND x.place IS NOT NULL"
                place = "r.id = x.place"
            }
            return try session.firstInt(
                """
                SELECT 1 FROM facts f \(record) LEFT JOIN region_versions r ON \(place)
                WHERE f.entry = \(entry) AND f.kind = \(kind.number) AND (r.path IS NULL OR NOT \(isInside)) LIMIT 1
                """) == nil
        }
    }
}
