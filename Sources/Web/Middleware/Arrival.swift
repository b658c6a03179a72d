import Domain
import Governance
import HTTPTypes
import Hummingbird

/// Finds out who asks, in which language and for which moment, before anything else is done.
struct Arrival: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let asked = PageURL(parsing: request.head.path ?? "/")
        context.url = asked.removing("lang", "text")
        if site.configuration.trustsProxy,
            let named = request.headers[.forwardedFor]?.split(separator: ",").last?.trimmingPrefix(" ")
        {
            context.clientAddress = String(named.prefix(45))
        }
        let cookies = CookieHeader(request)
        context.isLargeText = (asked["text"] ?? cookies["text"]) == "large"
        context.language = Language.preferred(
            query: asked["lang"], cookie: cookies["lang"], acceptLanguage: request.headers[.acceptLanguage])
        do {
            let path = request.uri.path
            // Few addresses have any `%`, and looking for one byte is cheap.
            let isPathWhole = !path.utf8.contains(UInt8(ascii: "%")) || !path.contains("%00")
            guard isPathWhole, !asked.items.contains(where: { $0.name.utf8.contains(0) || $0.value.utf8.contains(0) })
            else {
                throw Problem.malformed(
                    "?", "\\0", advice: BilingualText("地址中不能有空字符", "an address holds no NUL characters"))
            }
            context.caller = try await caller(request, cookies, context.url)
            if asked["lang"] == nil, cookies["lang"] == nil, let person = context.caller.person {
                context.language = person.language == .english ? .en : .zh
            }
            context.state = try PageState(context.url)
        } catch {
            return site.answer(error, request, context)
        }
        var response = try await next(request, context)
        remember(asked, context, in: &response)
        return response
    }

    private func caller(
        _ request: Request, _ cookies: CookieHeader, _ url: PageURL
    ) async throws -> Caller {
        if let header = request.headers[.authorization] {
            guard header.lowercased().hasPrefix("bearer ") else { throw AccessError.signInRequired }
            let token = header.dropFirst(7).trimmingPrefix(" ")
            // `/metrics` has a token of its own, which is no token of ours.
            guard let program = try await site.tokens.resume(String(token)) else {
                if request.uri.path == "/metrics" { return .nobody }
                throw AccessError.signInRequired
            }
            return .program(program)
        }
        if let person = try await person(request, cookies, url) { return .person(person) }
        // Only where nobody is signed in, and only for boards on a wall.
        guard let key = cookies[ScreenKey.cookieName], ScreenKey.opens(request, url),
            let program = try await site.tokens.resume(key)
        else { return .nobody }
        return .program(program)
    }

    private func person(
        _ request: Request, _ cookies: CookieHeader, _ url: PageURL
    ) async throws -> SignedIn? {
        guard let cookie = cookies[SessionCookie.name] else { return nil }
        return try await site.sessions.resume(cookie, isUse: !Self.asksByItself(request, url))
    }

    /// Whether a page asks without anybody at work: how long the session lasts, a board on a wall.
    private static func asksByItself(_ request: Request, _ url: PageURL) -> Bool {
        (request.method == .get && url.path == SessionRoutes.path) || ScreenKey.opens(request, url)
    }

    /// A language or letter size that was chosen by the address stays chosen.
    private func remember(_ asked: PageURL, _ context: WebContext, in response: inout Response) {
        if asked["lang"] != nil {
            response.setCookie(SessionCookie.preference("lang", context.language.tag, isSecure: site.isSecure))
        }
        if asked["text"] != nil {
            let size = context.isLargeText ? "large" : "normal"
            response.setCookie(SessionCookie.preference("text", size, isSecure: site.isSecure))
        }
    }
}
