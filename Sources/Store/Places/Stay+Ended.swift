public import Domain
public import Tables

extension Stay {
    /// Days over which something lies directly in a place that has ended, so that no list and no sum finds it there.
    public struct Stray: Hashable, Sendable {
        /// What lies there, and when.
        public let stay: Stay
        /// The ended place.
        public let place: SubjectID
    }

    /// What an entry of the log spoke of, as far as it lies in ended places by what is known now.
    public static func strays(of entry: Int64, in session: any Session) throws -> [Stray] {
        let kinds = try session.rows("SELECT DISTINCT kind FROM facts WHERE entry = \(entry) ORDER BY kind")
            .compactMap { RecordKind(number: try $0.int(0)) }
        return try kinds.flatMap { kind in
            guard kind == .region || RecordKind.placed.contains(kind) else { return [Stray]() }
            return try strays(of: entry, kind, in: session)
        }
    }

    private static func strays(of entry: Int64, _ kind: RecordKind, in session: any Session) throws -> [Stray] {
        let table = kind == .region ? RegionTable.table : try RecordTable(kind).table
        let place: Query = kind == .region ? "x.parent" : "x.place"
        let isLiving: Query = kind == .region ? "AND x.is_ended = 0" : ""
        var result: [Stray] = []
        for row in try session.rows(
            """
            SELECT DISTINCT x.id, r.id, x.valid_from, x.valid_to, r.valid_from, r.valid_to
            FROM facts f JOIN \(table) x ON x.id = f.subject JOIN region_versions r ON r.id = \(place)
            WHERE f.entry = \(entry) AND f.kind = \(kind.number) AND r.is_ended = 1 \(isLiving)
                AND x.known_to = \(Instant.end.milliseconds) AND r.known_to = \(Instant.end.milliseconds)
                AND x.valid_from < r.valid_to AND r.valid_from < x.valid_to
            ORDER BY x.id, r.id, x.valid_from, r.valid_from
            """)
        {
            let days = try (2...5).map { Day(number: Int(try row.int($0))) }
            let range = DayRange(from: max(days[0], days[2]), to: min(days[1], days[3]))
            let (id, place) = (SubjectID(try row.int(0)), SubjectID(try row.int(1)))
            if let last = result.last, last.stay.id == id, last.place == place, last.stay.range.to == range.from {
                result.removeLast()
                let joined = DayRange(from: last.stay.range.from, to: range.to)
                result.append(Stray(stay: Stay(kind: kind, id: id, range: joined), place: place))
            } else {
                result.append(Stray(stay: Stay(kind: kind, id: id, range: range), place: place))
            }
        }
        return result
    }
}
