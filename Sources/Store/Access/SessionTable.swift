package import Domain
package import Tables

/// Signed-in browsers.
package struct SessionTable {
    private let session: any Session

    /// The sessions as the database session sees them.
    package init(_ session: any Session) {
        self.session = session
    }

    /// A number for a new session.
    package func nextID() throws -> Int64 {
        try AccessCounter.next("session", in: session)
    }

    /// Keeps a new session under the digest of its token.
    package func insert(_ record: SessionRecord, digest: [UInt8]) throws {
        try session.execute(
            """
            INSERT INTO sessions (id, digest, user_id, created_at, last_seen, expires_at, address, browser)
            VALUES (\(record.id), \(digest), \(record.userID), \(record.createdAt.milliseconds),
                \(record.lastSeen.milliseconds), \(record.expiresAt.milliseconds), \(record.address),
                \(record.browser))
            """)
    }

    /// The session whose token has the digest.
    package func session(digest: [UInt8]) throws -> SessionRecord? {
        try session.first("SELECT \(Self.columns) FROM sessions WHERE digest = \(digest)").map(Self.record)
    }

    /// A user's sessions, the latest used first.
    package func sessions(of userID: Int64) throws -> [SessionRecord] {
        try session.rows(
            "SELECT \(Self.columns) FROM sessions WHERE user_id = \(userID) ORDER BY last_seen DESC, id DESC"
        ).map(Self.record)
    }

    /// Notes the use of a session, unless another server noted a later one.
    package func touch(_ id: Int64, at: Instant) throws {
        try session.execute(
            """
            UPDATE sessions SET last_seen = \(at.milliseconds) WHERE id = \(id) AND last_seen < \(at.milliseconds)
            """)
    }

    /// Ends one session of a user and tells whether there was one.
    @discardableResult
    package func delete(_ id: Int64, of userID: Int64) throws -> Bool {
        try session.execute("DELETE FROM sessions WHERE id = \(id) AND user_id = \(userID)") > 0
    }

    /// Ends all sessions of a user but one, and tells how many.
    @discardableResult
    package func deleteAll(of userID: Int64, except id: Int64? = nil) throws -> Int {
        try session.execute("DELETE FROM sessions WHERE user_id = \(userID) AND id <> \(id ?? 0)")
    }

    /// Clears away the sessions that ended.
    package func deleteExpired(at: Instant, idleSince: Instant) throws {
        try session.execute(
            """
            DELETE FROM sessions WHERE expires_at <= \(at.milliseconds) OR last_seen <= \(idleSince.milliseconds)
            """)
    }

    private static let columns: Query = "id, user_id, created_at, last_seen, expires_at, address, browser"

    private static func record(_ row: Row) throws -> SessionRecord {
        SessionRecord(
            id: try row.int(0), userID: try row.int(1), createdAt: Instant(milliseconds: try row.int(2)),
            lastSeen: Instant(milliseconds: try row.int(3)), expiresAt: Instant(milliseconds: try row.int(4)),
            address: try row.text(5), browser: try row.text(6))
    }
}
