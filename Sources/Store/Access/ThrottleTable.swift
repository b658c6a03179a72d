package import Domain
package import Tables

/// How often sign-in failed of late, by login name and by client address.
package struct ThrottleTable {
    /// The state of one key.
    package struct State: Hashable, Sendable {
        /// Failures, those long past counting less and less.
        package var level: Double
        /// When ``level`` was true.
        package var at: Instant
        /// No attempt is looked at before.
        package var blockedUntil: Instant

        /// A state with all values.
        package init(level: Double, at: Instant, blockedUntil: Instant) {
            self.level = level
            self.at = at
            self.blockedUntil = blockedUntil
        }
    }

    private let session: any Session

    /// The states as the session sees them.
    package init(_ session: any Session) {
        self.session = session
    }

    /// The state of a key, nil where nothing failed of late.
    package func state(_ key: String) throws -> State? {
        try session.first("SELECT level, at, blocked_until FROM sign_in_throttles WHERE key = \(key)").map { row in
            State(
                level: try row.real(0), at: Instant(milliseconds: try row.int(1)),
                blockedUntil: Instant(milliseconds: try row.int(2)))
        }
    }

    /// Keeps the state of a key.
    package func set(_ key: String, _ state: State) throws {
        try session.execute(
            """
            INSERT INTO sign_in_throttles (key, level, at, blocked_until)
            VALUES (\(key), \(state.level), \(state.at.milliseconds), \(state.blockedUntil.milliseconds))
            ON CONFLICT (key) DO UPDATE SET level = excluded.level, at = excluded.at,
                blocked_until = excluded.blocked_until
            """)
    }

    /// Forgets a key.
    package func clear(_ key: String) throws {
        try session.execute("DELETE FROM sign_in_throttles WHERE key = \(key)")
    }

    /// Clears away what failed before and blocks nothing any more.
    package func deleteStale(before: Instant) throws {
        try session.execute(
            """
            DELETE FROM sign_in_throttles
            WHERE at < \(before.milliseconds) AND blocked_until < \(before.milliseconds)
            """)
    }
}
