import Tables

extension Migration {
    /// What spot checks say of the parts of their areas, and the criteria with their versions.
    static let spotCheckParts = Migration(number: 14, name: "spot_check_parts") { dialect in
        let bytewise = TableText.bytewise(dialect)
        let clustered = TableText.clustered(dialect)
        return [
            """
            CREATE TABLE campaign_domains (
                campaign BIGINT NOT NULL REFERENCES campaigns (id),
                region BIGINT NOT NULL,
                level BIGINT NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (campaign, region)
            )\(clustered)
            """,
            "CREATE INDEX campaign_domains_region ON campaign_domains (region)",
            """
            CREATE TABLE criteria (
                code \(bytewise) NOT NULL,
                version BIGINT NOT NULL,
                host BIGINT NOT NULL,
                host_path \(bytewise) NOT NULL,
                body TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                created_by BIGINT,
                author TEXT NOT NULL,
                PRIMARY KEY (code, version)
            )\(clustered)
            """,
        ]
    }
}
