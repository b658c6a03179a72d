/// The values of a record by field key; a field that is not there is not reported (未报).
public struct FieldValues: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// The values by field key.
    public private(set) var entries: [String: Value]

    /// Values by field key.
    public init(_ entries: [String: Value] = [:]) {
        self.entries = entries
    }

    /// Values by field key.
    public init(dictionaryLiteral elements: (String, Value)...) {
        entries = Dictionary(elements, uniquingKeysWith: { $1 })
    }

    /// The value of a field, or nil if it is not reported.
    public subscript(key: String) -> Value? {
        get { entries[key] }
        set { entries[key] = newValue }
    }

    /// Whether nothing at all is reported.
    public var isEmpty: Bool { entries.isEmpty }
}
