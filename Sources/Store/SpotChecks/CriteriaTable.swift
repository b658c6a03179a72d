public import Domain
public import Tables

/// A version of a set of criteria as stored (判定规则版本).
public struct CriteriaRecord: Hashable, Sendable {
    /// The set's short name, the same for all its versions.
    public var code: String
    /// The version, from 1.
    public var version: Int
    /// The place whose supervision keeps it.
    public var host: SubjectID
    /// The way to that place.
    public var hostPath: RegionPath
    /// The checklist as JSON.
    public var body: String
    /// When it was kept.
    public var createdAt: Instant
    /// Who kept it.
    public var createdBy: Int64?
    /// That user's name.
    public var author: String

    /// A version.
    public init(
        code: String, version: Int, host: SubjectID, hostPath: RegionPath, body: String, createdAt: Instant,
        createdBy: Int64?, author: String
    ) {
        self.code = code
        self.version = version
        self.host = host
        self.hostPath = hostPath
        self.body = body
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.author = author
    }
}

/// The criteria by which facilities are judged, every version for ever.
public struct CriteriaTable {
    private let session: any Session

    /// The criteria as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    private static let columns: Query = "code, version, host, host_path, body, created_at, created_by, author"

    private static func record(_ row: Row) throws -> CriteriaRecord {
        CriteriaRecord(
            code: try row.text(0), version: Int(try row.int(1)), host: SubjectID(try row.int(2)),
            hostPath: RegionPath(text: try row.text(3)), body: try row.text(4),
            createdAt: Instant(milliseconds: try row.int(5)), createdBy: try row.intOrNil(6), author: try row.text(7))
    }

    /// Keeps a new version; earlier ones stay.
    ///
    /// - Throws: `DatabaseError` with kind `uniqueViolation` where somebody kept the same version before.
    public func insert(_ record: CriteriaRecord) throws {
        try session.execute(
            """
            INSERT INTO criteria (code, version, host, host_path, body, created_at, created_by, author)
            VALUES (\(record.code), \(record.version), \(record.host.number), \(record.hostPath.text), \(record.body),
                \(record.createdAt.milliseconds), \(record.createdBy), \(record.author))
            """)
    }

    /// All versions of all sets, the sets by name, the latest version of each first.
    public func all(limit: Int = 1000) throws -> [CriteriaRecord] {
        try session.rows("SELECT \(Self.columns) FROM criteria ORDER BY code, version DESC LIMIT \(limit)")
            .map(Self.record)
    }

    /// One version; the latest where none is given.
    public func find(_ code: String, version: Int? = nil) throws -> CriteriaRecord? {
        let narrowed: Query = version.map { "AND version = \($0)" } ?? ""
        return try session.first(
            "SELECT \(Self.columns) FROM criteria WHERE code = \(code) \(narrowed) ORDER BY version DESC LIMIT 1"
        ).map(Self.record)
    }
}
