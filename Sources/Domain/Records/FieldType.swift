/// What a field can hold.
public enum FieldType: Hashable, Sendable {
    /// Free text of at most so many characters.
    case text(limit: Int)
    /// A count within a range.
    case integer(ClosedRange<Int64>)
    /// A quantity within a range, shown with so many decimals.
    case decimal(ClosedRange<Double>, places: Int)
    /// A civil day.
    case day
    /// Yes or no.
    case flag
    /// One of a closed list.
    case choice([Choice])
    /// Another subject of the given kind.
    case subject(RecordKind)
    /// A line or an area on the ground, as compact well-known text in degrees of CGCS2000 with seven decimals (图形).
    case shape(ShapeForm)

    /// Whether it is a text of more than one line.
    public var isManyLined: Bool {
        if case .text(let limit) = self { limit > 200 } else { false }
    }

    /// Whether values of it can be added up and compared by size.
    public var isNumeric: Bool {
        switch self {
        case .integer, .decimal: true
        default: false
        }
    }
}

/// Which shapes a field takes.
public enum ShapeForm: String, Hashable, Sendable {
    /// One or more lines: a pipe, a road.
    case line
    /// One or more areas: a boundary, a zone.
    case area
    /// Either: a river is drawn as a line or as its banks.
    case lineOrArea
}

/// One entry of a closed list, with the words by which files name it.
public struct Choice: Hashable, Sendable {
    /// The stable code that is stored.
    public let code: String
    /// Its name for people.
    public let name: BilingualText
    /// Other words found in lists for the same thing.
    public let synonyms: [String]

    /// An entry of a closed list.
    public init(_ code: String, _ zh: String, _ en: String, synonyms: [String] = []) {
        self.code = code
        self.name = BilingualText(zh, en)
        self.synonyms = synonyms
    }
}
