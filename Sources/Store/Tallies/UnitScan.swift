import Domain
import Rules
import Tables

/// All records that count, with their ways, as of one moment: read straight from the records, not from sums.
struct UnitScan {
    private let session: any Session
    private let asOf: AsOf
    private let area: RegionPath?

    init(_ session: any Session, asOf: AsOf, within area: RegionPath? = nil) {
        self.session = session
        self.asOf = asOf
        self.area = area
    }

    /// Walks through them, villages first.
    ///
    /// - Complexity: O(records within the area).
    func forEach(_ body: (MeasuredRecord, RegionPath) throws -> Void) throws {
        let within: Query = area.map { "AND \($0.condition("r.path"))" } ?? ""
        let villages = try RecordTable(.village)
        let villageColumns = villages.columns(of: .v)
        try session.forEach(
            """
            SELECT r.path, r.level, r.code, \(villageColumns) FROM region_versions r
            LEFT JOIN village_versions v ON v.id = r.id AND \(asOf.condition("v"))
            WHERE \(asOf.condition("r")) AND r.level >= 5 AND r.is_ended = 0 \(within)
            """
        ) { row in
            let record = MeasuredRecord(
                kind: .village, level: RegionLevel(rawValue: Int(try row.int(1))),
                code: DivisionCode(try row.text(2)), values: try villages.record(row, from: 3))
            try body(record, RegionPath(text: try row.text(0)))
        }
        for kind in RecordKind.counted {
            let table = try RecordTable(kind)
            let columns = table.columns(of: .f)
            try session.forEach(
                """
                SELECT r.path, \(columns) FROM \(table.table) f
                JOIN region_versions r ON r.id = f.place AND \(asOf.condition("r"))
                WHERE \(asOf.condition("f")) AND r.is_ended = 0 \(within)
                """
            ) { row in
                try body(
                    MeasuredRecord(kind: kind, values: try table.record(row, from: 1)),
                    RegionPath(text: try row.text(0)))
            }
        }
    }
}
