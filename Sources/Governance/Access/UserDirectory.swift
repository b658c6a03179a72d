import Domain
import Store
import Tables

/// Users and their roles (用户管理).
///
/// Administrators see and change only users all of whose areas lie in their own.
public struct UserDirectory: Sendable {
    let environment: AccessEnvironment

    /// The users of a server.
    public init(_ environment: AccessEnvironment) {
        self.environment = environment
    }

    /// Creates a user.
    ///
    /// - Returns: The user and, if no password was given, the one made up; it is shown once and nowhere kept.
    /// - Throws: ``AccessError``: ``AccessError/notFound`` for an area that is not the administrator's.
    public func create(
        _ new: NewUser, by access: Access
    ) async throws -> (account: UserAccount, temporaryPassword: String?) {
        let login = try LoginName(new.login)
        let name = try PlainText.name(new.name)
        guard access.mayAnywhere(.manageUsers) else { throw AccessError.notFound }
        guard !new.grants.isEmpty else { throw AccessError.grantsMissing }
        let temporary = new.password == nil ? TemporaryPassword(from: try environment.makeToken()).text : nil
        if let password = new.password { try PasswordRules.check(password, login: login.text, name: name) }
        let sealed = try await environment.passwords.seal(new.password ?? temporary ?? "")
        let (now, today) = (environment.now(), environment.today)
        let account = try await environment.database.write { session in
            let loader = AccessLoader(session: session, day: today)
            let grants = try Self.checked(new.grants, by: try loader.refreshed(access), in: session, on: today)
            let users = UserTable(session)
            guard try users.user(loginKey: login.key) == nil else { throw AccessError.loginTaken(login.text) }
            let user = UserRecord(
                id: try users.nextID(), login: login.text, loginKey: login.key, name: name,
                language: new.language.rawValue, password: sealed,
                mustChange: new.mustChangePassword || temporary != nil, isDisabled: false, createdAt: now,
                passwordAt: now)
            try users.insert(user)
            try users.replaceGrants(of: user.id, with: grants.map { ($0.role.rawValue, $0.area) })
            try AccessDetail(
                user: user.id, login: user.login, name: name, language: user.language, grants: grants.detail
            ).append("user-create", by: access.actor, at: now, in: session)
            return try loader.account(user)
        }
        return (account, temporary)
    }

    /// Users within the administrator's area by login name, a page at a time.
    ///
    /// - Parameter login: The last login name of the page before; empty for the first page.
    public func users(by access: Access, after login: String = "", limit: Int = 100) async throws -> [UserAccount] {
        let today = environment.today
        let scope = access.scope(for: .manageUsers)
        guard !scope.isEmpty else { throw AccessError.notFound }
        let key = LoginName.folded(login)
        return try await environment.database.read { session in
            let loader = AccessLoader(session: session, day: today)
            return try UserTable(session)
                .page(within: scope, after: key, limit: min(max(1, limit), 1000), on: today)
                .map(loader.account)
        }
    }

    /// One user within the administrator's area, or himself.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func user(_ id: Int64, by access: Access) async throws -> UserAccount {
        let today = environment.today
        return try await environment.database.read { session in
            let isOwn = access.userID == id && !access.isToken
            guard let user = try UserTable(session).user(id),
                try isOwn || UserTable(session).isWithin(access.scope(for: .manageUsers), user: id, on: today)
            else { throw AccessError.notFound }
            return try AccessLoader(session: session, day: today).account(user)
        }
    }

    /// The user with a login name within the administrator's area; for commands.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func user(login: String, by access: Access) async throws -> UserAccount {
        let key = LoginName.folded(login)
        let id = try await environment.database.read { try UserTable($0).user(loginKey: key)?.id }
        guard let id else { throw AccessError.notFound }
        return try await user(id, by: access)
    }

    /// The roles with the ways to their areas, once it is known that all may be given.
    static func checked(
        _ grants: [AreaGrant], by access: Access, in session: any Session, on day: Day
    ) throws -> [AreaGrant] {
        guard !grants.isEmpty else { throw AccessError.grantsMissing }
        let areas = AreaTable(session, on: day)
        var seen: Set<AreaGrant> = []
        return try grants.compactMap { grant in
            let path = try areas.path(of: grant.area)
            try access.require(.manageUsers, in: path)
            guard let path, access.mayGrant(grant.role, in: path) else {
                throw AccessError.roleNotGrantable(grant.role)
            }
            let checked = AreaGrant(grant.role, in: grant.area, path: path)
            return seen.insert(checked).inserted ? checked : nil
        }
    }
}
