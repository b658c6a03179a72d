import Tables

extension Migration {
    /// Heights of the ground that were taken in; the files lie beside the photos under their hashes.
    static let terrain = Migration(number: 16, name: "terrain") { dialect in
        let real = TableText.real(dialect)
        return [
            """
            CREATE TABLE terrains (
                id BIGINT NOT NULL PRIMARY KEY,
                area BIGINT NOT NULL,
                hash TEXT NOT NULL,
                size BIGINT NOT NULL,
                source_name TEXT NOT NULL,
                source_hash TEXT NOT NULL,
                source_system TEXT NOT NULL,
                grid_columns BIGINT NOT NULL,
                grid_rows BIGINT NOT NULL,
                cell_metres \(real) NOT NULL,
                lowest \(real) NOT NULL,
                highest \(real) NOT NULL,
                west \(real) NOT NULL,
                south \(real) NOT NULL,
                east \(real) NOT NULL,
                north \(real) NOT NULL,
                kept_at BIGINT NOT NULL,
                kept_by TEXT NOT NULL,
                ended_at BIGINT,
                ended_by TEXT
            )
            """,
            "CREATE INDEX terrains_area ON terrains (area, ended_at)",
            "INSERT INTO counters (name, value) VALUES ('terrain', 0)",
        ]
    }
}
