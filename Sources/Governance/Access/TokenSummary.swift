public import Domain

/// One of a user's API tokens, for a list of them; the token itself is nowhere kept.
public struct TokenSummary: Hashable, Sendable, Identifiable {
    /// The token's number.
    public let id: Int64
    /// What its owner calls it.
    public let name: String
    /// What it may do at most.
    public let permissions: Set<Permission>
    /// The area it is limited to.
    public let area: SubjectID
    /// When it was made.
    public let createdAt: Instant
    /// When it ends.
    public let expiresAt: Instant
    /// When it was revoked, if it was.
    public let revokedAt: Instant?
    /// When it was last used, to the hour.
    public let lastUsed: Instant?
}
