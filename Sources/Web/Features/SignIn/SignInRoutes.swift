import Domain
import Governance
import HTTPTypes
import Hummingbird

/// Signing in and out (登录、退出).
struct SignInRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/login") { request, context in try form(request, context) }
        router.post("/login") { request, context in try await signIn(request, context) }
        router.post("/logout") { _, context in try await signOut(context) }
    }

    private func form(_ request: Request, _ context: WebContext) throws -> Response {
        if context.caller.person != nil { return .redirect(to: Self.target(context.url["next"])) }
        // The form's token comes from a cookie of its own, since there is no session yet.
        let known = CookieHeader(request)[SessionCookie.anonymousName]
        let cookie = try known.flatMap { FormToken(cookie: $0) == nil ? nil : $0 } ?? site.signIn.anonymousCookie()
        let view = SignInView(token: FormToken(cookie: cookie)?.text ?? "", next: context.url["next"] ?? "")
        var response = view.page(site, context).response()
        if cookie != known { response.setCookie(SessionCookie.anonymous(cookie, isSecure: site.isSecure)) }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = context.form
        let client = Client(address: context.clientAddress, browser: request.headers[.userAgent] ?? "")
        do {
            let session = try await site.signIn.signIn(
                login: form.text("login"), password: form["password"] ?? "", from: client,
                replacing: CookieHeader(request)[SessionCookie.name])
            let target = session.mustChangePassword ? "/account/password" : Self.target(form["next"])
            var response = Response.redirect(to: target)
            response.setCookie(SessionCookie.session(session.token, isSecure: site.isSecure))
            return response
        } catch let error as AccessError where [401, 429, 503].contains(error.httpStatus) {
            var view = SignInView(token: form[HiddenFields.csrfName] ?? "", next: form["next"] ?? "")
            view.login = form.text("login")
            view.error = context.language(error.message)
            let problem = error.problem
            var response = view.page(site, context).response(problem.status)
            problem.addHeaders(to: &response)
            return response
        }
    }

    private func signOut(_ context: WebContext) async throws -> Response {
        try await site.sessions.signOut(try context.person)
        var response = Response.redirect(to: "/login")
        response.setCookie(SessionCookie.ended(isSecure: site.isSecure))
        response.setCookie(RecentPages.ended(isSecure: site.isSecure))
        // What other people must not see when they press Back on a shared machine.
        response.headers[HTTPField.Name("Clear-Site-Data") ?? .cacheControl] = "\"cache\""
        return response
    }

    /// Only an address of this site is followed after signing in.
    static func target(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"), !text.hasPrefix("/login"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return "/" }
        return text
    }
}
