public import Domain

/// A log-in that a demonstration should have (演示账号); the accounts themselves are made elsewhere.
public struct DemoAccount: Hashable, Sendable {
    /// The name to sign in with.
    public let loginName: String
    /// The name that pages show.
    public let displayName: BilingualText
    /// The part that the user plays.
    public let role: Role
    /// The code of the area; empty for the nation.
    public let areaCode: String
}
