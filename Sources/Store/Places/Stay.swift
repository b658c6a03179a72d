public import Domain
public import Tables

/// Days over which something lies directly in a place (隶属时段): a place below, or a record.
public struct Stay: Hashable, Sendable {
    /// The kind of what lies there.
    public let kind: RecordKind
    /// What lies there.
    public let id: SubjectID
    /// The days.
    public let range: DayRange
}

extension Stay {
    /// All stays in a place from a day on by what is known now: each begins on that day or with the own coming.
    public static func within(_ place: SubjectID, from day: Day, in session: any Session) throws -> [Stay] {
        var result: [Stay] = []
        for kind in [RecordKind.region] + RecordKind.placed {
            let table = kind == .region ? RegionTable.table : try RecordTable(kind).table
            let condition: Query =
                kind == .region
                ? "x.parent = \(place.number) AND x.is_ended = 0" : "x.place = \(place.number)"
            for row in try session.rows(
                """
                SELECT x.id, x.valid_from, x.valid_to FROM \(table) x
                WHERE \(condition) AND x.valid_to > \(day.number) AND x.known_to = \(Instant.end.milliseconds)
                ORDER BY x.id, x.valid_from
                """)
            {
                let id = SubjectID(try row.int(0))
                let from = max(Day(number: Int(try row.int(1))), day)
                let to = Day(number: Int(try row.int(2)))
                if let last = result.last, last.kind == kind, last.id == id, last.range.to == from {
                    result[result.count - 1] = Stay(
                        kind: kind, id: id, range: DayRange(from: last.range.from, to: to))
                } else {
                    result.append(Stay(kind: kind, id: id, range: DayRange(from: from, to: to)))
                }
            }
        }
        return result
    }
}
