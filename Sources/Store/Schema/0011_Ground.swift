import Tables

extension Migration {
    /// What lies on and in the ground: the sewer network, roads, boundaries, shapes of waters and zones.
    static let ground = Migration(number: 11, name: "ground") { dialect in
        let real = TableText.real(dialect)
        let bytewise = TableText.bytewise(dialect)
        let shape = "shape TEXT, west \(real), south \(real), east \(real), north \(real),"
        return added(real) + network(dialect, real, bytewise, shape) + surroundings(dialect, real, bytewise, shape)
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
}
