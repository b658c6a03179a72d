/// A value of JSON whose missing parts are shown as null rather than left out.
indirect enum JSONValue: Encodable {
    case text(String)
    case number(Double)
    case count(Int)
    case flag(Bool)
    case list([JSONValue])
    case object([String: JSONValue])
    case null

    /// The number, or null.
    init(_ number: Double?) {
        self = number.map(JSONValue.number) ?? .null
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .count(let count): try container.encode(count)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let members): try container.encode(members)
        case .null: try container.encodeNil()
        }
    }
}
