import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// One's own account: password, language, sessions, tokens of programs (我的账户).
struct AccountRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/account") { _, context in try await overview(context) }
        router.get("/account/password") { _, context in
            AccountView.password(site, context, try context.person).response()
        }
        router.post("/account/password") { request, context in try await changePassword(request, context) }
        router.post("/account/language") { _, context in try await setLanguage(context) }
        router.post("/account/sessions/:id/end") { _, context in try await endSession(context) }
        router.post("/account/sessions/end-all") { _, context in
            try await site.sessions.signOutEverywhere(try context.person)
            var response = Response.redirect(to: "/login")
            response.setCookie(SessionCookie.ended(isSecure: site.isSecure))
            return response
        }
        router.post("/account/tokens") { _, context in try await createToken(context) }
        router.post("/account/tokens/:id/revoke") { _, context in
            let person = try current(context)
            try await site.tokens.revoke(try context.number(), of: person)
            return Response.redirect(to: "/account?done=token-revoked")
        }
    }

    private func current(_ context: WebContext) throws -> SignedIn {
        _ = try context.access
        return try context.person
    }

    private func overview(
        _ context: WebContext, newToken: String? = nil, problem: BilingualText? = nil
    ) async throws -> Response {
        let person = try current(context)
        let sessions = try await site.sessions.sessions(of: person)
        let tokens = try await site.tokens.tokens(of: person)
        let ids = Set(person.access.grants.map(\.area) + tokens.map(\.area))
        let areas = try await site.register.places(ids, asOf: site.platform.asOf(), access: person.access)
        var view = AccountView(person: person, sessions: sessions, tokens: tokens, areaNames: areas.mapValues(\.name))
        view.newToken = newToken
        view.problem = problem
        var response = view.page(site, context).response(problem == nil ? .ok : .unprocessableContent)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func changePassword(_ request: Request, _ context: WebContext) async throws -> Response {
        let person = try context.person
        let client = Client(address: context.clientAddress, browser: request.headers[.userAgent] ?? "")
        let form = context.form
        do {
            guard form["new"] == form["again"] else {
                return AccountView.password(
                    site, context, person, problem: context.language(AccountText.passwordsDiffer)
                ).response(.unprocessableContent)
            }
            try await site.users.changePassword(
                from: form["current"] ?? "", to: form["new"] ?? "", for: person, at: client)
            return .redirect(to: "/account?done=password")
        } catch let error as AccessError where error.httpStatus == 422 || error.httpStatus == 429 {
            return AccountView.password(site, context, person, problem: context.language(error.message))
                .response(error.problem.status)
        }
    }

    private func setLanguage(_ context: WebContext) async throws -> Response {
        let language = PreferredLanguage(rawValue: context.form.text("language")) ?? .chinese
        try await site.users.setLanguage(language, for: try current(context))
        var response = Response.redirect(to: "/account?done=language")
        let tag = language == .english ? Language.en.tag : Language.zh.tag
        response.setCookie(SessionCookie.preference("lang", tag, isSecure: site.isSecure))
        return response
    }

    private func endSession(_ context: WebContext) async throws -> Response {
        let person = try current(context)
        try await site.sessions.end(try context.number(), of: person)
        return .redirect(to: "/account?done=session-ended")
    }

    private func createToken(_ context: WebContext) async throws -> Response {
        let person = try current(context)
        let form = context.form
        guard var area = Int64(form.text("area")).map({ SubjectID($0) }), area.number > 0 else {
            return try await overview(context, problem: AccountText.areaUnfit.bilingual)
        }
        let part = form.text("part").trimmingPrefix(" ")
        if !part.isEmpty {
            switch try await PlaceInput(site: site, access: person.access).find(String(part)) {
            case .success(let place): area = place
            case .failure(let refusal): return try await overview(context, problem: refusal.message)
            }
        }
        let wanted = form.values("permission")
        let permissions = wanted.compactMap(Permission.init(rawValue:))
        guard permissions.count == wanted.count else {
            return try await overview(context, problem: AccountText.permissionUnfit.bilingual)
        }
        do {
            let (token, _) = try await site.tokens.create(
                name: form.text("name"), permissions: Set(permissions), area: area,
                days: Int(form.text("days")) ?? 0, by: person)
            // Shown on this answer and never again, so there is no going to another address first.
            return try await overview(context, newToken: token)
        } catch let error as AccessError where error.httpStatus == 422 {
            return try await overview(context, problem: error.message)
        }
    }
}
