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
