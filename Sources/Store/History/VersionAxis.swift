import Domain
import Tables

/// Opening and closing rows of versions along the axis of knowledge.
enum VersionAxis {
    /// Ends the knowledge of a version; one that was written at the same moment was never seen and goes.
    static func close(
        _ table: Identifier, _ subject: SubjectID, _ from: Day, _ at: Instant, in session: any Session
    ) throws {
        try session.execute(
            """
            DELETE FROM \(table) WHERE id = \(subject.number) AND known_from = \(at.milliseconds)
                AND valid_from = \(from.number)
            """)
        try session.execute(
            """
            UPDATE \(table) SET known_to = \(at.milliseconds)
            WHERE id = \(subject.number) AND valid_from = \(from.number) AND known_to = \(Instant.end.milliseconds)
            """)
    }

    /// The stretches of a record as known at a moment, by default now, in the order of days.
    static func open(
        _ kind: RecordKind, _ subject: SubjectID, known: Instant = .latest, in session: any Session
    ) throws -> [Stretch] {
        let table = try RecordTable(kind)
        return try session.rows(
            """
            SELECT valid_from, valid_to, \(table.columns) FROM \(table.table)
            WHERE id = \(subject.number)
                AND known_from <= \(known.milliseconds) AND known_to > \(known.milliseconds)
            ORDER BY valid_from
            """
        ).map { row in
            Stretch(
                range: DayRange(from: Day(number: Int(try row.int(0))), to: Day(number: Int(try row.int(1)))),
                values: try table.record(row, from: 2))
        }
    }
}
