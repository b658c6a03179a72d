public import Domain

/// One of a user's own sessions, for a list of them.
public struct SessionSummary: Hashable, Sendable {
    /// The session's number.
    public let id: Int64
    /// When he signed in.
    public let createdAt: Instant
    /// When it was last used, to the minute.
    public let lastSeen: Instant
    /// The client's address at sign-in.
    public let address: String
    /// What the browser said it was.
    public let browser: String
    /// Whether it is the one that asks.
    public let isCurrent: Bool
}
