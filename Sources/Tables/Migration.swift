/// One step that takes a database's tables from one version of the program to the next (迁移); there is no way back.
public struct Migration: Sendable {
    /// Its place in the order, from 1.
    public let number: Int
    /// A short name, for the record.
    public let name: String
    /// The statements for an engine, in their order; each may hold several with `;` between them.
    public let statements: @Sendable (Dialect) -> [String]

    /// A step with its number, its name and its statements.
    public init(number: Int, name: String, statements: @escaping @Sendable (Dialect) -> [String]) {
        self.number = number
        self.name = name
        self.statements = statements
    }

    /// A 64-bit FNV-1a hash of the statements in hexadecimal: tells an accidental change, not a malicious one.
    ///
    /// Source: <http://www.isthe.com/chongo/tech/comp/fnv/>.
    func checksum(for dialect: Dialect) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for statement in statements(dialect) {
            // The zero byte keeps ["ab", "c"] and ["a", "bc"] apart.
            for byte in Array(statement.utf8) + [0] {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
