import Tables

extension Migration {
    /// Photos that were added to a visit after it was reported, and the list of visits that wait for a decision.
    static let field = Migration(number: 15, name: "field") { _ in
        [
            "ALTER TABLE visit_evidence ADD COLUMN added_at BIGINT",
            "CREATE INDEX visits_state ON visits (state, id)",
        ]
    }
}
