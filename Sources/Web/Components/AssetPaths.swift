/// Where the site's own style sheets, scripts and pictures are served from.
struct AssetPaths: Sendable {
    /// The style sheets every page links, in order of precedence.
    static let styleSheets = ["css/tokens.css", "css/base.css", "css/components.css", "css/print.css"]

    /// The path they lie under.
    var prefix = "/assets/"
    /// A hash of their content, put into the address so that browsers may keep them for a year.
    var version = ""

    /// The address of one of them.
    func url(_ path: String) -> String {
        version.isEmpty ? prefix + path : prefix + path + "?v=" + PageURL.encode(version)
    }
}
