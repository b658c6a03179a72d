public import Domain
public import Tables

/// The visits that were reported, and their photos.
public struct VisitTable {
    private let session: any Session

    /// The visits as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    static let columns: Query = """
        v.id, v.client_id, v.purpose, v.purpose_id, v.assignment, v.subject, v.path, v.user_id, v.user_name, v.device,
        v.started_at, v.ended_at, v.sent_at, v.received_at, v.longitude, v.latitude, v.accuracy, v.is_mock, v.outcome,
        v.report, v.findings, v.state, v.reasons, v.resolved_by, v.resolved_at, v.resolution
        """

    static func record(_ row: Row) throws -> VisitRecord {
        func moment(_ index: Int) throws -> Instant? { try row.intOrNil(index).map { Instant(milliseconds: $0) } }
        var visit = VisitRecord(
            clientID: try row.text(1), purpose: try row.text(2), userID: try row.intOrNil(7),
            userName: try row.text(8), receivedAt: Instant(milliseconds: try row.int(13)), report: try row.text(19))
        visit.id = try row.int(0)
        visit.purposeID = try row.intOrNil(3)
        visit.assignment = try row.intOrNil(4)
        visit.subject = try row.intOrNil(5).map { SubjectID($0) }
        visit.path = RegionPath(text: try row.text(6))
        visit.device = try row.text(9)
        visit.startedAt = try moment(10)
        visit.endedAt = try moment(11)
        visit.sentAt = try moment(12)
        visit.longitude = try row.realOrNil(14)
        visit.latitude = try row.realOrNil(15)
        visit.accuracy = try row.realOrNil(16)
        visit.isMock = try row.flag(17)
        visit.outcome = try row.textOrNil(18)
        visit.findings = try row.text(20)
        visit.state = VisitRecord.State(rawValue: try row.text(21)) ?? .quarantined
        visit.reasons = try row.text(22)
        visit.resolvedBy = try row.intOrNil(23)
        visit.resolvedAt = try moment(24)
        visit.resolution = try row.textOrNil(25)
        return visit
    }

    /// Keeps a visit with its photos.
    ///
    /// - Parameter sender: Who sent it: its reporter, or who brought it in a file; nil at the command line.
    /// - Returns: Its number.
    @discardableResult
    public func insert(_ visit: VisitRecord, photos: [VisitRecord.Photo], sender: Int64?) throws -> Int64 {
        let id =
            try session.firstInt("UPDATE counters SET value = value + 1 WHERE name = 'visit' RETURNING value") ?? 1
        try session.execute(
            """
            INSERT INTO visits (id, client_id, purpose, purpose_id, assignment, subject, path, user_id, user_name,
                device, started_at, ended_at, sent_at, received_at, longitude, latitude, accuracy, is_mock, outcome,
                report, findings, state, reasons)
            VALUES (\(id), \(visit.clientID), \(visit.purpose), \(visit.purposeID), \(visit.assignment),
                \(visit.subject?.number), \(visit.path.text), \(visit.userID), \(visit.userName), \(visit.device),
                \(visit.startedAt?.milliseconds), \(visit.endedAt?.milliseconds), \(visit.sentAt?.milliseconds),
                \(visit.receivedAt.milliseconds), \(visit.longitude), \(visit.latitude), \(visit.accuracy),
                \(visit.isMock), \(visit.outcome), \(visit.report), \(visit.findings), \(visit.state.rawValue),
                \(visit.reasons))
            """)
        try add(photos, to: id)
        try addSender(sender, to: id)
        return id
    }

    /// Notes who sent a visit, the same again or another: a file and the phone itself may tell the same visit.
    ///
    /// - Returns: Whether he had not sent it before.
    @discardableResult
    public func addSender(_ user: Int64?, to id: Int64) throws -> Bool {
        try session.execute(
            """
            INSERT INTO visit_senders (visit, user_id) VALUES (\(id), \(user ?? 0))
            ON CONFLICT (visit, user_id) DO NOTHING
            """) > 0
    }

    /// Adds photos to a visit; those that it has already stay as they are.
    ///
    /// - Returns: How many were new.
    @discardableResult
    public func add(_ photos: [VisitRecord.Photo], to id: Int64) throws -> Int {
        let first =
            try session.firstInt("SELECT COALESCE(MAX(position) + 1, 0) FROM visit_evidence WHERE visit = \(id)") ?? 0
        var count = 0
        for (offset, photo) in photos.enumerated() {
            count += Int(
                try session.execute(
                    """
                    INSERT INTO visit_evidence (visit, hash, position, item, taken_at, longitude, latitude, accuracy,
                        is_mock, added_at)
                    VALUES (\(id), \(photo.hash), \(first + Int64(offset)), \(photo.item),
                        \(photo.takenAt?.milliseconds), \(photo.longitude), \(photo.latitude), \(photo.accuracy),
                        \(photo.isMock), \(photo.addedAt?.milliseconds))
                    ON CONFLICT (visit, hash) DO NOTHING
                    """))
        }
        return count
    }

    /// A visit by its number.
    public func find(_ id: Int64) throws -> VisitRecord? {
        try session.first("SELECT \(Self.columns) FROM visits v WHERE v.id = \(id)").map(Self.record)
    }

    /// A visit by the name that the phone gave it.
    public func find(clientID: String) throws -> VisitRecord? {
        try session.first("SELECT \(Self.columns) FROM visits v WHERE v.client_id = \(clientID)").map(Self.record)
    }

    /// The visit that counts for a task.
    public func accepted(assignment: Int64) throws -> VisitRecord? {
        try session.first(
            "SELECT \(Self.columns) FROM visits v WHERE v.assignment = \(assignment) AND v.state = 'accepted'"
        ).map(Self.record)
    }

    /// The visits made for something, in the order in which they came.
    public func visits(
        for purpose: String, _ purposeID: Int64?, states: [VisitRecord.State] = VisitRecord.State.allCases
    ) throws -> [VisitRecord] {
        let which: Query = purposeID.map { "v.purpose_id = \($0)" } ?? "v.purpose_id IS NULL"
        return try session.rows(
            """
            SELECT \(Self.columns) FROM visits v WHERE v.purpose = \(purpose) AND \(which)
                AND v.state IN (\(values: states.map(\.rawValue))) ORDER BY v.id
            """
        ).map(Self.record)
    }

    /// The visits in some states, the latest first, whatever they were made for.
    public func page(states: [VisitRecord.State], before id: Int64, limit: Int) throws -> [VisitRecord] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM visits v WHERE v.state IN (\(values: states.map(\.rawValue))) AND v.id < \(id)
            ORDER BY v.id DESC LIMIT \(limit)
            """
        ).map(Self.record)
    }

    /// The photos of some visits, by visit, in the order in which they were taken.
    public func photos(of visits: [Int64]) throws -> [Int64: [VisitRecord.Photo]] {
        var result: [Int64: [VisitRecord.Photo]] = [:]
        for chunk in visits.chunked(500) {
            let rows = try session.rows(
                """
                SELECT visit, hash, item, taken_at, longitude, latitude, accuracy, is_mock, added_at
                FROM visit_evidence WHERE visit IN (\(values: chunk)) ORDER BY visit, position
                """)
            for row in rows {
                var photo = VisitRecord.Photo(hash: try row.text(1), item: try row.text(2))
                photo.takenAt = try row.intOrNil(3).map { Instant(milliseconds: $0) }
                photo.longitude = try row.realOrNil(4)
                photo.latitude = try row.realOrNil(5)
                photo.accuracy = try row.realOrNil(6)
                photo.isMock = try row.flag(7)
                photo.addedAt = try row.intOrNil(8).map { Instant(milliseconds: $0) }
                result[try row.int(0), default: []].append(photo)
            }
        }
        return result
    }

    /// The visits to which a photo belongs: those that name it and one of whose senders handed in its bytes.
    ///
    /// Whoever only knows a photo's hash and writes it into a visit of his own has no visit with that photo.
    public func visits(withPhoto hash: String) throws -> [VisitRecord] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM visits v JOIN visit_evidence p ON p.visit = v.id
            WHERE p.hash = \(hash) AND \(EvidenceTable.isHandedIn) ORDER BY v.id
            """
        ).map(Self.record)
    }

    /// The visits that somebody sent and that name a photo.
    public func visits(naming hash: String, sentBy user: Int64?) throws -> [VisitRecord] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM visits v JOIN visit_evidence p ON p.visit = v.id
            JOIN visit_senders s ON s.visit = v.id AND s.user_id = \(user ?? 0)
            WHERE p.hash = \(hash) ORDER BY v.id
            """
        ).map(Self.record)
    }

    /// Notes what was decided about a visit.
    public func resolve(
        _ id: Int64, as state: VisitRecord.State, assignment: Int64?, by user: Int64?, at moment: Instant,
        resolution: String
    ) throws {
        try session.execute(
            """
            UPDATE visits SET state = \(state.rawValue), assignment = \(assignment), resolved_by = \(user),
                resolved_at = \(moment.milliseconds), resolution = \(resolution)
            WHERE id = \(id)
            """)
    }

    /// Replaces what is noteworthy about a visit, after its photos arrived.
    public func setFindings(_ findings: String, of id: Int64) throws {
        try session.execute("UPDATE visits SET findings = \(findings) WHERE id = \(id)")
    }
}
