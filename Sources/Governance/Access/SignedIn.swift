public import Domain

/// A user with an open session (会话).
public struct SignedIn: Sendable {
    /// What he may do.
    public let access: Access
    /// The session's number, which may be shown.
    public let sessionID: Int64
    /// The user's number.
    public let userID: Int64
    /// The login name.
    public let login: String
    /// The name for showing.
    public let name: String
    /// The language for the pages.
    public let language: PreferredLanguage
    /// Whether only the page for changing the password is open to him; ``access`` allows nothing until then.
    public let mustChangePassword: Bool
    /// What his forms must carry.
    public let formToken: FormToken
    /// When the session ends in any case.
    public let expiresAt: Instant
    let lastSeen: Instant
}
