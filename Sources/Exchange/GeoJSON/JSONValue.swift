/// A JSON value whose objects keep the order of their members.
public indirect enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// A finite number.
    case number(Double)
    /// A text.
    case text(String)
    /// A list.
    case list([JSONValue])
    /// A list of two or more numbers, kept compactly: nearly all of a GeoJSON file is positions.
    case numbers([Double])
    /// Named values; a name occurs once.
    case object([Member])

    /// A named value of an object.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// Makes a member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// Reads one value (RFC 8259), at most 32 levels deep.
    ///
    /// - Throws: ``ExchangeError/malformedJSON(_:at:)``.
    public init(parsing text: String) throws(ExchangeError) {
        var parser = JSONParser(Array(text.utf8), maxDepth: 32)
        self = try parser.parse()
    }

    /// The member of an object with that name.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, if it is one.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The items, if it is a list.
    public var items: [JSONValue]? {
        switch self {
        case .list(let items): items
        case .numbers(let numbers): numbers.map(JSONValue.number)
        default: nil
        }
    }

    /// The value as compact JSON.
    public var json: String {
        switch self {
        case .null: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): NumberText.plain(number)
        case .text(let text): Self.quoted(text)
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .numbers(let numbers): "[" + numbers.map(NumberText.plain).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { Self.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
