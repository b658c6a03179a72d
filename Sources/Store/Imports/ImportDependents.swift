import Domain
public import Tables

/// What was said later on the ground of an import, which must go before the import can be taken back.
public struct ImportDependents {
    private let session: any Session

    /// The facts as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    /// The later entries in force that speak of places or records which the entry created, or that put something into
    /// such places.
    ///
    /// Later facts about what existed before do not depend on it: they stand by themselves.
    public func entries(on entry: Int64, limit: Int = 20) throws -> [Int64] {
        let inForce: Query = """
            g.entry > \(entry) AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.entry = g.entry)
            """
        // Created by the entry: it said something of the subject, and nobody before it did.
        let kinds = [RecordKind.region] + RecordKind.placed
        let created: Query = """
            f.entry = \(entry) AND f.kind IN (\(values: kinds.map(\.number))) AND NOT EXISTS (
                SELECT 1 FROM facts e WHERE e.subject = f.subject AND e.kind = f.kind AND e.entry < \(entry)
                AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.entry = e.entry))
            """
        var queries: [Query] = [
            "SELECT g.entry FROM facts f JOIN facts g ON g.subject = f.subject WHERE \(created) AND \(inForce)"
        ]
        for kind in kinds {
            let table = try RecordTable(kind).table
            let column: Query = kind == .region ? "x.parent" : "x.place"
            queries.append(
                """
                SELECT g.entry FROM facts f JOIN \(table) x ON \(column) = f.subject
                    JOIN facts g ON g.subject = x.id AND g.kind = \(kind.number)
                WHERE \(created) AND f.kind = \(RecordKind.region.number)
                    AND x.known_to = \(Instant.end.milliseconds) AND \(inForce)
                """)
        }
        let found = try session.rows(
            """
            SELECT DISTINCT entry FROM (\(queries.joined(separator: " UNION "))) dependents
            ORDER BY entry LIMIT \(limit)
            """)
        return try found.map { try $0.int(0) }
    }
}
