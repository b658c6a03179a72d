public import Domain
public import Tables

/// The imports that were committed.
public struct ImportTable {
    private let session: any Session

    /// The imports as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    private static let columns: Query = """
        id, entry, at, actor_id, actor, kind, file_name, file_hash, settings, counts, undone_by, undone_at
        """

    private static func record(_ row: Row) throws -> ImportRecord {
        ImportRecord(
            id: try row.int(0), entry: try row.int(1), at: Instant(milliseconds: try row.int(2)),
            actorID: try row.intOrNil(3), actorName: try row.text(4), kind: try row.text(5),
            fileName: try row.text(6), fileHash: try row.text(7), settings: try row.text(8), counts: try row.text(9),
            undoneBy: try row.intOrNil(10), undoneAt: try row.intOrNil(11).map { Instant(milliseconds: $0) })
    }

    /// A number that no import had before.
    public func nextID() throws -> Int64 {
        try session.firstInt("UPDATE counters SET value = value + 1 WHERE name = 'import' RETURNING value") ?? 1
    }

    /// Keeps a committed import.
    public func insert(_ record: ImportRecord) throws {
        try session.execute(
            """
            INSERT INTO imports (\(Self.columns)) VALUES (\(record.id), \(record.entry), \(record.at.milliseconds),
                \(record.actorID), \(record.actorName), \(record.kind), \(record.fileName), \(record.fileHash),
                \(record.settings), \(record.counts), \(record.undoneBy), \(record.undoneAt?.milliseconds))
            """)
    }

    /// The import with the given number.
    public func find(_ id: Int64) throws -> ImportRecord? {
        try session.first("SELECT \(Self.columns) FROM imports WHERE id = \(id)").map(Self.record)
    }

    /// The import that an entry of the log brought.
    public func find(entry: Int64) throws -> ImportRecord? {
        try session.first("SELECT \(Self.columns) FROM imports WHERE entry = \(entry)").map(Self.record)
    }

    /// The import that an entry of the log took back.
    public func find(undoneBy entry: Int64) throws -> ImportRecord? {
        try session.first("SELECT \(Self.columns) FROM imports WHERE undone_by = \(entry)").map(Self.record)
    }

    /// The latest import in force of the same bytes read in the same way.
    public func inForce(fileHash: String, settings: String) throws -> ImportRecord? {
        try session.first(
            """
            SELECT \(Self.columns) FROM imports
            WHERE file_hash = \(fileHash) AND settings = \(settings) AND undone_by IS NULL ORDER BY id DESC LIMIT 1
            """
        ).map(Self.record)
    }

    /// Imports before the given number, the latest first.
    public func page(before id: Int64 = .max, limit: Int) throws -> [ImportRecord] {
        try session.rows(
            "SELECT \(Self.columns) FROM imports WHERE id < \(id) ORDER BY id DESC LIMIT \(limit)"
        ).map(Self.record)
    }

    /// Notes that an import was taken back.
    public func markUndone(_ id: Int64, by entry: Int64, at: Instant) throws {
        try session.execute(
            "UPDATE imports SET undone_by = \(entry), undone_at = \(at.milliseconds) WHERE id = \(id)")
    }
}
