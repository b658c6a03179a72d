import Hummingbird

/// A part of the site with routes of its own: pages, forms, JSON.
protocol Feature: Sendable {
    /// Adds the routes.
    func add(to router: Router<WebContext>)
}

/// All parts of the site; a new one is added here.
func features(of site: Site) -> [any Feature] {
    [
        AssetRoutes(site: site),
        HealthRoutes(site: site),
        SignInRoutes(site: site),
        SessionRoutes(site: site),
        AccountRoutes(site: site),
        BoardRoutes(site: site), ScreenRoutes(site: site),
        RegisterRoutes(site: site),
        RegisterExports(site: site), BatchRoutes(site: site),
        RecordRoutes(site: site),
        RetirementRoutes(site: site),
        SearchRoutes(site: site), MineRoutes(site: site),
        RecordVisitsRoutes(site: site),
        MapRoutes(site: site), PictureRoutes(site: site),
        TileRoutes(site: site),
        ReliefRoutes(site: site),
        GeodataRoutes(site: site), TerrainRoutes(site: site), GroundCheckRoutes(site: site),
        BasemapRoutes(site: site),
        SewerNetworkRoutes(site: site),
        APIRoutes(site: site),
        ImportRoutes(site: site),
        UserRoutes(site: site),
        AuditRoutes(site: site),
        RuleSetRoutes(site: site),
        RegionRoutes(site: site),
        SpotCheckRoutes(site: site), CriteriaRoutes(site: site),
        SpotCheckReportRoutes(site: site),
        PublicCheckRoutes(site: site),
        FieldRoutes(site: site),
        QuarantineRoutes(site: site),
    ]
}
