import Tables

extension Migration {
    /// Who may come in: users with their roles and areas, sessions, API tokens, and what slows down guessing.
    ///
    /// Of passwords, sessions and tokens only hashes are kept.
    static let access = Migration(number: 5, name: "access") { dialect in
        let bytewise = TableText.bytewise(dialect)
        let bytes = dialect == .sqlite ? "BLOB" : "BYTEA"
        return [
            """
            CREATE TABLE users (
                id BIGINT NOT NULL PRIMARY KEY,
                login TEXT NOT NULL,
                login_key \(bytewise) NOT NULL UNIQUE,
                name TEXT NOT NULL,
                language TEXT NOT NULL,
                password TEXT NOT NULL,
                must_change BIGINT NOT NULL,
                is_disabled BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                password_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE user_grants (
                user_id BIGINT NOT NULL REFERENCES users (id),
                role TEXT NOT NULL,
                area BIGINT NOT NULL,
                PRIMARY KEY (user_id, role, area)
            )\(TableText.clustered(dialect))
            """,
            "CREATE INDEX user_grants_area ON user_grants (area)",
            """
            CREATE TABLE sign_in_throttles (
                key \(bytewise) NOT NULL PRIMARY KEY,
                level DOUBLE PRECISION NOT NULL,
                at BIGINT NOT NULL,
                blocked_until BIGINT NOT NULL
            )
            """,
            "CREATE INDEX sign_in_throttles_at ON sign_in_throttles (at)",
            """
            CREATE TABLE sessions (
                id BIGINT NOT NULL PRIMARY KEY,
                digest \(bytes) NOT NULL UNIQUE,
                user_id BIGINT NOT NULL REFERENCES users (id),
                created_at BIGINT NOT NULL,
                last_seen BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                address TEXT NOT NULL,
                browser TEXT NOT NULL
            )
            """,
            "CREATE INDEX sessions_user ON sessions (user_id)",
            "CREATE INDEX sessions_expires ON sessions (expires_at)",
            """
            CREATE TABLE api_tokens (
                id BIGINT NOT NULL PRIMARY KEY,
                digest \(bytes) NOT NULL UNIQUE,
                user_id BIGINT NOT NULL REFERENCES users (id),
                name TEXT NOT NULL,
                permissions TEXT NOT NULL,
                area BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                revoked_at BIGINT,
                last_used BIGINT
            )
            """,
            "CREATE INDEX api_tokens_user ON api_tokens (user_id)",
            "INSERT INTO counters (name, value) VALUES ('user', 0), ('session', 0), ('token', 0)",
        ]
    }
}
