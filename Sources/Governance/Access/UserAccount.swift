public import Domain

/// A user as others may see him (用户), without his password.
public struct UserAccount: Hashable, Sendable, Identifiable {
    /// The user's number.
    public let id: Int64
    /// The login name.
    public let login: String
    /// The name for showing.
    public let name: String
    /// The language for the pages.
    public let language: PreferredLanguage
    /// The roles with the ways to their areas.
    public let grants: [AreaGrant]
    /// The names of these areas as of today.
    public let areaNames: [SubjectID: String]
    /// Whether the user is shut out.
    public let isDisabled: Bool
    /// Whether the password must be changed at the next sign-in.
    public let mustChangePassword: Bool
    /// When the user was created.
    public let createdAt: Instant
    /// When the password was set.
    public let passwordSetAt: Instant
}
