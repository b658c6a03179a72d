public import Domain

/// A page that can be marked as a favourite, or was opened lately (收藏、最近打开).
public enum MarkedPage: Hashable, Sendable {
    /// The board of an area.
    case board(SubjectID)
    /// A record's own page; places are looked at as villages.
    case record(RecordKind, SubjectID)

    /// Whom the page is about.
    public var subject: SubjectID {
        switch self {
        case .board(let id), .record(_, let id): id
        }
    }

    /// The sort of page as it is stored and stands in cookies: 0 for boards, else the kind's number.
    public var number: Int64 {
        switch self {
        case .board: 0
        case .record(let kind, _): kind.number
        }
    }

    /// The page stored under a number; nil for a number that stands for nothing.
    public init?(number: Int64, subject: SubjectID) {
        if number == 0 {
            self = .board(subject)
        } else if let kind = RecordKind(number: number) {
            self = .record(kind == .region ? .village : kind, subject)
        } else {
            return nil
        }
    }
}

/// A marked page with what is shown of it.
public struct MarkedEntry: Sendable {
    /// The page.
    public let page: MarkedPage
    /// Its name; may be empty.
    public let name: String
    /// Its code; may be empty.
    public let code: String
    /// The level of a place; nil for what stands in one.
    public let level: RegionLevel?
    /// The names of the places around it that the asker may see, highest first.
    public let surroundings: [String]
    /// Whether it was struck off, or ended.
    public let isOver: Bool
}
