package import Domain
package import Tables

/// Tokens of programs.
package struct TokenTable {
    private let session: any Session

    /// The tokens as the session sees them.
    package init(_ session: any Session) {
        self.session = session
    }

    /// A number for a new token.
    package func nextID() throws -> Int64 {
        try AccessCounter.next("token", in: session)
    }

    /// Keeps a new token under its digest.
    package func insert(_ token: TokenRecord, digest: [UInt8]) throws {
        try session.execute(
            """
            INSERT INTO api_tokens (id, digest, user_id, name, permissions, area, created_at, expires_at)
            VALUES (\(token.id), \(digest), \(token.userID), \(token.name), \(token.permissions),
                \(token.area.number), \(token.createdAt.milliseconds), \(token.expiresAt.milliseconds))
            """)
    }

    /// The token with the digest.
    package func token(digest: [UInt8]) throws -> TokenRecord? {
        try session.first("SELECT \(Self.columns) FROM api_tokens WHERE digest = \(digest)").map(Self.record)
    }

    /// A user's tokens, the newest first, revoked and expired ones included.
    package func tokens(of userID: Int64) throws -> [TokenRecord] {
        try session.rows("SELECT \(Self.columns) FROM api_tokens WHERE user_id = \(userID) ORDER BY id DESC")
            .map(Self.record)
    }

    /// Revokes a user's token and tells whether there was one to revoke.
    package func revoke(_ id: Int64, of userID: Int64, at: Instant) throws -> Bool {
        try session.execute(
            """
            UPDATE api_tokens SET revoked_at = \(at.milliseconds)
            WHERE id = \(id) AND user_id = \(userID) AND revoked_at IS NULL
            """) > 0
    }

    /// Revokes all of a user's tokens and tells how many.
    package func revokeAll(of userID: Int64, at: Instant) throws -> Int {
        try session.execute(
            """
            UPDATE api_tokens SET revoked_at = \(at.milliseconds) WHERE user_id = \(userID) AND revoked_at IS NULL
            """)
    }

    /// Notes the use of a token.
    package func touch(_ id: Int64, at: Instant) throws {
        try session.execute(
            """
            UPDATE api_tokens SET last_used = \(at.milliseconds)
            WHERE id = \(id) AND (last_used IS NULL OR last_used < \(at.milliseconds))
            """)
    }

    private static let columns: Query = """
        id, user_id, name, permissions, area, created_at, expires_at, revoked_at, last_used
        """

    private static func record(_ row: Row) throws -> TokenRecord {
        TokenRecord(
            id: try row.int(0), userID: try row.int(1), name: try row.text(2), permissions: try row.text(3),
            area: SubjectID(try row.int(4)), createdAt: Instant(milliseconds: try row.int(5)),
            expiresAt: Instant(milliseconds: try row.int(6)),
            revokedAt: try row.intOrNil(7).map(Instant.init(milliseconds:)),
            lastUsed: try row.intOrNil(8).map(Instant.init(milliseconds:)))
    }
}
