/// A user to be created.
public struct NewUser: Hashable, Sendable {
    /// The login name.
    public var login: String
    /// The name for showing.
    public var name: String
    /// The language for the pages.
    public var language: PreferredLanguage
    /// The roles and their areas, one at least.
    public var grants: [AreaGrant]
    /// The first password; nil has one made up.
    public var password: String?
    /// Whether the first password must be changed at the first sign-in; a made-up one always must.
    public var mustChangePassword: Bool

    /// A user to be created.
    public init(
        login: String, name: String, language: PreferredLanguage = .chinese, grants: [AreaGrant],
        password: String? = nil, mustChangePassword: Bool = true
    ) {
        self.login = login
        self.name = name
        self.language = language
        self.grants = grants
        self.password = password
        self.mustChangePassword = mustChangePassword
    }
}
