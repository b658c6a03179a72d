import Tables

extension Migration {
    /// The administrative tree on both axes of time; the nation is there from the start.
    static let regions = Migration(number: 2, name: "regions") { dialect in
        let bytewise = TableText.bytewise(dialect)
        return [
            """
            CREATE TABLE region_versions (
                \(TableText.axes)
                level BIGINT NOT NULL,
                parent BIGINT,
                path \(bytewise) NOT NULL,
                name \(bytewise) NOT NULL,
                code \(bytewise) NOT NULL,
                initials \(bytewise) NOT NULL,
                aliases TEXT,
                is_ended BIGINT NOT NULL DEFAULT 0,
                successor BIGINT,
                \(TableText.key(dialect))
            """,
            "CREATE INDEX region_versions_path ON region_versions (path)",
            "CREATE INDEX region_versions_parent ON region_versions (parent, code)",
            "CREATE INDEX region_versions_code ON region_versions (code, id)",
            "CREATE INDEX region_versions_name ON region_versions (name, id)",
            "CREATE INDEX region_versions_ended ON region_versions (successor) WHERE is_ended = 1",
            "CREATE INDEX region_versions_initials ON region_versions (initials)",
            """
            INSERT INTO region_versions
                (id, valid_from, valid_to, known_from, known_to, level, path, name, code, initials)
            VALUES (1, -719162, 2932896, 0, 253402300800000, 0, '00000001', '全国', '', 'qg')
            """,
        ]
    }
}
