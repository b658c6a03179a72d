import Domain
import Rules
import Tables

/// All that was ever counted, change by change along the axis of knowledge; for counting by a new rule set.
struct CountedHistory {
    private let session: any Session
    private let zone: CivilZone

    init(_ session: any Session, zone: CivilZone) {
        self.session = session
        self.zone = zone
    }

    typealias Change = (MeasuredRecord, DayRange, RegionPath, _ sign: Int64, _ knownOn: Day) throws -> Void

    /// Walks through every contribution that came or went, with the day on which that became known.
    ///
    /// - Complexity: O(records × changes of each).
    func forEachChange(_ body: Change) throws {
        try forEachSubject("region_versions x", "AND x.level >= 5") { subject in
            try walk(CountedRecord(kind: .village, subject: subject), body)
        }
        for kind in RecordKind.counted {
            try forEachSubject("\(try RecordTable(kind).table) x", "") { subject in
                try walk(CountedRecord(kind: kind, subject: subject), body)
            }
        }
    }

    private func forEachSubject(_ source: Query, _ condition: Query, _ body: (SubjectID) throws -> Void) throws {
        var last: Int64 = 0
        while true {
            let page = try session.rows(
                "SELECT DISTINCT x.id FROM \(source) WHERE x.id > \(last) \(condition) ORDER BY x.id LIMIT 5000"
            ).map { try $0.int(0) }
            for id in page { try body(SubjectID(id)) }
            guard let end = page.last else { return }
            last = end
        }
    }

    private func walk(_ record: CountedRecord, _ body: Change) throws {
        var before: Instant?
        for moment in try moments(record) {
            let day = zone.day(of: moment)
            if let before { try measure(record, before, -1, day, body) }
            try measure(record, moment, 1, day, body)
            before = moment
        }
    }

    private func measure(
        _ record: CountedRecord, _ known: Instant, _ sign: Int64, _ day: Day, _ body: Change
    ) throws {
        let stretches = try VersionAxis.open(record.kind, record.subject, known: known, in: session)
        let ways = { (region: SubjectID) in try RegionTable.open(region, known: known, in: session) }
        try record.forEachMeasured(stretches, ways: ways) { measured, range, path in
            try body(measured, range, path, sign, day)
        }
    }

    /// The moments at which the record, or the place where it stands, became known otherwise.
    private func moments(_ record: CountedRecord) throws -> [Instant] {
        let table = try RecordTable(record.kind).table
        let places: Query =
            record.kind == .village
            ? "id = \(record.subject.number)"
            : "id IN (SELECT place FROM \(table) WHERE id = \(record.subject.number))"
        let rows = try session.rows(
            """
            SELECT known_from FROM \(table) WHERE id = \(record.subject.number)
            UNION SELECT known_to FROM \(table) WHERE id = \(record.subject.number)
            UNION SELECT known_from FROM region_versions WHERE \(places)
            UNION SELECT known_to FROM region_versions WHERE \(places)
            """)
        return try rows.map { Instant(milliseconds: try $0.int(0)) }.filter { $0 < .end }.sorted()
    }
}
