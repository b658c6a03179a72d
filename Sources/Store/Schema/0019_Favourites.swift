import Tables

extension Migration {
    /// The pages that users marked for themselves, and the forms that were taken in, so that a form sent twice is
    /// taken once.
    static let favourites = Migration(number: 19, name: "favourites") { dialect in
        let bytewise = TableText.bytewise(dialect)
        let clustered = TableText.clustered(dialect)
        return [
            """
            CREATE TABLE favourites (
                user_id BIGINT NOT NULL REFERENCES users (id),
                page BIGINT NOT NULL,
                subject BIGINT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (user_id, page, subject)
            )\(clustered)
            """,
            """
            CREATE TABLE form_receipts (
                user_id BIGINT NOT NULL,
                token \(bytewise) NOT NULL,
                result BIGINT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (user_id, token)
            )\(clustered)
            """,
            "CREATE INDEX form_receipts_at ON form_receipts (at)",
        ]
    }
}
