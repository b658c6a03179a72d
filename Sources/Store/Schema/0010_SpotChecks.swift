import Tables

extension Migration {
    /// Photos by content hash, visits with their answers, and spot checks from the frame to the result.
    ///
    /// Visits and photos know nothing of spot checks, so that patrols keep theirs in the same tables.
    static let spotChecks = Migration(number: 10, name: "spot_checks") { dialect in
        evidence(dialect) + visits(dialect) + campaigns(dialect)
    }

    private static func evidence(_ dialect: Dialect) -> [String] {
        let bytewise = TableText.bytewise(dialect)
        let real = TableText.real(dialect)
        return [
            """
            CREATE TABLE evidence (
                hash \(bytewise) NOT NULL PRIMARY KEY,
                size BIGINT NOT NULL,
                media_type TEXT NOT NULL,
                received_at BIGINT NOT NULL,
                user_id BIGINT,
                width BIGINT,
                height BIGINT,
                taken_at BIGINT,
                longitude \(real),
                latitude \(real),
                pixel_hash \(bytewise),
                difference_hash BIGINT,
                cosine_hash BIGINT
            )
            """,
            "CREATE INDEX evidence_pixels ON evidence (pixel_hash)",
            """
            CREATE TABLE evidence_bands (
                band BIGINT NOT NULL,
                value BIGINT NOT NULL,
                hash \(bytewise) NOT NULL,
                PRIMARY KEY (band, value, hash)
            )\(TableText.clustered(dialect))
            """,
        ]
    }

    private static func visits(_ dialect: Dialect) -> [String] {
        let bytewise = TableText.bytewise(dialect)
        let real = TableText.real(dialect)
        return [
            """
            CREATE TABLE visits (
                id BIGINT NOT NULL PRIMARY KEY,
                client_id \(bytewise) NOT NULL UNIQUE,
                purpose TEXT NOT NULL,
                purpose_id BIGINT,
                assignment BIGINT,
                subject BIGINT,
                path \(bytewise) NOT NULL,
                user_id BIGINT,
                user_name TEXT NOT NULL,
                device TEXT NOT NULL,
                started_at BIGINT,
                ended_at BIGINT,
                sent_at BIGINT,
                received_at BIGINT NOT NULL,
                longitude \(real),
                latitude \(real),
                accuracy \(real),
                is_mock BIGINT NOT NULL,
                outcome TEXT,
                report TEXT NOT NULL,
                findings TEXT NOT NULL,
                state TEXT NOT NULL,
                reasons TEXT NOT NULL,
                resolved_by BIGINT,
                resolved_at BIGINT,
                resolution TEXT
            )
            """,
            "CREATE INDEX visits_purpose ON visits (purpose, purpose_id, state)",
            "CREATE INDEX visits_subject ON visits (subject)",
            // Whatever two phones send at once: one visit stands, the others wait in quarantine.
            "CREATE UNIQUE INDEX visits_assignment ON visits (assignment) WHERE state = 'accepted'",
            """
            CREATE TABLE visit_evidence (
                visit BIGINT NOT NULL REFERENCES visits (id),
                hash \(bytewise) NOT NULL,
                position BIGINT NOT NULL,
                item TEXT NOT NULL,
                taken_at BIGINT,
                longitude \(real),
                latitude \(real),
                accuracy \(real),
                is_mock BIGINT NOT NULL,
                PRIMARY KEY (visit, hash)
            )\(TableText.clustered(dialect))
            """,
            "CREATE INDEX visit_evidence_hash ON visit_evidence (hash)",
            "INSERT INTO counters (name, value) VALUES ('visit', 0), ('campaign', 0), ('assignment', 0)",
        ]
    }

    private static func campaigns(_ dialect: Dialect) -> [String] {
        let bytewise = TableText.bytewise(dialect)
        let real = TableText.real(dialect)
        let clustered = TableText.clustered(dialect)
        return [
            """
            CREATE TABLE campaigns (
                id BIGINT NOT NULL PRIMARY KEY,
                host BIGINT NOT NULL,
                host_path \(bytewise) NOT NULL,
                level BIGINT NOT NULL,
                area BIGINT NOT NULL,
                area_path \(bytewise) NOT NULL,
                title TEXT NOT NULL,
                organiser TEXT NOT NULL,
                purpose TEXT NOT NULL,
                criteria TEXT NOT NULL,
                settings TEXT NOT NULL,
                phase TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                created_by BIGINT,
                frame_day BIGINT,
                frame_at BIGINT,
                frame_csv TEXT,
                frame_hash TEXT,
                plan TEXT,
                seed TEXT,
                drawn_at BIGINT,
                finished_at BIGINT,
                result TEXT
            )
            """,
            "CREATE INDEX campaigns_host ON campaigns (host_path)",
            "CREATE INDEX campaigns_area ON campaigns (area, phase)",
            """
            CREATE TABLE campaign_frame (
                campaign BIGINT NOT NULL REFERENCES campaigns (id),
                facility BIGINT NOT NULL,
                code \(bytewise) NOT NULL,
                name TEXT NOT NULL,
                path \(bytewise) NOT NULL,
                stratum TEXT NOT NULL,
                cluster TEXT NOT NULL,
                longitude \(real),
                latitude \(real),
                details TEXT NOT NULL,
                exclusion TEXT,
                ticket \(bytewise),
                place_in_stratum BIGINT,
                PRIMARY KEY (campaign, facility)
            )\(clustered)
            """,
            """
            CREATE TABLE campaign_teams (
                campaign BIGINT NOT NULL REFERENCES campaigns (id),
                team BIGINT NOT NULL,
                name TEXT NOT NULL,
                PRIMARY KEY (campaign, team)
            )\(clustered)
            """,
            """
            CREATE TABLE campaign_members (
                campaign BIGINT NOT NULL,
                user_id BIGINT NOT NULL REFERENCES users (id),
                team BIGINT NOT NULL,
                PRIMARY KEY (campaign, user_id)
            )\(clustered)
            """,
            "CREATE INDEX campaign_members_user ON campaign_members (user_id)",
            """
            CREATE TABLE assignments (
                id BIGINT NOT NULL PRIMARY KEY,
                campaign BIGINT NOT NULL REFERENCES campaigns (id),
                facility BIGINT NOT NULL,
                stratum TEXT NOT NULL,
                kind TEXT NOT NULL,
                team BIGINT NOT NULL,
                day BIGINT NOT NULL,
                replaces BIGINT,
                reason TEXT
            )
            """,
            "CREATE UNIQUE INDEX assignments_once ON assignments (campaign, facility, kind)",
            "CREATE INDEX assignments_day ON assignments (campaign, team, day)",
            """
            CREATE TABLE campaign_reveals (
                campaign BIGINT NOT NULL,
                team BIGINT NOT NULL,
                day BIGINT NOT NULL,
                at BIGINT NOT NULL,
                user_id BIGINT,
                user_name TEXT NOT NULL,
                PRIMARY KEY (campaign, team, day)
            )\(clustered)
            """,
            """
            CREATE TABLE problems_raised (
                campaign BIGINT NOT NULL,
                facility BIGINT NOT NULL,
                visit BIGINT NOT NULL,
                at BIGINT NOT NULL,
                detail TEXT NOT NULL,
                PRIMARY KEY (campaign, facility)
            )\(clustered)
            """,
        ]
    }
}
