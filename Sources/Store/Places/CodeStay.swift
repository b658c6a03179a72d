public import Domain
public import Tables

/// Days over which a place has one official code (代码时段).
public struct CodeStay: Hashable, Sendable {
    /// The place.
    public let id: SubjectID
    /// Its name in those days.
    public let name: String
    /// The code.
    public let code: String
    /// The days.
    public let range: DayRange

    /// A code of a place over some days.
    public init(id: SubjectID, name: String, code: String, range: DayRange) {
        self.id = id
        self.name = name
        self.code = code
        self.range = range
    }
}

extension CodeStay {
    /// The codes that places below another have from a day on by what is known now, as far as they go on where the
    /// given one ends; natural villages, whose codes are our own, are left out.
    public static func below(
        _ place: Region, beginning code: String, from day: Day, in session: any Session
    ) throws -> [CodeStay] {
        try stays(beginning: code, from: day, in: session) { $0.contains { $0.region == place.id } }
    }

    /// The official codes that go on where the given one ends, of any place on any day by what is known now.
    public static func all(beginning code: String, in session: any Session) throws -> [CodeStay] {
        try stays(beginning: code, from: .beginning, in: session) { _ in true }
    }

    private static func stays(
        beginning code: String, from day: Day, in session: any Session,
        where isMeant: (ArraySlice<RegionPath.Step>) -> Bool
    ) throws -> [CodeStay] {
        guard !code.isEmpty else { return [] }
        var result: [CodeStay] = []
        try session.forEach(
            """
            SELECT r.id, r.name, r.code, r.valid_from, r.valid_to, r.path FROM region_versions r
            WHERE r.code > \(code) AND r.code < \(code + "~") AND r.level < \(RegionLevel.naturalVillage.rawValue)
                AND r.is_ended = 0 AND r.valid_to > \(day.number) AND r.known_to = \(Instant.end.milliseconds)
            ORDER BY r.id, r.valid_from
            """
        ) { row in
            guard isMeant(RegionPath(text: try row.text(5)).steps.dropLast()) else { return }
            let range = DayRange(
                from: max(Day(number: Int(try row.int(3))), day), to: Day(number: Int(try row.int(4))))
            let next = CodeStay(
                id: SubjectID(try row.int(0)), name: try row.text(1), code: try row.text(2), range: range)
            if let last = result.last, last.id == next.id, last.code == next.code, last.range.to == range.from {
                result[result.count - 1] = CodeStay(
                    id: next.id, name: next.name, code: next.code, range: DayRange(from: last.range.from, to: range.to))
            } else {
                result.append(next)
            }
        }
        return result
    }
}
