/// All operations of the JSON API.
enum APITable {
    /// What every path begins with.
    static let root = "/api/v1"

    /// The parts of the site that answer programs; a new one is added here.
    static func features(of site: Site) -> [any APIFeature] {
        [
            AreaAPI(site: site),
            RecordListAPI(site: site),
            RecordAPI(site: site),
            RecordVisitsAPI(site: site),
            RecordChangeAPI(site: site),
            BatchAPI(site: site),
            SewerNetworkAPI(site: site),
            GeodataAPI(site: site), TerrainAPI(site: site),
            SearchAPI(site: site),
            ImportAPI(site: site), ImportTemplateAPI(site: site),
            UserAPI(site: site),
            AuditAPI(site: site),
            RuleSetAPI(site: site),
            RegionAPI(site: site),
            SpotCheckAPI(site: site),
            FieldAPI(site: site),
            VisitAPI(site: site),
            EvidenceAPI(site: site),
        ]
    }

    /// The operations in the order of the document.
    static func routes(of site: Site) -> [APIRoute] {
        features(of: site).flatMap(\.apiRoutes)
    }
}
