/// The name of a table or a column, known to be harmless inside a statement (标识符).
public struct Identifier: Sendable, Hashable {
    /// The bare name, without quotes.
    public let name: String

    /// A name written in the source.
    ///
    /// - Precondition: `name` matches `^[a-z_][a-z0-9_]*$` and has at most 63 characters.
    public init(_ name: StaticString) {
        let text = name.description
        precondition(Identifier.isValid(text), "Not an identifier: \(text)")
        self.name = text
    }

    /// A name that is only known at run time.
    ///
    /// - Throws: ``DatabaseError`` of kind ``DatabaseError/Kind-swift.enum/syntax`` unless `name` matches
    ///   `^[a-z_][a-z0-9_]*$` and has at most 63 characters (PostgreSQL cuts longer names).
    public init(validating name: String) throws {
        guard Identifier.isValid(name) else {
            throw DatabaseError(
                .syntax,
                "名称只能由小写字母、数字和下划线组成，不以数字开头，最长 63 个字符。"
                    + " A name consists of lower-case letters, digits and underscores, does not start with a digit"
                    + " and has at most 63 characters: \(name.prefix(80).debugDescription)")
        }
        self.name = name
    }

    /// The name in double quotes, so that reserved words such as `order` can be names.
    package var quoted: String { "\"\(name)\"" }

    private static func isValid(_ name: String) -> Bool {
        guard let first = name.utf8.first, name.utf8.count <= 63 else { return false }
        let isLetter = { (byte: UInt8) in (97...122).contains(byte) || byte == 95 }
        return isLetter(first) && name.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) }
    }
}
