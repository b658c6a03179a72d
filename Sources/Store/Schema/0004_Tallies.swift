import Tables

extension Migration {
    /// Maintained sums: changes of each measure by rule set, place and bucket of both times.
    static let tallies = Migration(number: 4, name: "tallies") { dialect in
        let slots = (0..<48).map { "m\($0) BIGINT NOT NULL DEFAULT 0" }.joined(separator: ", ")
        return [
            """
            CREATE TABLE rule_sets (
                id TEXT NOT NULL PRIMARY KEY,
                fingerprint TEXT NOT NULL,
                number BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE tallies (
                rules BIGINT NOT NULL,
                region BIGINT NOT NULL,
                known_grain BIGINT NOT NULL,
                valid_grain BIGINT NOT NULL,
                valid_bucket BIGINT NOT NULL,
                known_bucket BIGINT NOT NULL,
                \(slots),
                PRIMARY KEY (rules, region, known_grain, valid_grain, valid_bucket, known_bucket)
            )\(TableText.clustered(dialect))
            """,
        ]
    }
}
