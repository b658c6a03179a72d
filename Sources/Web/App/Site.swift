import Domain
import Governance
import Hummingbird
import Logging

/// What all parts of the site share: the use cases, the site's own files, the counters.
struct Site: Sendable {
    /// How the server is set up.
    let configuration: WebConfiguration
    /// The database, the rule sets and the clock.
    let platform: Platform
    /// Letting people in.
    let signIn: SignIn
    /// Open sessions.
    let sessions: SessionDesk
    /// Tokens of programs.
    let tokens: TokenDesk
    /// Users and their roles.
    let users: UserDirectory
    /// Boards and figures.
    let boards: BoardDesk
    /// Single records and lists.
    let register: RegisterDesk
    /// Figures opened to their records.
    let figures: FigureDesk
    /// Places and records by what people type.
    let search: SearchDesk
    /// Favourites of users.
    let favourites: FavouriteDesk
    /// Sewers as networks.
    let networks: SewerNetworkDesk
    /// The map and its layers.
    let maps: MapDesk
    /// Heights of the ground.
    let terrain: TerrainDesk
    /// Shaded relief below the map.
    let relief: ReliefDesk
    /// Style sheets, scripts and pictures.
    let assets: Assets
    /// Counters for `/metrics`.
    let metrics = RequestMetrics()
    /// Where work is done that takes longer than answering does.
    let workers = WorkThreads()

    init(_ configuration: WebConfiguration) throws {
        self.configuration = configuration
        platform = configuration.platform
        signIn = SignIn(configuration.access)
        sessions = SessionDesk(configuration.access)
        tokens = TokenDesk(configuration.access)
        users = UserDirectory(configuration.access)
        boards = BoardDesk(configuration.platform)
        register = RegisterDesk(configuration.platform)
        figures = FigureDesk(configuration.platform)
        search = SearchDesk(configuration.platform)
        favourites = FavouriteDesk(configuration.platform)
        networks = SewerNetworkDesk(configuration.platform)
        maps = MapDesk(configuration.platform)
        terrain = TerrainDesk(configuration.platform)
        relief = ReliefDesk(configuration.platform)
        assets = try Assets.bundled()
    }

    /// Where days begin and end.
    var zone: CivilZone { platform.zone }
    /// Where messages go.
    var logger: Logger { configuration.logger }
    /// Whether cookies are marked `Secure`.
    var isSecure: Bool { configuration.isBehindTLS }

    /// The present moment on the deployment's clock, to the minute, for the foot of pages.
    func timestamp(_ language: Language) -> String { language.minute(platform.now(), in: zone) }
}
