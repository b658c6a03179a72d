public import Domain
public import Tables

/// The spot checks.
public struct CampaignTable {
    let session: any Session

    /// The spot checks as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    static let columns: Query = """
        c.id, c.host, c.host_path, c.level, c.area, c.area_path, c.title, c.organiser, c.purpose, c.criteria,
        c.settings, c.phase, c.created_at, c.created_by, c.frame_day, c.frame_at, c.frame_csv, c.frame_hash, c.plan,
        c.seed, c.drawn_at, c.finished_at, c.result
        """

    static func record(_ row: Row) throws -> CampaignRecord {
        func moment(_ index: Int) throws -> Instant? { try row.intOrNil(index).map { Instant(milliseconds: $0) } }
        var record = CampaignRecord(
            host: SubjectID(try row.int(1)), hostPath: RegionPath(text: try row.text(2)),
            level: RegionLevel(rawValue: Int(try row.int(3))) ?? .nation, area: SubjectID(try row.int(4)),
            areaPath: RegionPath(text: try row.text(5)), title: try row.text(6), organiser: try row.text(7),
            purpose: try row.text(8), criteria: try row.text(9), settings: try row.text(10),
            createdAt: Instant(milliseconds: try row.int(12)), createdBy: try row.intOrNil(13))
        record.id = try row.int(0)
        record.phase = CampaignRecord.Phase(rawValue: try row.text(11)) ?? .prepared
        record.frameDay = try row.intOrNil(14).map { Day(number: Int($0)) }
        record.frameAt = try moment(15)
        record.frameCSV = try row.textOrNil(16)
        record.frameHash = try row.textOrNil(17)
        record.plan = try row.textOrNil(18)
        record.seed = try row.textOrNil(19)
        record.drawnAt = try moment(20)
        record.finishedAt = try moment(21)
        record.result = try row.textOrNil(22)
        return record
    }

    /// Keeps a new spot check.
    ///
    /// - Returns: Its number.
    public func insert(_ record: CampaignRecord) throws -> Int64 {
        let id =
            try session.firstInt("UPDATE counters SET value = value + 1 WHERE name = 'campaign' RETURNING value") ?? 1
        try session.execute(
            """
            INSERT INTO campaigns (id, host, host_path, level, area, area_path, title, organiser, purpose, criteria,
                settings, phase, created_at, created_by)
            VALUES (\(id), \(record.host.number), \(record.hostPath.text), \(record.level.rawValue),
                \(record.area.number), \(record.areaPath.text), \(record.title), \(record.organiser),
                \(record.purpose), \(record.criteria), \(record.settings), \(record.phase.rawValue),
                \(record.createdAt.milliseconds), \(record.createdBy))
            """)
        return id
    }

    /// Writes what has changed since it was read.
    public func update(_ record: CampaignRecord) throws {
        try session.execute(
            """
            UPDATE campaigns SET title = \(record.title), organiser = \(record.organiser),
                purpose = \(record.purpose), criteria = \(record.criteria), settings = \(record.settings),
                phase = \(record.phase.rawValue), frame_day = \(record.frameDay?.number),
                frame_at = \(record.frameAt?.milliseconds), frame_csv = \(record.frameCSV),
                frame_hash = \(record.frameHash), plan = \(record.plan), seed = \(record.seed),
                drawn_at = \(record.drawnAt?.milliseconds), finished_at = \(record.finishedAt?.milliseconds),
                result = \(record.result)
            WHERE id = \(record.id)
            """)
    }

    /// The spot check of that number; the row is locked for the transaction where the engine locks rows.
    public func find(_ id: Int64, forUpdate: Bool = false) throws -> CampaignRecord? {
        let lock: Query = forUpdate ? "\(sqlite: "", postgres: " FOR UPDATE")" : ""
        return try session.first("SELECT \(Self.columns) FROM campaigns c WHERE c.id = \(id)\(lock)").map(Self.record)
    }

    /// The spot checks that a scope's supervision organises, the latest first.
    public func page(within scope: AreaScope, before id: Int64 = .max, limit: Int) throws -> [CampaignRecord] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM campaigns c
            WHERE c.id < \(id) AND \(scope.condition(column: "c.host_path")) ORDER BY c.id DESC LIMIT \(limit)
            """
        ).map(Self.record)
    }

    /// The finished spot checks of exactly this area, the latest first.
    ///
    /// - Parameters:
    ///   - level: Of supervision at this level only.
    ///   - moment: Finished not later than this.
    public func finished(
        of area: SubjectID, level: RegionLevel? = nil, until moment: Instant, limit: Int = 20
    ) throws -> [CampaignRecord] {
        let narrowed: Query = level.map { "AND c.level = \($0.rawValue)" } ?? ""
        return try session.rows(
            """
            SELECT \(Self.columns) FROM campaigns c
            WHERE c.area = \(area.number) AND c.phase = 'finished' AND c.finished_at <= \(moment.milliseconds)
                \(narrowed)
            ORDER BY c.finished_at DESC, c.id DESC LIMIT \(limit)
            """
        ).map(Self.record)
    }

    /// The spot checks in which a user checks facilities.
    public func inField(member user: Int64) throws -> [CampaignRecord] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM campaigns c JOIN campaign_members m ON m.campaign = c.id
            WHERE m.user_id = \(user) AND c.phase = 'field' ORDER BY c.id
            """
        ).map(Self.record)
    }
}
