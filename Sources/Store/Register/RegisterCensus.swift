public import Domain
public import Tables

/// How much a register holds as of a moment, counted row by row; for checks and summaries, not for pages.
public struct RegisterCensus {
    private let session: any Session
    private let asOf: AsOf

    /// Counts over the session's snapshot.
    public init(_ session: any Session, asOf: AsOf) {
        self.session = session
        self.asOf = asOf
    }

    /// How many places stand at each level below the nation.
    ///
    /// - Complexity: O(places).
    public func places() throws -> [RegionLevel: Int] {
        var result: [RegionLevel: Int] = [:]
        for row in try session.rows(
            """
            SELECT r.level, COUNT(*) FROM region_versions r
            WHERE \(asOf.condition("r")) AND r.is_ended = 0 AND r.level > 0 GROUP BY r.level
            """)
        {
            if let level = RegionLevel(rawValue: Int(try row.int(0))) { result[level] = Int(try row.int(1)) }
        }
        return result
    }

    /// How many records there are of each kind but places.
    ///
    /// - Complexity: O(records).
    public func records() throws -> [RecordKind: Int] {
        var result: [RecordKind: Int] = [:]
        for kind in RecordKind.allCases where kind != .region {
            let table = try RecordTable(kind).table
            result[kind] = Int(
                try session.firstInt("SELECT COUNT(*) FROM \(table) x WHERE \(asOf.condition("x"))") ?? 0)
        }
        return result
    }

    /// Whether the register holds nothing but the nation, at any time.
    public func isEmpty() throws -> Bool {
        try session.firstInt("SELECT 1 FROM region_versions WHERE level > 0 LIMIT 1") == nil
    }
}
