import Domain
import Governance
import HTTPTypes
import Hummingbird

/// The page on which a display is given its key (屏幕口令).
struct ScreenRoutes: Feature {
    /// Where the key is entered; like the sign-in form it is posted by nobody we know.
    static let path = "/screen"

    let site: Site

    func add(to router: Router<WebContext>) {
        router.get(RouterPath(Self.path)) { request, context in
            let held = try await held(request)
            return try page(request, context, held)
        }
        router.post(RouterPath(Self.path)) { request, context in try await take(request, context) }
    }

    private func held(_ request: Request) async throws -> ProgramAccess? {
        try await site.tokens.resume(CookieHeader(request)[ScreenKey.cookieName])
    }

    private func take(_ request: Request, _ context: WebContext) async throws -> Response {
        if context.form.text("do") == "remove" {
            var response = Response.redirect(to: Self.path + "?done=1")
            response.setCookie(ScreenKey.cookie("", seconds: 0, isSecure: site.isSecure))
            return response
        }
        let key = context.form.text("key")
        guard let program = try await site.tokens.resume(key), program.access.mayAnywhere(.viewRegister) else {
            return try page(request, context, nil, problem: context.language(ScreenText.keyRefused))
        }
        let seconds = (program.expiresAt.milliseconds - site.platform.now().milliseconds) / 1000
        var response = Response.redirect(to: "/?mode=screen")
        response.setCookie(ScreenKey.cookie(key, seconds: Int(seconds), isSecure: site.isSecure))
        return response
    }

    private func page(
        _ request: Request, _ context: WebContext, _ held: ProgramAccess?, problem: String? = nil
    ) throws -> Response {
        let language = context.language
        // Nobody need be signed in: then the form has a token of its own, as the sign-in form has.
        let known = CookieHeader(request)[SessionCookie.anonymousName]
        let cookie = try known.flatMap { FormToken(cookie: $0) == nil ? nil : $0 } ?? site.signIn.anonymousCookie()
        let token = context.caller.person?.formToken.text ?? FormToken(cookie: cookie)?.text ?? ""
        var page = site.page(context, title: language(ScreenText.keyHeading))
        page.lead = .text(language(ScreenText.keyLead))
        if context.url["done"] != nil {
            page.notices = [Notice(.success, language(ScreenText.keyRemoved), language)]
        }
        var form = FormPanel(
            to: Self.path, csrfToken: token,
            groups: [
                FormPanel.Group([
                    FormField(
                        "key", language(ScreenText.key), .password, hint: language(ScreenText.keyHint),
                        isRequired: true, autocomplete: "off", language)
                ])
            ], language)
        form.submitWords = language(ScreenText.keyOpen)
        form.problems = problem.map { [$0] } ?? []
        page.main = HTML {
            if let held { heldPart(held, token, language) }
            form
        }
        var response = page.response(problem == nil ? .ok : .unprocessableContent)
        if cookie != known { response.setCookie(SessionCookie.anonymous(cookie, isSecure: site.isSecure)) }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func heldPart(_ held: ProgramAccess, _ token: String, _ language: Language) -> HTML {
        let time = language.minute(held.expiresAt, in: site.zone)
        return section(.class("panel stack")) {
            p { language(ScreenText.keyHeld, ["name": held.name, "time": time]) }
            p(.class("actions")) {
                Action(language(ScreenText.keyShow), to: "/?mode=screen", .primary)
                PostButton(
                    language(ScreenText.keyRemove), to: Self.path, csrfToken: token,
                    fields: [PageURL.Item("do", "remove")])
            }
        }
    }
}
