public import Domain
public import Tables

/// The records that stand directly in a place.
public struct PlacedRecords {
    private let session: any Session
    private let asOf: AsOf

    /// Records over the session's snapshot.
    public init(_ session: any Session, asOf: AsOf) {
        self.session = session
        self.asOf = asOf
    }

    /// The kinds of which something stands there, in one query for all.
    public func kinds(in place: SubjectID) throws -> Set<RecordKind> {
        var query: Query = "SELECT "
        let moment = asOf.condition("x")
        for (index, kind) in RecordKind.placed.enumerated() {
            let table = try RecordTable(kind).table
            query += index > 0 ? ", " : ""
            query += "(SELECT COUNT(*) FROM \(table) x WHERE x.place = \(place.number) AND \(moment))"
        }
        guard let row = try session.first(query) else { return [] }
        return Set(try RecordKind.placed.enumerated().filter { try row.int($0.offset) > 0 }.map(\.element))
    }

    /// A record that stands above the counties.
    public struct Standing: Sendable {
        /// Its code; empty if it has none.
        public let code: String
        /// Its name; empty if it has none.
        public let name: String
        /// Where it stands.
        public let place: SubjectID
    }

    /// The records of a kind that stand directly in a city, a province or the nation, within some areas.
    ///
    /// - Complexity: O(places of those levels); few records stand so high.
    public func aboveCounties(_ kind: RecordKind, within scope: AreaScope) throws -> [Standing] {
        let table = try RecordTable(kind).table
        return try session.rows(
            """
            SELECT x.code, x.name, x.place FROM \(table) x
            WHERE \(asOf.condition("x")) AND x.place IN (
                SELECT r.id FROM region_versions r
                WHERE r.level < \(RegionLevel.county.rawValue) AND \(asOf.condition("r"))
                    AND \(scope.condition(column: "r.path")))
            ORDER BY x.id
            """
        ).map {
            Standing(
                code: try $0.textOrNil(0) ?? "", name: try $0.textOrNil(1) ?? "", place: SubjectID(try $0.int(2)))
        }
    }

    /// All of them, with their kinds.
    public func records(in place: SubjectID) throws -> [(kind: RecordKind, id: SubjectID)] {
        try RecordKind.placed.flatMap { kind in
            let table = try RecordTable(kind).table
            return try session.rows(
                "SELECT x.id FROM \(table) x WHERE x.place = \(place.number) AND \(asOf.condition("x")) ORDER BY x.id"
            ).map { (kind, SubjectID(try $0.int(0))) }
        }
    }
}
