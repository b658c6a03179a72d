public import Domain
public import Tables

/// The visits to a record, for its page.
public struct SubjectVisits {
    private let session: any Session

    /// A look at the session's snapshot.
    public init(_ session: any Session) {
        self.session = session
    }

    /// Visits to some subjects, the latest to arrive first.
    ///
    /// - Parameters:
    ///   - sights: What may be seen; with none there is nothing.
    ///   - asOf: What had taken place by the day and had arrived by the moment.
    ///   - zone: Where days end.
    ///   - id: Only those with a smaller number.
    /// - Complexity: O(visits to the subjects), by the index on subjects.
    public func page(
        to subjects: [SubjectID], within sights: [VisitSight], asOf: AsOf, zone: CivilZone, before id: Int64 = .max,
        limit: Int
    ) throws -> [VisitRecord] {
        guard !subjects.isEmpty, !sights.isEmpty else { return [] }
        // By the index on subjects: no engine is to walk all visits backwards in hope of the first few.
        let seen = sights.map(\.condition).joined(separator: " OR ")
        return try session.rows(
            """
            SELECT \(VisitTable.columns) FROM visits v
            WHERE v.subject IN (\(values: subjects.map(\.number))) AND (\(seen)) AND v.id < \(id)
                AND v.received_at <= \(asOf.known.milliseconds)
                AND COALESCE(v.ended_at, v.started_at, v.received_at) < \(zone.endOfDay(asOf.valid).milliseconds)
            ORDER BY v.id + 0 DESC LIMIT \(limit)
            """
        ).map(VisitTable.record)
    }

    /// The photos of some visits that can be opened through them: one of the visit's senders handed in the bytes.
    ///
    /// Signatures are no part of what was found and are left out.
    public func photos(of visits: [Int64]) throws -> [Int64: [VisitRecord.Photo]] {
        guard !visits.isEmpty else { return [:] }
        let rows = try session.rows(
            """
            SELECT p.visit, p.hash, p.item FROM visit_evidence p
            WHERE p.visit IN (\(values: visits)) AND p.item <> 'signature' AND \(EvidenceTable.isHandedIn)
            ORDER BY p.visit, p.position
            """)
        return try rows.reduce(into: [:]) { found, row in
            found[try row.int(0), default: []].append(
                VisitRecord.Photo(hash: try row.text(1), item: try row.text(2)))
        }
    }
}
