public import Domain
public import Tables

/// Reads the records of a kind for a map, a few columns each, as of one moment and within a scope.
public struct MapRowReader {
    private let session: any Session
    private let asOf: AsOf

    /// Records over the session's snapshot.
    public init(_ session: any Session, asOf: AsOf) {
        self.session = session
        self.asOf = asOf
    }

    /// Hands over the records that have a position or, where `fields` name a shape, any record.
    ///
    /// - Parameters:
    ///   - fields: Keys of fields whose values are wanted; unknown ones are nil everywhere.
    ///   - needsPosition: Whether records without longitude and latitude are left out.
    /// - Throws: ``DatabaseError``, and what `body` throws.
    public func forEach(
        _ kind: RecordKind, fields: [String], in scope: AreaScope, needsPosition: Bool = true,
        _ body: (MapRow) throws -> Void
    ) throws {
        let table = try RecordTable(kind)
        let isVillage = kind == .village
        let types = fields.map { kind.field($0)?.type }
        var columns: [Query] = isVillage ? ["r.id", "r.name", "r.code"] : ["x.id", "x.name", "x.code"]
        columns += ["r.level", "r.path", "x.longitude", "x.latitude"]
        for field in fields {
            let column = kind.field(field).flatMap { known in
                table.fields.firstIndex { $0.key == known.key }.map { table.columns[$0] }
            }
            columns.append(column.map { "x.\($0)" } ?? "NULL")
        }
        // SQLite keeps the order of a CROSS JOIN: the scope narrows first.
        let join: Query = "\(sqlite: "CROSS JOIN", postgres: "JOIN")"
        var conditions: [Query] = [
            "\(asOf.condition("r"))", "\(asOf.condition("x"))", "r.is_ended = 0", scope.condition(column: "r.path"),
        ]
        if needsPosition { conditions.append("x.longitude IS NOT NULL AND x.latitude IS NOT NULL") }
        try session.forEach(
            """
            SELECT \(columns.joined(separator: ", ")) FROM region_versions r \(join) \(table.table) x
            ON \(isVillage ? "x.id = r.id" : "x.place = r.id" as Query) WHERE \(conditions.joined(separator: " AND "))
            """
        ) { row in
            try body(Self.row(row, types))
        }
    }

    private static func row(_ row: Row, _ types: [FieldType?]) throws -> MapRow {
        let values = try types.enumerated().map { place, type in
            try type.flatMap { try Value(stored: row[7 + place], as: $0) }
        }
        return MapRow(
            id: SubjectID(try row.int(0)), name: try row.textOrNil(1) ?? "", code: try row.textOrNil(2) ?? "",
            level: RegionLevel(rawValue: Int(try row.int(3))) ?? .naturalVillage,
            path: RegionPath(text: try row.text(4)), longitude: try row.realOrNil(5), latitude: try row.realOrNil(6),
            values: values)
    }

    /// Whether anything of these kinds, or of the tree, was recorded or withdrawn after an entry of the log.
    public func isChanged(_ kinds: [RecordKind], after sequence: Int64) throws -> Bool {
        let numbers = (kinds + [.region]).map(\.number)
        let changes = try session.firstInt(
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM facts WHERE entry > \(sequence) AND kind IN (\(values: numbers)))
                OR EXISTS (SELECT 1 FROM withdrawals WHERE by_entry > \(sequence)) THEN 1 ELSE 0 END
            """)
        return changes != 0
    }

    /// The last day on which each subject was visited, by visits that count, up to the day asked for.
    ///
    /// - Parameter zone: Where days begin and end.
    public func lastVisits(in scope: AreaScope, zone: CivilZone) throws -> [SubjectID: Day] {
        let end = zone.endOfDay(asOf.valid).milliseconds
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
