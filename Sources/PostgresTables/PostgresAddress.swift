import CPQ
import Tables

/// The address of a server, which keeps its password out of errors.
struct PostgresAddress: Sendable {
    let url: String
    private let password: String?

    /// - Throws: ``DatabaseError`` of kind `.connection` where libpq does not understand the address.
    init(url: String) throws {
        var reason: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(url, &reason)
        // libpq's reason may quote parts of the address, so it is not passed on.
        PQfreemem(reason)
        guard let options else {
            throw DatabaseError(
                .connection,
                "PostgreSQL 地址无法识别，应为 postgres://用户:密码@主机:端口/数据库。 The PostgreSQL address cannot be understood; "
                    + "it should read postgres://user:password@host:port/database, with special characters as %XX.")
        }
        defer { PQconninfoFree(options) }
        var password: String?
        var option = options
        while let keyword = option.pointee.keyword {
            if String(cString: keyword) == "password", let value = option.pointee.val {
                password = String(cString: value)
            }
            option += 1
        }
        self.url = url
        self.password = password
    }

    /// A message of libpq without the password and without line ends.
    func redacted(_ message: String) -> String {
        var message = message.split(separator: "\n").joined(separator: " ")
        if let password, !password.isEmpty {
            message = message.split(separator: password, omittingEmptySubsequences: false).joined(separator: "…")
        }
        return message
    }
}
