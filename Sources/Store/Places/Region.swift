public import Domain
import Tables

/// A place of the administrative tree as of one moment (区划).
public struct Region: Hashable, Sendable {
    /// The place.
    public let id: SubjectID
    /// Its level.
    public let level: RegionLevel
    /// The place above it; nil for the nation.
    public let parent: SubjectID?
    /// Its way down from the nation.
    public let path: RegionPath
    /// Its name.
    public let name: String
    /// Its code: the official one down to administrative villages, our own display code below; may be empty.
    public let code: String
    /// Other names.
    public let aliases: String?
    /// Whether it no longer exists.
    public let isEnded: Bool
    /// The place it was merged into.
    public let successor: SubjectID?
    /// The days for which it is so.
    public let range: DayRange

    static let columns: Query = """
        r.id, r.level, r.parent, r.path, r.name, r.code, r.aliases, r.is_ended, r.successor, r.valid_from, r.valid_to
        """

    init(_ row: Row, from start: Int = 0) throws {
        id = SubjectID(try row.int(start))
        level = RegionLevel(rawValue: Int(try row.int(start + 1))) ?? .nation
        parent = try row.intOrNil(start + 2).map { SubjectID($0) }
        path = RegionPath(text: try row.text(start + 3))
        name = try row.text(start + 4)
        code = try row.text(start + 5)
        aliases = try row.textOrNil(start + 6)
        isEnded = try row.flag(start + 7)
        successor = try row.intOrNil(start + 8).map { SubjectID($0) }
        range = DayRange(
            from: Day(number: Int(try row.int(start + 9))), to: Day(number: Int(try row.int(start + 10))))
    }
}
