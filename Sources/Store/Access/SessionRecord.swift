package import Domain

/// A signed-in browser as stored; of its token only the SHA-256 is kept.
package struct SessionRecord: Hashable, Sendable {
    /// The session's number.
    package let id: Int64
    /// Whose it is.
    package let userID: Int64
    /// When the user signed in.
    package let createdAt: Instant
    /// When it was last used, to the minute.
    package let lastSeen: Instant
    /// When it ends in any case.
    package let expiresAt: Instant
    /// The client's address at sign-in.
    package let address: String
    /// What the browser said it was, shortened.
    package let browser: String

    /// A session with all values.
    package init(
        id: Int64, userID: Int64, createdAt: Instant, lastSeen: Instant, expiresAt: Instant, address: String,
        browser: String
    ) {
        self.id = id
        self.userID = userID
        self.createdAt = createdAt
        self.lastSeen = lastSeen
        self.expiresAt = expiresAt
        self.address = address
        self.browser = browser
    }
}
