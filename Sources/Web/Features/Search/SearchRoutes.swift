import Domain
import Governance
import Hummingbird
import Store

/// Search by name, code and pinyin initials (搜索).
struct SearchRoutes: Feature {
    /// How many places at most.
    static let limit = 50

    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/search") { request, context in
            let access = try context.access
            let text = context.url["q"] ?? ""
            let result = try await site.search.search(
                text, asOf: context.state.asOf(site.platform), limit: Self.limit, access: access)
            var view = SearchView(text: text, result: result, site: site, context: context)
            if text.allSatisfy(\.isWhitespace), context.caller.person != nil {
                view.marked = try await MineRoutes.lists(site, request, context, back: PageURL("/search"))
            }
            return view.page.response()
        }
    }
}
