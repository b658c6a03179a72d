import Domain
import Tables

/// A stretch of days over which a place stays as it is, its way down from the nation included.
struct RegionStretch: Hashable, Sendable {
    let range: DayRange
    let values: FieldValues
    let level: RegionLevel
    let path: RegionPath

    var name: String { values["name"]?.text ?? "" }
    var code: String { values["code"]?.text ?? "" }
    var isEnded: Bool { values["isEnded"] == .flag(true) }

    /// Derives the stretches of a place from its own facts and the ways of its parents.
    ///
    /// Where the parent is not known on some day, its nearest known way serves: a village does not vanish because its
    /// town was entered late.
    static func derive(
        _ subject: SubjectID, _ timeline: Timeline, ways: (SubjectID) throws -> [RegionStretch]
    ) throws -> [RegionStretch] {
        var result: [RegionStretch] = []
        for stretch in timeline.stretches {
            guard let number = stretch.values["level"]?.integer, let level = RegionLevel(rawValue: Int(number)),
                stretch.values["name"]?.text?.isEmpty == false,
                case .subject(let parent)? = stretch.values["parent"]
            else { throw StoreError.incompleteRegion(subject, stretch.range.from) }
            for (range, way, parentLevel) in continuous(try ways(parent), within: stretch.range) {
                guard parentLevel < level else { throw StoreError.wrongParent(child: level, parent: parentLevel) }
                let path = RegionPath(of: subject, level: level, under: way)
                let next = RegionStretch(range: range, values: stretch.values, level: level, path: path)
                if let last = result.last, last.range.to == range.from, last.path == path, last.values == next.values {
                    result[result.count - 1] = RegionStretch(
                        range: DayRange(from: last.range.from, to: range.to), values: last.values, level: level,
                        path: path)
                } else {
                    result.append(next)
                }
            }
        }
        return result
    }

    /// Goes on only if a place has one level on all days: what becomes another kind of place is a new place, with the
    /// old one's successor.
    ///
    /// - Throws: ``StoreError/levelChange(_:)``.
    static func requireOneLevel(_ subject: SubjectID, _ stretches: [RegionStretch]) throws {
        guard stretches.allSatisfy({ $0.level == stretches.first?.level }) else {
            throw StoreError.levelChange(subject)
        }
    }

    /// The ways that cover the range without gaps.
    static func continuous(
        _ ways: [RegionStretch], within range: DayRange
    ) -> [(range: DayRange, path: RegionPath, level: RegionLevel)] {
        var result: [(range: DayRange, path: RegionPath, level: RegionLevel)] = []
        for (index, way) in ways.enumerated() {
            let from = index == 0 ? Day.beginning : way.range.from
            let to = index == ways.count - 1 ? Day.end : ways[index + 1].range.from
            let part = DayRange(from: max(from, range.from), to: min(to, range.to))
            if !part.isEmpty { result.append((part, way.path, way.level)) }
        }
        return result
    }
}

/// How places lie in their table of versions.
struct RegionTable {
    static let table = Identifier("region_versions")
    static let columns: [Identifier] =
        RecordTable.axes
        + ["level", "parent", "path", "name", "code", "initials", "aliases", "is_ended", "successor"].map {
            Identifier($0)
        }

    static func row(
        _ subject: SubjectID, _ stretch: RegionStretch, known from: Instant, initials: String
    ) -> [TableValue] {
        [
            .integer(subject.number), .integer(Int64(stretch.range.from.number)),
            .integer(Int64(stretch.range.to.number)), .integer(from.milliseconds), .integer(Instant.end.milliseconds),
            .integer(Int64(stretch.level.rawValue)), stretch.values["parent"]?.stored ?? .null,
            .text(stretch.path.text), .text(stretch.name), .text(stretch.code), .text(initials),
            stretch.values["aliases"]?.stored ?? .null, .integer(stretch.isEnded ? 1 : 0),
            stretch.values["successor"]?.stored ?? .null,
        ]
    }

    /// The stretches of a place as known at a moment, by default now, in the order of days.
    static func open(
        _ subject: SubjectID, known: Instant = .latest, in session: any Session
    ) throws -> [RegionStretch] {
        try session.rows(
            """
            SELECT \(stretchColumns) FROM region_versions WHERE id = \(subject.number)
                AND known_from <= \(known.milliseconds) AND known_to > \(known.milliseconds)
            ORDER BY valid_from
            """
        ).map(stretch)
    }

    /// A stretch with the moments between which it was known so, in milliseconds.
    struct Known {
        let from: Int64
        let to: Int64
        let stretch: RegionStretch
    }

    /// The stretches of a place as known at all moments, in the order of days.
    static func history(of subject: SubjectID, in session: any Session) throws -> [Known] {
        try session.rows(
            """
            SELECT \(stretchColumns), known_from, known_to FROM region_versions WHERE id = \(subject.number)
            ORDER BY valid_from
            """
        ).map { Known(from: try $0.int(10), to: try $0.int(11), stretch: try stretch($0)) }
    }

    private static let stretchColumns: Query =
        "valid_from, valid_to, level, parent, path, name, code, aliases, is_ended, successor"

    private static func stretch(_ row: Row) throws -> RegionStretch {
        var values: FieldValues = ["level": .integer(try row.int(2)), "name": .text(try row.text(5))]
        values["parent"] = try row.intOrNil(3).map { .subject(SubjectID($0)) }
        let code = try row.text(6)
        values["code"] = code.isEmpty ? nil : .text(code)
        values["aliases"] = try row.textOrNil(7).map(Value.text)
        values["isEnded"] = try row.flag(8) ? .flag(true) : nil
        values["successor"] = try row.intOrNil(9).map { .subject(SubjectID($0)) }
        return RegionStretch(
            range: DayRange(from: Day(number: Int(try row.int(0))), to: Day(number: Int(try row.int(1)))),
            values: values, level: RegionLevel(rawValue: Int(try row.int(2))) ?? .nation,
            path: RegionPath(text: try row.text(4)))
    }
}
