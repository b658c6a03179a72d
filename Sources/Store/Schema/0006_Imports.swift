import Tables

extension Migration {
    /// Imports that were committed, files waiting in the wizard, and templates of column matching.
    static let imports = Migration(number: 6, name: "imports") { dialect in
        [
            """
            CREATE TABLE imports (
                id BIGINT NOT NULL PRIMARY KEY,
                entry BIGINT NOT NULL,
                at BIGINT NOT NULL,
                actor_id BIGINT,
                actor TEXT NOT NULL,
                kind TEXT NOT NULL,
                file_name TEXT NOT NULL,
                file_hash TEXT NOT NULL,
                settings TEXT NOT NULL,
                counts TEXT NOT NULL,
                undone_by BIGINT,
                undone_at BIGINT
            )
            """,
            "CREATE INDEX imports_hash ON imports (file_hash)",
            "CREATE INDEX imports_entry ON imports (entry)",
            "CREATE INDEX imports_undone_by ON imports (undone_by) WHERE undone_by IS NOT NULL",
            """
            CREATE TABLE import_drafts (
                id TEXT NOT NULL PRIMARY KEY,
                user_id BIGINT,
                at BIGINT NOT NULL,
                kind TEXT NOT NULL,
                file_name TEXT NOT NULL,
                settings TEXT NOT NULL,
                content \(dialect == .sqlite ? "BLOB" : "BYTEA") NOT NULL
            )
            """,
            """
            CREATE TABLE import_templates (
                name TEXT NOT NULL,
                kind TEXT NOT NULL,
                user_id BIGINT,
                at BIGINT NOT NULL,
                settings TEXT NOT NULL,
                area BIGINT NOT NULL,
                PRIMARY KEY (kind, area, name)
            )
            """,
        ]
    }
}
