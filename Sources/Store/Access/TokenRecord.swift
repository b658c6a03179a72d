package import Domain

/// An API token as stored; of the token itself only the SHA-256 is kept.
package struct TokenRecord: Hashable, Sendable {
    /// The token's number.
    package let id: Int64
    /// Whose it is.
    package let userID: Int64
    /// What its owner calls it.
    package let name: String
    /// The permissions' stored names with blanks between them.
    package let permissions: String
    /// The area it is limited to.
    package let area: SubjectID
    /// When it was made.
    package let createdAt: Instant
    /// When it ends.
    package let expiresAt: Instant
    /// When it was revoked, if it was.
    package let revokedAt: Instant?
    /// When it was last used, to the hour.
    package let lastUsed: Instant?

    /// A token with all values.
    package init(
        id: Int64, userID: Int64, name: String, permissions: String, area: SubjectID, createdAt: Instant,
        expiresAt: Instant, revokedAt: Instant? = nil, lastUsed: Instant? = nil
    ) {
        self.id = id
        self.userID = userID
        self.name = name
        self.permissions = permissions
        self.area = area
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.lastUsed = lastUsed
    }
}
