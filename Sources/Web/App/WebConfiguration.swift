public import Governance
public import Logging

/// What the web server stands on and how it is set up (网站配置).
public struct WebConfiguration: Sendable {
    /// The database, the rule sets and the clock.
    public var platform: Platform
    /// Sessions, tokens and passwords; one for the whole server.
    public var access: AccessEnvironment
    /// The address to listen at.
    public var host = "127.0.0.1"
    /// The port to listen at; 0 takes a free one.
    public var port = 8080
    /// A folder whose files are served under `/vendor/`, such as map libraries; nil serves none.
    public var publicFolder: String?
    /// Whether `X-Forwarded-For` and `X-Forwarded-Proto` of a proxy in front are believed.
    public var trustsProxy = false
    /// Whether browsers reach the site by HTTPS, so that cookies are marked `Secure`.
    public var isBehindTLS = false
    /// The site's own address as people type it (`https://…`), printed on paper; may be empty.
    public var origin = ""
    /// An outside base map that this server fetches for its users; nil offers none.
    public var basemap: BasemapSource?
    /// What a scraper must present as a bearer token for `/metrics`; nil lets in callers of the same machine only.
    public var metricsToken: String?
    /// The largest file that can be uploaded, in bytes.
    public var maximumUploadBytes = 256 << 20
    /// Where the server's messages go.
    public var logger: Logger

    /// A set-up with the usual values; the rest is set by name.
    public init(platform: Platform, access: AccessEnvironment, logger: Logger = Logger(label: "qingxi.web")) {
        self.platform = platform
        self.access = access
        self.logger = logger
    }
}
