public import Domain

/// A session just opened; the only moment at which its token is known.
public struct IssuedSession: Sendable {
    /// The secret for the cookie: `HttpOnly; SameSite=Lax; Path=/`, and `Secure` behind TLS.
    public let token: String
    /// When the session ends in any case.
    public let expiresAt: Instant
    /// Whether the password must be changed before anything else.
    public let mustChangePassword: Bool
    /// The user's language.
    public let language: PreferredLanguage
}
