import Domain
import Governance
import Store
import Tables

/// The log-ins of the demonstration: one a role, with a password that everybody may know, on fictional data only.
enum DemoLogIns {
    /// The password of all demonstration users.
    static let password = "qingxi-demo-2026"

    /// Creates the users that the demonstration names.
    static func create(_ accounts: [DemoAccount], on platform: Platform) async throws {
        let directory = UserDirectory(AccessEnvironment(database: platform.database, now: platform.now))
        for account in accounts {
            let area = try platform.database.readSync {
                try RegionReader($0, asOf: platform.asOf()).region(code: account.areaCode)?.id
            }
            _ = try await directory.create(
                NewUser(
                    login: login(of: account), name: account.displayName.zh,
                    grants: [AreaGrant(account.role, in: area ?? .nation)], password: password,
                    mustChangePassword: false),
                by: .commandLine(name: "demo", channel: .demo))
        }
    }

    /// The name with which an account signs in.
    static func login(of account: DemoAccount) -> String { "demo-" + account.loginName }

    /// The log-ins, where the database is a demonstration.
    static func lines(on platform: Platform) async throws -> [String] {
        let directory = UserDirectory(AccessEnvironment(database: platform.database, now: platform.now))
        let users = try await directory.users(by: .commandLine(name: "cli"), limit: 200)
        return users.filter { $0.login.hasPrefix("demo-") }.map { user in
            let roles = user.grants.map { "\($0.role.name.zh) \($0.role.rawValue)" }.joined(separator: "、")
            return "  \(roles)：\(user.login) / \(password)"
        }
    }
}
