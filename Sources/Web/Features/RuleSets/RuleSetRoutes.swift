import Governance
import Hummingbird
import Rules

/// The rule sets with all that they say (规则集).
struct RuleSetRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/rules") { _, context in
            _ = try context.access
            return RuleSetListView(ruleSets: site.platform.book.ruleSets).page(site, context).response()
        }
        router.get("/rules/:id") { _, context in
            _ = try context.access
            guard let rules = site.platform.book[context.part("id")] else { throw Problem.notFound }
            return RuleSetView(rules: rules).page(site, context).response()
        }
    }
}
