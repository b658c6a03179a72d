import Hummingbird

/// Which columns of a list are shown and how close its rows stand: by the address, else as the reader chose last.
///
/// The choice is kept in a cookie that only that list's addresses get, so it works without scripts and on every plain
/// opening; what stands in an address wins, so that a link shows what it says.
struct TableChoice: Sendable, Hashable {
    /// The cookie.
    static let cookieName = "qingxi_table"
    /// The query item by which a choice is to be kept (1) or forgotten (0).
    static let keepName = "keep"

    /// The columns; nil for the usual ones.
    var columns: [String]?
    /// Whether rows stand close together.
    var isCompact: Bool

    /// What an address asks for, completed by what was chosen last.
    init(_ url: PageURL, _ cookies: CookieHeader) {
        let earlier = Self.read(cookies[Self.cookieName])
        let asked = url.values(TableTools.columnsName).filter { !$0.isEmpty }
        columns = asked.isEmpty ? earlier?.columns : asked
        switch url[TableTools.densityName] {
        case "compact": isCompact = true
        case .some(let text) where !text.isEmpty: isCompact = false
        default: isCompact = earlier?.isCompact ?? false
        }
    }

    private init(columns: [String]?, isCompact: Bool) {
        self.columns = columns
        self.isCompact = isCompact
    }

    /// Reads the cookie: `compact~status.mode`.
    private static func read(_ text: String?) -> TableChoice? {
        guard let text, text.utf8.count <= 2048 else { return nil }
        let parts = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let columns = parts[1].split(separator: ".").map(String.init)
        return TableChoice(columns: columns.isEmpty ? nil : columns, isCompact: parts[0] == "compact")
    }

    /// The address with the columns written out, for files that hold what is seen.
    ///
    /// - Parameter usual: What is shown where nothing was chosen; nothing is written out without it.
    func explicit(in url: PageURL, or usual: [String]? = nil) -> PageURL {
        guard let columns = columns ?? usual, url[TableTools.columnsName] == nil else { return url }
        var result = url
        result.items += columns.map { PageURL.Item(TableTools.columnsName, $0) }
        return result
    }

    /// The cookie that keeps the choice for a year, for the addresses below a path.
    ///
    /// - Parameter known: The keys of the list's fields; others are left out.
    func cookie(path: String, known: [String], isSecure: Bool) -> Cookie {
        let columns = (columns ?? []).filter(known.contains)
        let value = (isCompact ? "compact" : "comfortable") + "~" + columns.joined(separator: ".")
        return Cookie(
            name: Self.cookieName, value: value, maxAge: 31_536_000, path: path, secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }

    /// The cookie that forgets the choice.
    static func forgotten(path: String, isSecure: Bool) -> Cookie {
        Cookie(name: cookieName, value: "", maxAge: 0, path: path, secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
