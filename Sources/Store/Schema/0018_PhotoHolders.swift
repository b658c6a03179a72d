import Tables

extension Migration {
    /// Who handed in the bytes of a photo, and who sent a visit: a photo opens through a visit only where one of the
    /// visit's senders really had it.
    ///
    /// A sender without a number, at the server's command line, is 0. What was kept before counts as handed in by
    /// whoever sent the photo; the visits of a file as sent by whoever brought its photos.
    static let photoHolders = Migration(number: 18, name: "photo_holders") { dialect in
        let bytewise = TableText.bytewise(dialect)
        let clustered = TableText.clustered(dialect)
        return [
            """
            CREATE TABLE evidence_holders (
                hash \(bytewise) NOT NULL,
                user_id BIGINT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (hash, user_id)
            )\(clustered)
            """,
            """
            CREATE TABLE visit_senders (
                visit BIGINT NOT NULL REFERENCES visits (id),
                user_id BIGINT NOT NULL,
                PRIMARY KEY (visit, user_id)
            )\(clustered)
            """,
            """
            INSERT INTO evidence_holders (hash, user_id, at)
            SELECT hash, COALESCE(user_id, 0), received_at FROM evidence
            """,
            """
            INSERT INTO visit_senders (visit, user_id)
            SELECT id, user_id FROM visits WHERE user_id IS NOT NULL
            """,
            """
            INSERT INTO visit_senders (visit, user_id)
            SELECT DISTINCT v.id, COALESCE(e.user_id, 0) FROM visits v JOIN visit_evidence p ON p.visit = v.id
            JOIN evidence e ON e.hash = p.hash WHERE v.user_id IS NULL
            """,
        ]
    }
}
