package import Domain
package import Tables

/// What came of forms that were taken in, so that a form sent twice is taken once (防重复提交).
package struct FormReceipts {
    /// How long a receipt is kept, in seconds: longer than a session lasts.
    private static let keptSeconds: Int64 = 172_800

    private let session: any Session

    /// The receipts as the session sees them.
    package init(_ session: any Session) {
        self.session = session
    }

    /// What came of the form when it was sent before; nil for one that was not.
    package func result(of token: String, user: Int64) throws -> Int64? {
        try session.firstInt("SELECT result FROM form_receipts WHERE user_id = \(user) AND token = \(token)")
    }

    /// Keeps what came of a form, and forgets what came of old ones.
    package func keep(_ result: Int64, of token: String, user: Int64, at: Instant) throws {
        try session.execute("DELETE FROM form_receipts WHERE at < \(at.milliseconds - Self.keptSeconds * 1000)")
        try session.execute(
            """
            INSERT INTO form_receipts (user_id, token, result, at)
            VALUES (\(user), \(token), \(result), \(at.milliseconds))
            """)
    }
}
