import Tables

extension Migration {
    /// What lies on and in the ground: the sewer network, roads, boundaries, shapes of waters and zones, terrain.
    static let ground = Migration(number: 11, name: "ground") { dialect in
        let real = TableText.real(dialect)
        let bytewise = TableText.bytewise(dialect)
        let shape = "shape TEXT, west \(real), south \(real), east \(real), north \(real),"
        return added(real) + network(dialect, real, bytewise, shape) + surroundings(dialect, real, bytewise, shape)
            + terrain(dialect, real)
    }

    /// Columns of kinds that existed before.
    private static func added(_ real: String) -> [String] {
        var statements = ["village", "facility"].map { "ALTER TABLE \($0)_versions ADD COLUMN ground_level \(real)" }
        for table in ["water_body_versions", "protection_zone_versions"] {
            statements.append("ALTER TABLE \(table) ADD COLUMN shape TEXT")
            statements += ["west", "south", "east", "north"].map { "ALTER TABLE \(table) ADD COLUMN \($0) \(real)" }
            statements.append("CREATE INDEX \(table)_box ON \(table) (west, east, south, north)")
        }
        return statements
    }

    /// Indexes that every kind with code, name and place has.
    private static func indexes(_ table: String, _ sortable: [String] = [], hasShape: Bool) -> [String] {
        (["code", "name"] + sortable).map { "CREATE INDEX \(table)_\($0) ON \(table) (\($0), id)" }
            + ["CREATE INDEX \(table)_place ON \(table) (place)"]
            + (hasShape ? ["CREATE INDEX \(table)_box ON \(table) (west, east, south, north)"] : [])
    }

    private static func network(_ dialect: Dialect, _ real: String, _ bytewise: String, _ shape: String) -> [String] {
        [
            """
            CREATE TABLE sewer_versions (
                \(TableText.axes)
                code \(bytewise), name \(bytewise), place BIGINT, sewer_kind TEXT, facility_code TEXT,
                from_node TEXT, to_node TEXT, material TEXT, diameter \(real), length \(real),
                upstream_invert \(real), downstream_invert \(real), flow_kind TEXT, connected_households BIGINT,
                built_year BIGINT, \(shape)
                source_datum TEXT, remarks TEXT,
                \(TableText.key(dialect))
            """
        ] + indexes("sewer_versions", ["diameter", "length", "connected_households"], hasShape: true) + [
            """
            CREATE TABLE manhole_versions (
                \(TableText.axes)
                code \(bytewise), name \(bytewise), place BIGINT, manhole_kind TEXT, facility_code TEXT,
                ground_level \(real), invert_level \(real), depth \(real), material TEXT, built_year BIGINT,
                longitude \(real), latitude \(real), source_datum TEXT, remarks TEXT,
                \(TableText.key(dialect))
            """
        ] + indexes("manhole_versions", hasShape: false) + [
            """
            CREATE TABLE lift_station_versions (
                \(TableText.axes)
                code \(bytewise), name \(bytewise), place BIGINT, facility_code TEXT, design_flow \(real),
                head \(real), rated_power \(real), pumps BIGINT, built_year BIGINT, operator_name TEXT,
                state \(bytewise), longitude \(real), latitude \(real), ground_level \(real), source_datum TEXT,
                remarks TEXT,
                \(TableText.key(dialect))
            """
        ] + indexes("lift_station_versions", ["design_flow", "state"], hasShape: false)
    }

    private static func surroundings(
        _ dialect: Dialect, _ real: String, _ bytewise: String, _ shape: String
    ) -> [String] {
        [
            """
            CREATE TABLE road_versions (
                \(TableText.axes)
                code \(bytewise), name \(bytewise), place BIGINT, road_class TEXT, surface TEXT, width \(real),
                length \(real), \(shape)
                source_datum TEXT, remarks TEXT,
                \(TableText.key(dialect))
            """
        ] + indexes("road_versions", ["length"], hasShape: true) + [
            """
            CREATE TABLE boundary_versions (
                \(TableText.axes)
                code \(bytewise), name \(bytewise), place BIGINT, area \(real), approval TEXT, \(shape)
                source_datum TEXT, remarks TEXT,
                \(TableText.key(dialect))
            """
        ] + indexes("boundary_versions", ["area"], hasShape: true)
    }

    /// Terrain grids, kept as files by their hash; the last entry that concerns a file tells whether it is in use.
    private static func terrain(_ dialect: Dialect, _ real: String) -> [String] {
        [
            """
            CREATE TABLE terrain_grids (
                hash TEXT NOT NULL PRIMARY KEY,
                file_name TEXT NOT NULL,
                bytes BIGINT NOT NULL,
                place BIGINT NOT NULL,
                reference TEXT NOT NULL,
                column_count BIGINT NOT NULL,
                row_count BIGINT NOT NULL,
                cell_width \(real) NOT NULL,
                cell_height \(real) NOT NULL,
                no_data \(real),
                void_count BIGINT NOT NULL,
                lowest \(real) NOT NULL,
                highest \(real) NOT NULL,
                west \(real) NOT NULL,
                south \(real) NOT NULL,
                east \(real) NOT NULL,
                north \(real) NOT NULL,
                added_at BIGINT NOT NULL,
                entry BIGINT NOT NULL,
                removed_entry BIGINT
            )
            """,
            "CREATE INDEX terrain_grids_place ON terrain_grids (place)",
        ]
    }
}
