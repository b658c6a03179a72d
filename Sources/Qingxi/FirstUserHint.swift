import Governance

/// What to do where nobody can sign in yet: a database made by imports alone has no users (首个用户).
enum FirstUserHint {
    /// The command that makes the first user; nothing where there is one.
    static func lines(on platform: Platform, _ database: DatabaseOption) async throws -> [String] {
        let directory = UserDirectory(AccessEnvironment(database: platform.database, now: platform.now))
        let users = try await directory.users(by: .commandLine(name: "cli"), limit: 1)
        guard users.isEmpty else { return [] }
        // The address of a server may hold a password, which is not repeated on the screen.
        let place = database.isPostgres ? "postgres://…" : database.address
        return [
            "  还没有用户，请先新建管理员（首次登录的密码由命令给出）：",
            "  Nobody can sign in yet; make an administrator (the command prints the first password):",
            "    qingxi user create NAME --role administrator --db \(place)",
        ]
    }
}
