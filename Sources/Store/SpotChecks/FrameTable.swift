public import Domain
public import Tables

/// A facility of a frozen frame (抽样框中的设施).
public struct FrameRow: Hashable, Sendable {
    /// The facility.
    public var facility: SubjectID
    /// The id under which it stands in the frame's file.
    public var code: String
    /// Its name on the day of the frame.
    public var name: String
    /// The way to its place on that day.
    public var path: RegionPath
    /// Its stratum; empty while it is not set, and for those left out.
    public var stratum: String
    /// Its cluster, the township.
    public var cluster: String
    /// Longitude in degrees by the register.
    public var longitude: Double?
    /// Latitude in degrees by the register.
    public var latitude: Double?
    /// What else the frame says of it, as JSON.
    public var details: String
    /// Why it is left out; nil where it can be drawn.
    public var exclusion: String?
    /// Its ticket; nil before the draw.
    public var ticket: String?
    /// Its place in the order of tickets of its stratum, from 1.
    public var placeInStratum: Int?

    /// A facility of a frame.
    public init(
        facility: SubjectID, code: String, name: String, path: RegionPath, stratum: String, cluster: String,
        longitude: Double?, latitude: Double?, details: String, exclusion: String?
    ) {
        self.facility = facility
        self.code = code
        self.name = name
        self.path = path
        self.stratum = stratum
        self.cluster = cluster
        self.longitude = longitude
        self.latitude = latitude
        self.details = details
        self.exclusion = exclusion
    }
}

/// The frozen frames of spot checks.
public struct FrameTable {
    private let session: any Session

    /// The frames as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    private static let columns: Query = """
        f.facility, f.code, f.name, f.path, f.stratum, f.cluster, f.longitude, f.latitude, f.details, f.exclusion,
        f.ticket, f.place_in_stratum
        """

    private static func record(_ row: Row) throws -> FrameRow {
        var frame = FrameRow(
            facility: SubjectID(try row.int(0)), code: try row.text(1), name: try row.text(2),
            path: RegionPath(text: try row.text(3)), stratum: try row.text(4), cluster: try row.text(5),
            longitude: try row.realOrNil(6), latitude: try row.realOrNil(7), details: try row.text(8),
            exclusion: try row.textOrNil(9))
        frame.ticket = try row.textOrNil(10)
        frame.placeInStratum = try row.intOrNil(11).map { Int($0) }
        return frame
    }

    /// Keeps the frame of a spot check in the place of an earlier one.
    public func replace(_ rows: [FrameRow], of campaign: Int64) throws {
        try session.execute("DELETE FROM campaign_frame WHERE campaign = \(campaign)")
        try session.insert(
            into: Identifier("campaign_frame"),
            columns: [
                Identifier("campaign"), Identifier("facility"), Identifier("code"), Identifier("name"),
                Identifier("path"), Identifier("stratum"), Identifier("cluster"), Identifier("longitude"),
                Identifier("latitude"), Identifier("details"), Identifier("exclusion"),
            ],
            rows: rows.map { row in
                [
                    campaign.tableValue, row.facility.number.tableValue, row.code.tableValue, row.name.tableValue,
                    row.path.text.tableValue, row.stratum.tableValue, row.cluster.tableValue,
                    row.longitude.tableValue, row.latitude.tableValue, row.details.tableValue,
                    row.exclusion.tableValue,
                ]
            })
    }

    /// The facilities of a frame in the order of the file.
    public func rows(of campaign: Int64) throws -> [FrameRow] {
        try session.rows(
            "SELECT \(Self.columns) FROM campaign_frame f WHERE f.campaign = \(campaign) ORDER BY f.code, f.facility"
        ).map(Self.record)
    }

    /// A facility of a frame.
    public func row(_ facility: SubjectID, of campaign: Int64) throws -> FrameRow? {
        try session.first(
            """
            SELECT \(Self.columns) FROM campaign_frame f
            WHERE f.campaign = \(campaign) AND f.facility = \(facility.number)
            """
        ).map(Self.record)
    }

    /// Writes the strata, tickets and places of a drawn frame.
    public func setTickets(_ rows: [FrameRow], of campaign: Int64) throws {
        try session.executeBatch(
            """
            UPDATE campaign_frame SET stratum = \(Query.Placeholder()), ticket = \(Query.Placeholder()),
                place_in_stratum = \(Query.Placeholder())
            WHERE campaign = \(Query.Placeholder()) AND facility = \(Query.Placeholder())
            """,
            rows.map { row in
                [
                    row.stratum.tableValue, row.ticket.tableValue, row.placeInStratum.tableValue,
                    campaign.tableValue, row.facility.number.tableValue,
                ]
            })
    }
}
