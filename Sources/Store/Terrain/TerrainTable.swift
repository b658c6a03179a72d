public import Domain
import Geo
public import Tables

/// The heights of the ground that were taken in.
public struct TerrainTable {
    private let session: any Session

    /// The heights as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    private static let columns: Query = """
        t.id, t.area, t.hash, t.size, t.source_name, t.source_hash, t.source_system, t.grid_columns, t.grid_rows,
        t.cell_metres, t.lowest, t.highest, t.west, t.south, t.east, t.north, t.kept_at, t.kept_by, t.ended_at,
        t.ended_by
        """

    private static func record(_ row: Row) throws -> TerrainRecord {
        let (lowest, highest) = (try row.real(10), try row.real(11))
        let box = try BoundingBox(
            southWest: Coordinate(longitude: row.real(12), latitude: row.real(13)),
            northEast: Coordinate(longitude: row.real(14), latitude: row.real(15)))
        var record = TerrainRecord(
            area: SubjectID(try row.int(1)), hash: try row.text(2), size: try row.int(3),
            source: (try row.text(4), try row.text(5), try row.text(6)),
            grid: (Int(clamping: try row.int(7)), Int(clamping: try row.int(8)), try row.real(9)),
            heights: lowest...max(lowest, highest), box: box, keptAt: Instant(milliseconds: try row.int(16)),
            keptBy: try row.text(17))
        record.id = try row.int(0)
        record.endedAt = try row.intOrNil(18).map { Instant(milliseconds: $0) }
        record.endedBy = try row.textOrNil(19)
        return record
    }

    /// Keeps heights.
    ///
    /// - Returns: Their number.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func insert(_ record: TerrainRecord) throws -> Int64 {
        let id =
            try session.firstInt("UPDATE counters SET value = value + 1 WHERE name = 'terrain' RETURNING value") ?? 1
        try session.execute(
            """
            INSERT INTO terrains (id, area, hash, size, source_name, source_hash, source_system, grid_columns,
                grid_rows, cell_metres, lowest, highest, west, south, east, north, kept_at, kept_by)
            VALUES (\(id), \(record.area.number), \(record.hash), \(record.size), \(record.sourceName),
                \(record.sourceHash), \(record.sourceSystem), \(record.columns), \(record.rows),
                \(record.cellMetres), \(record.lowest), \(record.highest), \(record.box.west), \(record.box.south),
                \(record.box.east), \(record.box.north), \(record.keptAt.milliseconds), \(record.keptBy))
            """)
        return id
    }

    /// Ends what holds for a place: it was replaced or taken out.
    ///
    /// - Returns: How many there were.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func end(in area: SubjectID, at moment: Instant, by name: String) throws -> Int {
        try session.execute(
            """
            UPDATE terrains SET ended_at = \(moment.milliseconds), ended_by = \(name)
            WHERE area = \(area.number) AND ended_at IS NULL
            """)
    }

    /// What holds, the finest first.
    ///
    /// - Throws: `DatabaseError`.
    public func holding() throws -> [TerrainRecord] {
        try session.rows(
            "SELECT \(Self.columns) FROM terrains t WHERE t.ended_at IS NULL ORDER BY t.cell_metres, t.id"
        ).map { try Self.record($0) }
    }

    /// Heights by their number, also those that ended.
    ///
    /// - Throws: `DatabaseError`.
    public func find(_ id: Int64) throws -> TerrainRecord? {
        try session.first("SELECT \(Self.columns) FROM terrains t WHERE t.id = \(id)").map { try Self.record($0) }
    }

    /// The hashes of all files, also of what ended, each once.
    ///
    /// - Throws: `DatabaseError`.
    public func hashes() throws -> [String] {
        try session.rows("SELECT DISTINCT hash FROM terrains ORDER BY hash").map { try $0.text(0) }
    }
}
