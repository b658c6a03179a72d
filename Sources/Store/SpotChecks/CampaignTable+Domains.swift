public import Domain
import Tables

extension CampaignTable {
    /// What a finished spot check says of a part of its area.
    public struct Domain: Hashable, Sendable {
        /// The part.
        public let region: SubjectID
        /// The part's level.
        public let level: RegionLevel
        /// Counts and estimates as JSON.
        public let body: String

        /// A part's result.
        public init(region: SubjectID, level: RegionLevel, body: String) {
            self.region = region
            self.level = level
            self.body = body
        }
    }

    /// Keeps what a spot check says of the parts of its area.
    public func setDomains(_ domains: [Domain], of campaign: Int64) throws {
        try session.execute("DELETE FROM campaign_domains WHERE campaign = \(campaign)")
        try session.insert(
            into: Identifier("campaign_domains"),
            columns: [Identifier("campaign"), Identifier("region"), Identifier("level"), Identifier("body")],
            rows: domains.map { domain in
                [
                    campaign.tableValue, domain.region.number.tableValue, Int64(domain.level.rawValue).tableValue,
                    domain.body.tableValue,
                ]
            })
    }

    /// What a spot check says of the parts of its area, larger parts first.
    public func domains(of campaign: Int64) throws -> [Domain] {
        try session.rows(
            """
            SELECT region, level, body FROM campaign_domains WHERE campaign = \(campaign) ORDER BY level, region
            """
        ).map { row in
            Domain(
                region: SubjectID(try row.int(0)), level: RegionLevel(rawValue: Int(try row.int(1))) ?? .nation,
                body: try row.text(2))
        }
    }

    /// The finished spot checks of larger areas that say something of this place, the latest first.
    ///
    /// - Parameter moment: Finished not later than this.
    public func domains(
        of region: SubjectID, until moment: Instant, limit: Int = 20
    ) throws -> [(campaign: CampaignRecord, body: String)] {
        try session.rows(
            """
            SELECT \(Self.columns), d.body FROM campaign_domains d JOIN campaigns c ON c.id = d.campaign
            WHERE d.region = \(region.number) AND c.phase = 'finished' AND c.finished_at <= \(moment.milliseconds)
            ORDER BY c.finished_at DESC, c.id DESC LIMIT \(limit)
            """
        ).map { (try Self.record($0), try $0.text(23)) }
    }
}
