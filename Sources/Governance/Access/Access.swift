public import Domain
public import Store

/// What the one who is asking may do, and where (访问权): the rights of a signed-in user, a program or the command line.
///
/// What somebody may not see does not exist for him: ``require(_:in:)`` throws the same ``AccessError/notFound`` that
/// a missing record does.
public struct Access: Hashable, Sendable {
    /// Narrows a token of a program below its owner's rights.
    struct Limit: Hashable, Sendable {
        let permissions: Set<Permission>
        let scope: AreaScope
    }

    /// Who it is, for the log.
    public let actor: Actor
    /// The roles with the ways to their areas.
    public let grants: [AreaGrant]
    /// Whether nothing is allowed until the password was changed.
    public let isRestricted: Bool
    private let limit: Limit?

    init(actor: Actor, grants: [AreaGrant], isRestricted: Bool = false, limit: Limit? = nil) {
        self.actor = actor
        self.grants = grants
        self.isRestricted = isRestricted
        self.limit = limit
    }

    /// The rights of somebody at the server's command line: all of them, everywhere.
    ///
    /// He could read the file anyway.
    ///
    /// - Parameter name: The operating system's user, for the log.
    public static func commandLine(name: String, channel: Actor.Channel = .command) -> Access {
        let nation = RegionPath(of: .nation, level: .nation, under: nil)
        return Access(
            actor: Actor(name: name, channel: channel),
            grants: Role.allCases.map { AreaGrant($0, in: .nation, path: nation) })
    }

    /// The user's number, nil for the command line.
    public var userID: Int64? { actor.userID }

    /// The place that a fact gets which was not taken from a file: a form or the interface for programs.
    var locus: String { actor.channel == .api ? "api" : "form" }

    /// Whether this is a token of a program.
    public var isToken: Bool { limit != nil }

    /// Whether the permission holds for the place.
    public func may(_ permission: Permission, in path: RegionPath) -> Bool {
        guard !isRestricted, limit.map({ $0.permissions.contains(permission) && $0.scope.contains(path) }) ?? true
        else { return false }
        return grants.contains { $0.role.permissions.contains(permission) && $0.path?.contains(path) == true }
    }

    /// Whether the permission holds anywhere; for menus.
    public func mayAnywhere(_ permission: Permission) -> Bool {
        !scope(for: permission).isEmpty
    }

    /// The places for which the permission holds; for conditions of queries.
    public func scope(for permission: Permission) -> AreaScope {
        guard !isRestricted, limit?.permissions.contains(permission) ?? true else { return .nothing }
        let scope = AreaScope(
            grants.filter { $0.role.permissions.contains(permission) }.compactMap(\.path))
        return limit.map { scope.intersection($0.scope) } ?? scope
    }

    /// Goes on only if the permission holds for the place.
    ///
    /// - Parameter path: The way to the place, nil where there is no such place.
    /// - Throws: ``AccessError/notFound``, for a missing place and for a forbidden one alike.
    public func require(_ permission: Permission, in path: RegionPath?) throws(AccessError) {
        guard let path, may(permission, in: path) else { throw .notFound }
    }

    /// Whether he may accept what a user recorded: recorder and acceptor are different people (记审分离).
    ///
    /// - Parameter userID: Who recorded it, nil where it came from the command line.
    public func mayAccept(recordedBy userID: Int64?) -> Bool {
        guard let own = self.userID else { return false }
        return own != userID
    }

    /// Goes on only if he may accept this record in this place.
    ///
    /// - Throws: ``AccessError/notFound`` without the permission, ``AccessError/selfAcceptance`` for his own record.
    public func requireAcceptance(of path: RegionPath?, recordedBy userID: Int64?) throws(AccessError) {
        try require(.acceptRecords, in: path)
        guard mayAccept(recordedBy: userID) else { throw .selfAcceptance }
    }

    /// Whether he may give the role in the place to somebody.
    func mayGrant(_ role: Role, in path: RegionPath) -> Bool {
        may(.manageUsers, in: path)
            && grants.contains { $0.role.grantable.contains(role) && $0.path?.contains(path) == true }
    }
}
