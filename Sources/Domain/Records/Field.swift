/// The definition of a field of a record kind: its name, type, unit and the headings under which lists carry it.
public struct Field: Hashable, Sendable {
    /// The stable key in the API and in facts, lower camel case.
    public let key: String
    /// The column in the tables, snake case.
    public let column: String
    /// The heading for people.
    public let label: BilingualText
    /// What it can hold.
    public let type: FieldType
    /// The unit, such as `户` or `m³/d`; empty if it has none.
    public let unit: BilingualText
    /// Other headings found in lists for the same field.
    public let synonyms: [String]
    /// Whether lists can be ordered by it quickly.
    public let isSortable: Bool
    /// Whether only users of the area with a log-in may see it.
    public let isPersonal: Bool
    /// Whether it tells exactly where pipes lie or how high the ground is, which only those allowed may see (精确位置).
    public let isPrecise: Bool

    /// Defines a field; the column's name follows from the key.
    public init(
        _ key: String, _ zh: String, _ en: String, _ type: FieldType, unit: BilingualText = BilingualText("", ""),
        synonyms: [String] = [], sortable: Bool = false, personal: Bool = false,
        precise: Bool = false
    ) {
        self.key = key
        self.column = Self.snakeCase(key)
        self.label = BilingualText(zh, en)
        self.type = type
        self.unit = unit
        self.synonyms = synonyms
        self.isSortable = sortable
        self.isPersonal = personal
        self.isPrecise = precise
    }

    /// Whether not everybody who sees the record may see the field.
    public var isGuarded: Bool { isPersonal || isPrecise }

    private static func snakeCase(_ key: String) -> String {
        key.reduce(into: "") { result, character in
            if character.isUppercase { result += "_" }
            result += character.lowercased()
        }
    }
}
