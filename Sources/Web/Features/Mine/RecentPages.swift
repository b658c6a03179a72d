import Domain
import Governance
import Hummingbird

/// The records that a signed-in person opened last (最近打开), the latest first.
///
/// They stand in a cookie of the browser's session: opening a record writes nothing to the database. The cookie holds
/// numbers only, begins with the user's number so that the next one to sign in on a shared machine sees nothing of it,
/// and goes when the browser closes or the person signs out. What is shown of it is read anew within what the person
/// may see.
struct RecentPages: Sendable {
    /// The cookie.
    static let cookieName = "qingxi_recent"
    /// How many are remembered.
    static let limit = 20

    /// Whose they are.
    let userID: Int64
    /// The pages, the latest first.
    private(set) var pages: [MarkedPage]

    /// Reads the cookie; another person's, or one that is none of ours, counts as empty.
    init(_ cookies: CookieHeader, of userID: Int64) {
        self.userID = userID
        let parts = (cookies[Self.cookieName] ?? "").prefix(1024).split(separator: "~")
        guard parts.first.flatMap({ Int64($0) }) == userID else {
            pages = []
            return
        }
        pages = parts.dropFirst().prefix(Self.limit).compactMap { part in
            let sides = part.split(separator: ".")
            guard sides.count == 2, let number = Int64(sides[0]), let id = Int64(sides[1]), id > 0 else { return nil }
            return MarkedPage(number: number, subject: SubjectID(id))
        }
    }

    /// Puts a page in front.
    ///
    /// - Returns: Whether anything changed.
    mutating func open(_ page: MarkedPage) -> Bool {
        guard pages.first != page else { return false }
        pages.removeAll { $0 == page }
        pages = Array(([page] + pages).prefix(Self.limit))
        return true
    }

    /// The cookie that keeps them until the browser closes.
    func cookie(isSecure: Bool) -> Cookie {
        let parts = ["\(userID)"] + pages.map { "\($0.number).\($0.subject.number)" }
        return Cookie(
            name: Self.cookieName, value: parts.joined(separator: "~"), path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }

    /// The cookie that takes them away.
    static func ended(isSecure: Bool) -> Cookie {
        Cookie(name: cookieName, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    /// Notes a page that is being shown to a signed-in person.
    static func note(
        _ page: MarkedPage, _ request: Request, _ context: WebContext, isSecure: Bool, in response: inout Response
    ) {
        guard let person = context.caller.person else { return }
        var recent = RecentPages(CookieHeader(request), of: person.userID)
        if recent.open(page) { response.setCookie(recent.cookie(isSecure: isSecure)) }
    }
}
