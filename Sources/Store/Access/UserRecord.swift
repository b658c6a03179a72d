package import Domain

/// A user as stored; the password is an Argon2id string.
package struct UserRecord: Hashable, Sendable {
    /// The user's number, never given again.
    package var id: Int64
    /// The login name as it was typed.
    package var login: String
    /// The login name folded for comparing.
    package var loginKey: String
    /// The name shown to others.
    package var name: String
    /// `zh` or `en`.
    package var language: String
    /// The sealed password.
    package var password: String
    /// Whether the password must be changed before anything else.
    package var mustChange: Bool
    /// Whether the user is shut out.
    package var isDisabled: Bool
    /// When the user was created.
    package var createdAt: Instant
    /// When the password was set.
    package var passwordAt: Instant

    /// A user with all values.
    package init(
        id: Int64, login: String, loginKey: String, name: String, language: String, password: String,
        mustChange: Bool, isDisabled: Bool, createdAt: Instant, passwordAt: Instant
    ) {
        self.id = id
        self.login = login
        self.loginKey = loginKey
        self.name = name
        self.language = language
        self.password = password
        self.mustChange = mustChange
        self.isDisabled = isDisabled
        self.createdAt = createdAt
        self.passwordAt = passwordAt
    }
}

/// A role in an area as stored, with the way to the area where there is one.
package struct GrantRecord: Hashable, Sendable {
    /// The role's stored name.
    package let role: String
    /// The area.
    package let area: SubjectID
    /// The way to the area, nil where the place is not in the tree.
    package let path: RegionPath?
}
