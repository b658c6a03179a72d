package import Domain
package import Tables

/// Users and their roles in areas.
package struct UserTable {
    private let session: any Session

    /// The users as the session sees them.
    package init(_ session: any Session) {
        self.session = session
    }

    /// A number for a new user.
    package func nextID() throws -> Int64 {
        try AccessCounter.next("user", in: session)
    }

    /// Keeps a new user.
    ///
    /// - Throws: `DatabaseError` of kind `uniqueViolation` if the login name is taken.
    package func insert(_ user: UserRecord) throws {
        try session.execute(
            """
            INSERT INTO users (id, login, login_key, name, language, password, must_change, is_disabled, created_at,
                password_at)
            VALUES (\(user.id), \(user.login), \(user.loginKey), \(user.name), \(user.language), \(user.password),
                \(user.mustChange), \(user.isDisabled), \(user.createdAt.milliseconds),
                \(user.passwordAt.milliseconds))
            """)
    }

    /// The user with a number.
    package func user(_ id: Int64) throws -> UserRecord? {
        try session.first("SELECT \(Self.columns) FROM users u WHERE u.id = \(id)").map(Self.record)
    }

    /// The user with a folded login name.
    package func user(loginKey: String) throws -> UserRecord? {
        try session.first("SELECT \(Self.columns) FROM users u WHERE u.login_key = \(loginKey)").map(Self.record)
    }

    /// Sets a new password.
    package func setPassword(_ id: Int64, _ password: String, mustChange: Bool, at: Instant) throws {
        try session.execute(
            """
            UPDATE users SET password = \(password), must_change = \(mustChange), password_at = \(at.milliseconds)
            WHERE id = \(id)
            """)
    }

    /// Puts the same password sealed anew in the place of the old string, if that is still there.
    package func reseal(_ id: Int64, from old: String, to new: String) throws {
        try session.execute("UPDATE users SET password = \(new) WHERE id = \(id) AND password = \(old)")
    }

    /// Shuts a user out or lets him in again.
    package func setDisabled(_ id: Int64, _ isDisabled: Bool) throws {
        try session.execute("UPDATE users SET is_disabled = \(isDisabled) WHERE id = \(id)")
    }

    /// Sets the name and the language.
    package func setProfile(_ id: Int64, name: String, language: String) throws {
        try session.execute("UPDATE users SET name = \(name), language = \(language) WHERE id = \(id)")
    }

    /// The user's roles in areas, in a fixed order.
    package func grants(of id: Int64, on day: Day) throws -> [GrantRecord] {
        try session.rows(
            """
            SELECT g.role, g.area, (\(AreaTable.pathQuery("g.area", on: day)))
            FROM user_grants g WHERE g.user_id = \(id) ORDER BY g.area, g.role
            """
        ).map { row in
            GrantRecord(
                role: try row.text(0), area: SubjectID(try row.int(1)),
                path: try row.textOrNil(2).map(RegionPath.init(text:)))
        }
    }

    /// Puts these roles in areas in the place of the former ones.
    package func replaceGrants(of id: Int64, with grants: [(role: String, area: SubjectID)]) throws {
        try session.execute("DELETE FROM user_grants WHERE user_id = \(id)")
        for grant in grants {
            try session.execute(
                """
                INSERT INTO user_grants (user_id, role, area) VALUES (\(id), \(grant.role), \(grant.area.number))
                """)
        }
    }

    /// Users all of whose areas lie in the scope, by login name, after a login name.
    ///
    /// - Parameter scope: Areas that are not in the tree count as the nation's.
    package func page(within scope: AreaScope, after loginKey: String, limit: Int, on day: Day) throws -> [UserRecord] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM users u
            WHERE u.login_key > \(loginKey) AND \(Self.isWithin(scope, on: day))
            ORDER BY u.login_key LIMIT \(limit)
            """
        ).map(Self.record)
    }

    /// Whether all of a user's areas lie in the scope.
    package func isWithin(_ scope: AreaScope, user id: Int64, on day: Day) throws -> Bool {
        try session.firstInt(
            "SELECT 1 FROM users u WHERE u.id = \(id) AND \(Self.isWithin(scope, on: day))") != nil
    }

    private static func isWithin(_ scope: AreaScope, on day: Day) -> Query {
        let nation = RegionPath(of: .nation, level: .nation, under: nil).text
        return """
            NOT EXISTS (
                SELECT 1 FROM (
                    SELECT COALESCE((\(AreaTable.pathQuery("g.area", on: day))), \(nation)) AS path
                    FROM user_grants g WHERE g.user_id = u.id
                    UNION ALL
                    SELECT \(nation) WHERE NOT EXISTS (SELECT 1 FROM user_grants h WHERE h.user_id = u.id)
                ) areas
                WHERE NOT \(scope.condition(column: "areas.path")))
            """
    }

    private static let columns: Query = """
        u.id, u.login, u.login_key, u.name, u.language, u.password, u.must_change, u.is_disabled, u.created_at,
        u.password_at
        """

    private static func record(_ row: Row) throws -> UserRecord {
        UserRecord(
            id: try row.int(0), login: try row.text(1), loginKey: try row.text(2), name: try row.text(3),
            language: try row.text(4), password: try row.text(5), mustChange: try row.flag(6),
            isDisabled: try row.flag(7), createdAt: Instant(milliseconds: try row.int(8)),
            passwordAt: Instant(milliseconds: try row.int(9)))
    }
}

/// Numbers for what access keeps; never given again.
enum AccessCounter {
    static func next(_ name: String, in session: any Session) throws -> Int64 {
        try session.execute("UPDATE counters SET value = value + 1 WHERE name = \(name)")
        return try session.firstInt("SELECT value FROM counters WHERE name = \(name)") ?? 1
    }
}
