import Domain
import Governance
import Hummingbird
import Store

/// Lists of the register (台账清单).
struct RegisterRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/register") { _, context in Response.redirect(to: context.state.link("/register/villages")) }
        router.get("/register/:kind") { _, context in try await list(context) }
    }

    private func list(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard let kind = RegisterKinds.kind(context.part("kind")) else { throw Problem.notFound }
        let (query, filters) = try Self.query(kind, context, site)
        guard let list = try await site.register.list(query, access: access) else { throw Problem.notFound }
        return RegisterView(
            list: list, kind: kind, filters: filters, order: query.order, site: site, context: context,
            mayEdit: access.may(.editRegister, in: list.area.path), mayExport: access.mayAnywhere(.export)
        ).page.response()
    }

    /// What a list's address asks for; exports ask for the same.
    ///
    /// - Throws: ``Problem`` with status 400 for what cannot be understood.
    static func query(
        _ kind: RecordKind, _ context: WebContext, _ site: Site
    ) throws -> (RegisterQuery, RegisterFilters) {
        // A form sends empty fields, too; they say nothing.
        var url = context.url
        url.items.removeAll { $0.value.isEmpty }
        let filters = RegisterFilters(kind: kind, url: url)
        var query = RegisterQuery(
            kind, level: try filters.level(), area: try filters.area(), asOf: context.state.asOf(site.platform))
        query.filters = try filters.filters()
        query.order = try filters.order()
        let paging = try ListPaging(url, kind: kind, order: query.order)
        query.cursor = paging.cursor
        query.isLast = paging.isLast
        query.limit = paging.limit
        return (query, filters)
    }
}
