import Domain
import Governance
import Hummingbird

/// A person's own page: favourites and what was opened lately (我的收藏与最近).
struct MineRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/mine") { request, context in
            var page = site.page(context, title: context.language(MineText.heading))
            page.main = try await Self.lists(site, request, context, back: PageURL("/mine")).html
            return page.response()
        }
        router.post(RouterPath(FavouriteButton.address)) { _, context in try await change(context) }
    }

    /// Both lists for the person who asks.
    static func lists(
        _ site: Site, _ request: Request, _ context: WebContext, back: PageURL
    ) async throws -> MarkedLists {
        let person = try context.person
        let access = try context.access
        let asOf = site.platform.asOf()
        let recent = RecentPages(CookieHeader(request), of: person.userID).pages
        return MarkedLists(
            favourites: try await site.favourites.favourites(asOf: asOf, access: access),
            recent: try await site.favourites.entries(recent, asOf: asOf, access: access), back: back,
            context: context)
    }

    private func change(_ context: WebContext) async throws -> Response {
        let access = try context.access
        _ = try context.person
        let form = context.form
        guard let number = Int64(form.text("page")), let id = Int64(form.text("subject")), id > 0,
            let page = MarkedPage(number: number, subject: SubjectID(id))
        else { throw Problem.notFound }
        switch form.text("do") {
        case "mark": try await site.favourites.mark(page, access: access)
        case "unmark": try await site.favourites.unmark(page, access: access)
        default: throw Problem.notFound
        }
        return .redirect(to: SignInRoutes.target(form["back"]))
    }
}

extension FavouriteError: ProblemSource {
    var problem: Problem { Problem(.unprocessableContent, code, message) }
}
