public import Domain
public import Tables

/// Asks for places of the administrative tree, as of any moment of both times.
public struct RegionReader {
    private let session: any Session
    private let asOf: AsOf

    /// A reader over the session's snapshot.
    public init(_ session: any Session, asOf: AsOf) {
        self.session = session
        self.asOf = asOf
    }

    /// A place by its identity.
    public func region(_ id: SubjectID) throws -> Region? {
        try session.first(
            "SELECT \(Region.columns) FROM region_versions r WHERE r.id = \(id.number) AND \(asOf.condition("r"))"
        ).map { try Region($0) }
    }

    /// The place that has the code as of the moment, or else the place that ever had it: a code once given leads to
    /// its place for good (441283 leads to what is 441204 since 2015).
    public func region(code: String) throws -> Region? {
        let short = DivisionCode(code)?.digits ?? code
        guard !short.isEmpty else { return nil }
        let now = try session.first(
            """
            SELECT \(Region.columns) FROM region_versions r WHERE r.code = \(short) AND \(asOf.condition("r"))
            ORDER BY r.is_ended, r.id LIMIT 1
            """)
        if let now { return try Region(now) }
        let ever = try session.firstInt(
            """
            SELECT r.id FROM region_versions r WHERE r.code = \(short) AND r.known_from <= \(asOf.known.milliseconds)
            ORDER BY r.known_to DESC, r.valid_from DESC LIMIT 1
            """)
        return try ever.flatMap { try region(SubjectID($0)) }
    }

    /// The places directly below, by code; abolished ones are left out.
    public func children(of parent: SubjectID) throws -> [Region] {
        try session.rows(
            """
            SELECT \(Region.columns) FROM region_versions r
            WHERE r.parent = \(parent.number) AND \(asOf.condition("r")) AND r.is_ended = 0 ORDER BY r.code, r.id
            """
        ).map { try Region($0) }
    }

    /// The places of the given identities; those unknown as of the moment are left out.
    public func regions(_ ids: some Collection<SubjectID>) throws -> [SubjectID: Region] {
        guard !ids.isEmpty else { return [:] }
        var result: [SubjectID: Region] = [:]
        for chunk in Array(ids).chunked(500) {
            for row in try session.rows(
                """
                SELECT \(Region.columns) FROM region_versions r
                WHERE r.id IN (\(values: chunk.map(\.number))) AND \(asOf.condition("r"))
                """)
            {
                let region = try Region(row)
                result[region.id] = region
            }
        }
        return result
    }

    /// The places on the way down to a place, the nation first, the place itself last.
    public func ancestry(of path: RegionPath) throws -> [Region] {
        let steps = path.steps.map(\.region)
        let found = try regions(steps)
        return steps.compactMap { found[$0] }
    }

    /// All codes and names that a place ever had by what is known, in the order of days.
    public func past(of id: SubjectID) throws -> [Region] {
        try session.rows(
            """
            SELECT \(Region.columns) FROM region_versions r WHERE r.id = \(id.number)
                AND r.known_from <= \(asOf.known.milliseconds) AND r.known_to > \(asOf.known.milliseconds)
            ORDER BY r.valid_from
            """
        ).map { try Region($0) }
    }

    /// How many places of a level there are within an area.
    ///
    /// - Complexity: O(places within the area).
    public func count(_ level: RegionLevel, within area: RegionPath) throws -> Int {
        Int(
            try session.firstInt(
                """
                SELECT COUNT(*) FROM region_versions r WHERE \(area.condition("r.path")) AND r.level = \(level.rawValue)
                    AND r.is_ended = 0 AND \(asOf.condition("r"))
                """) ?? 0)
    }

    /// How many places within an area have official codes that go on where the given one ends.
    ///
    /// - Complexity: O(places within the area).
    public func count(codesBeginning code: String, within area: RegionPath) throws -> Int {
        guard !code.isEmpty else { return 0 }
        return Int(
            try session.firstInt(
                """
                SELECT COUNT(*) FROM region_versions r WHERE \(area.condition("r.path"))
                    AND r.code > \(code) AND r.code < \(code + "~")
                    AND r.level < \(RegionLevel.naturalVillage.rawValue) AND r.is_ended = 0 AND \(asOf.condition("r"))
                """) ?? 0)
    }
}

extension Array {
    /// The elements in order, in arrays of at most so many.
    func chunked(_ size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
