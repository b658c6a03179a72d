public import Domain
public import Geo
public import Tables

/// Streams all records of a kind with where they lie, in no order, for layers of maps and for networks.
///
/// It walks the table once and does not build whole records: a hundred thousand pipes take well under a second.
public struct ShapeReader {
    private let session: any Session
    private let asOf: AsOf

    /// What to stream.
    public struct Request: Sendable {
        /// The kind of record.
        public var kind: RecordKind
        /// For villages: administrative or natural; nil for both.
        public var level: RegionLevel?
        /// The area.
        public var area: RegionPath
        /// What the asker may see.
        public var scope: AreaScope
        /// Only what touches this box; nil for all.
        public var box: BoundingBox?
        /// The keys of further fields wanted.
        public var fields: [String] = []
        /// Whether records come too of which neither point nor shape is known; only without a box.
        public var includesUnplaced = false

        /// Asks for a kind within an area.
        public init(_ kind: RecordKind, level: RegionLevel? = nil, area: RegionPath, scope: AreaScope) {
            self.kind = kind
            self.level = level
            self.area = area
            self.scope = scope
        }
    }

    /// A reader over the session's snapshot.
    public init(_ session: any Session, asOf: AsOf) {
        self.session = session
        self.asOf = asOf
    }

    /// Hands over the records one by one.
    ///
    /// Fields that are precise or personal come too: what the asker may not see must not be asked for, nor may a kind
    /// whose shape is precise be shown to those who may not see it.
    ///
    /// - Throws: `DatabaseError`, and what `body` throws.
    /// - Complexity: O(records of the kind).
    public func forEach(_ request: Request, _ body: (PlacedGeometry) throws -> Void) throws {
        let table = try RecordTable(request.kind)
        let isVillage = request.kind == .village
        let hasPoint = request.kind.field("longitude") != nil
        let wanted = request.fields.compactMap { key in request.kind.field(key) }
        let columns = try wanted.map { field -> Query in "x.\(try Identifier(validating: field.column))" }
        let point: Query = hasPoint ? "x.longitude, x.latitude" : "NULL, NULL"
        let shape: Query = try request.kind.shapeField.map { "x.\(try Identifier(validating: $0.column))" } ?? "NULL"
        let names: Query = isVillage ? "r.code, r.name" : "x.code, x.name"
        let more: Query = columns.isEmpty ? "" : ", \(columns.joined(separator: ", "))"
        let join: Query = isVillage ? "r.id = x.id" : "r.id = x.place"
        try session.forEach(
            """
            SELECT x.id, r.path, r.level, \(names), \(point), \(shape)\(more)
            FROM \(table.table) x \(sqlite: "CROSS JOIN", postgres: "JOIN") region_versions r ON \(join)
            WHERE \(conditions(request, hasPoint: hasPoint, hasShape: table.shapeKey != nil))
            """
        ) { row in
            try body(try geometry(row, request.kind, wanted))
        }
    }

    /// All of them at once.
    ///
    /// - Throws: `DatabaseError`.
    public func all(_ request: Request) throws -> [PlacedGeometry] {
        var result: [PlacedGeometry] = []
        try forEach(request) { result.append($0) }
        return result
    }

    private func geometry(_ row: Row, _ kind: RecordKind, _ wanted: [Field]) throws -> PlacedGeometry {
        var position: Coordinate?
        if let longitude = try row.realOrNil(5), let latitude = try row.realOrNil(6) {
            position = try? Coordinate(longitude: longitude, latitude: latitude)
        }
        var values = FieldValues()
        for (index, field) in wanted.enumerated() {
            values[field.key] = try Value(stored: row[8 + index], as: field.type)
        }
        return PlacedGeometry(
            id: SubjectID(try row.int(0)), kind: kind, path: RegionPath(text: try row.text(1)),
            code: try row.textOrNil(3) ?? "", name: try row.textOrNil(4) ?? "",
            level: RegionLevel(rawValue: Int(try row.int(2))) ?? .naturalVillage, position: position,
            shapeText: try row.textOrNil(7), values: values)
    }

    private func conditions(_ request: Request, hasPoint: Bool, hasShape: Bool) -> Query {
        var parts: [Query] = [asOf.condition("x"), asOf.condition("r"), "r.is_ended = 0"]
        // The walk goes along the records, not along the tree: the index of the way must not lead.
        let path: Query = "\(sqlite: "+", postgres: "")r.path"
        parts.append(request.area.condition(path))
        parts.append(request.scope.condition(column: path))
        if request.kind == .village {
            parts.append(request.level.map { "r.level = \($0.rawValue)" } ?? "r.level >= 5")
        }
        if let box = request.box {
            var either: [Query] = []
            if hasPoint {
                either.append(
                    """
                    (x.longitude >= \(box.west) AND x.longitude <= \(box.east)
                    AND x.latitude >= \(box.south) AND x.latitude <= \(box.north))
                    """)
            }
            if hasShape {
                either.append(
                    """
                    (x.west <= \(box.east) AND x.east >= \(box.west)
                    AND x.south <= \(box.north) AND x.north >= \(box.south))
                    """)
            }
            parts.append("(\(either.joined(separator: " OR ")))")
        } else if !request.includesUnplaced {
            var either: [Query] = []
            if hasPoint { either.append("x.longitude IS NOT NULL") }
            if hasShape { either.append("x.west IS NOT NULL") }
            parts.append("(\(either.joined(separator: " OR ")))")
        }
        return parts.joined(separator: " AND ")
    }
}
