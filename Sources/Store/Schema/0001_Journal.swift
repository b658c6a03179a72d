import Tables

extension Migration {
    /// The append-only log, the facts it brought, and what was withdrawn.
    static let journal = Migration(number: 1, name: "journal") { dialect in
        [
            """
            CREATE TABLE audit_log (
                sequence BIGINT NOT NULL PRIMARY KEY,
                at BIGINT NOT NULL,
                actor_id BIGINT,
                actor TEXT NOT NULL,
                channel TEXT NOT NULL,
                action TEXT NOT NULL,
                subject BIGINT,
                detail TEXT NOT NULL,
                fact_count BIGINT NOT NULL,
                fact_digest TEXT NOT NULL,
                previous TEXT NOT NULL,
                hash TEXT NOT NULL
            )
            """,
            "CREATE INDEX audit_log_subject ON audit_log (subject, sequence)",
            """
            CREATE TABLE facts (
                id BIGINT NOT NULL PRIMARY KEY,
                entry BIGINT NOT NULL,
                subject BIGINT NOT NULL,
                kind BIGINT NOT NULL,
                valid_from BIGINT NOT NULL,
                valid_to BIGINT NOT NULL,
                locus TEXT NOT NULL,
                body TEXT NOT NULL
            )\(TableText.clustered(dialect))
            """,
            "CREATE INDEX facts_subject ON facts (subject, kind)",
            "CREATE INDEX facts_entry ON facts (entry)",
            """
            CREATE TABLE withdrawals (
                entry BIGINT NOT NULL PRIMARY KEY,
                by_entry BIGINT NOT NULL,
                at BIGINT NOT NULL
            )
            """,
            "CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value BIGINT NOT NULL)",
            "INSERT INTO counters (name, value) VALUES ('subject', 1), ('fact', 0), ('import', 0)",
        ]
    }
}
