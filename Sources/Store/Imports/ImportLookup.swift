public import Domain
public import Tables

/// What an import asks of the tree and the register beyond single places: whole levels, names, codes ever given.
public struct ImportLookup {
    private let session: any Session
    private let asOf: AsOf

    /// Looks things up as of a moment.
    public init(_ session: any Session, asOf: AsOf) {
        self.session = session
        self.asOf = asOf
    }

    /// The places of some levels within an area, by way down from the nation; abolished ones are left out.
    ///
    /// - Complexity: O(places within the area).
    public func places(_ levels: ClosedRange<RegionLevel>, within area: RegionPath) throws -> [Region] {
        try session.rows(
            """
            SELECT \(Region.columns) FROM region_versions r
            WHERE \(area.condition("r.path")) AND r.level >= \(levels.lowerBound.rawValue)
                AND r.level <= \(levels.upperBound.rawValue) AND r.is_ended = 0 AND \(asOf.condition("r"))
            ORDER BY r.path
            """
        ).map { try Region($0) }
    }

    /// One code of a place, now or formerly its own.
    public struct CodeHolder: Sendable {
        /// The place.
        public let id: SubjectID
        /// The code.
        public let code: String
        /// The name that went with it.
        public let name: String
        /// The place above.
        public let parent: SubjectID?
        /// The way down from the nation.
        public let path: RegionPath
        /// Since when the place is as it is described here.
        public let since: Day
        /// Whether the place has the code as of the moment asked for.
        public let isCurrent: Bool
    }

    /// Goes through all official codes of the register, former ones included, in constant memory.
    public func forEachCode(_ body: (CodeHolder) throws -> Void) throws {
        try session.forEach(
            """
            SELECT r.id, r.code, r.name, r.parent, r.path, r.valid_from, r.valid_to, r.is_ended FROM region_versions r
            WHERE r.known_from <= \(asOf.known.milliseconds) AND r.known_to > \(asOf.known.milliseconds)
                AND r.level >= 1 AND r.level <= 5 AND r.code <> ''
            """
        ) { row in
            let isValid = try row.int(5) <= Int64(asOf.valid.number) && row.int(6) > Int64(asOf.valid.number)
            try body(
                CodeHolder(
                    id: SubjectID(try row.int(0)), code: try row.text(1), name: try row.text(2),
                    parent: try row.intOrNil(3).map { SubjectID($0) }, path: RegionPath(text: try row.text(4)),
                    since: Day(number: Int(try row.int(5))),
                    isCurrent: try isValid && !row.flag(7)))
        }
    }

    /// Since when a place has been there, and since when it has had the code that it has as of the moment asked for.
    public func beginnings(of place: SubjectID) throws -> (place: Day, code: Day)? {
        let past = try RegionReader(session, asOf: asOf).past(of: place)
        guard let first = past.first, let now = past.lastIndex(where: { $0.range.contains(asOf.valid) }) else {
            return nil
        }
        var start = now
        while start > 0, past[start - 1].code == past[now].code, past[start - 1].range.to == past[start].range.from {
            start -= 1
        }
        return (first.range.from, past[start].range.from)
    }

    /// How many places of each level came with an entry of the log and still stand, by level.
    public func placesBrought(by entry: Int64) throws -> [RegionLevel: Int] {
        var result: [RegionLevel: Int] = [:]
        for row in try session.rows(
            """
            SELECT r.level, COUNT(DISTINCT r.id) FROM facts f JOIN region_versions r ON r.id = f.subject
            WHERE f.entry = \(entry) AND f.kind = \(RecordKind.region.number)
                AND r.known_to = \(Instant.end.milliseconds)
            GROUP BY r.level
            """)
        {
            guard let level = RegionLevel(rawValue: Int(try row.int(0))) else { continue }
            result[level] = Int(try row.int(1))
        }
        return result
    }
}
