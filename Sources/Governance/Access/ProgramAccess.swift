public import Domain

/// A program that came with an API token (接口令牌).
public struct ProgramAccess: Sendable {
    /// What it may do: its owner's rights of today, narrowed to the token's permissions and area.
    public let access: Access
    /// The token's number.
    public let tokenID: Int64
    /// Whose token it is.
    public let userID: Int64
    /// What its owner calls it.
    public let name: String
    /// When it ends.
    public let expiresAt: Instant
    let lastUsed: Instant?
}
