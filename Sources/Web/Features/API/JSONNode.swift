/// A JSON value as a program sent it.
indirect enum JSONNode: Sendable, Hashable {
    /// A named value of an object.
    struct Member: Sendable, Hashable {
        /// The name.
        let name: String
        /// The value.
        let value: JSONNode
    }

    /// `null`.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// A number without fraction or exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number.
    case decimal(Double)
    /// A text.
    case text(String)
    /// A list.
    case list([JSONNode])
    /// Named values; a name occurs once.
    case object([Member])

    /// The member of an object with that name; nil where there is none, or no object.
    subscript(name: String) -> JSONNode? {
        members.first { $0.name == name }?.value
    }

    /// The members, none where it is no object.
    var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }

    /// The items, none where it is no list.
    var items: [JSONNode] {
        if case .list(let items) = self { items } else { [] }
    }

    /// The text, if it is one.
    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The whole number, if it is one; `3.0` is one, too.
    var integer: Int64? {
        switch self {
        case .integer(let number): number
        case .decimal(let number): Int64(exactly: number)
        default: nil
        }
    }

    /// The number, if it is one.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .decimal(let number): number
        default: nil
        }
    }

    /// `true` or `false`, if it is one.
    var flag: Bool? {
        if case .flag(let flag) = self { flag } else { nil }
    }
}
