import Domain
import Governance
import Hummingbird
import Store

/// Lists of the register (台账清单).
struct RegisterRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/register") { _, context in Response.redirect(to: context.state.link("/register/villages")) }
        router.get("/register/:kind") { request, context in try await list(request, context) }
    }

    private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try context.access
        guard let kind = RegisterKinds.kind(context.part("kind")) else { throw Problem.notFound }
        let choice = TableChoice(context.url, CookieHeader(request))
        if let keep = context.url[TableChoice.keepName] {
            return self.keep(choice, keeps: keep != "0", kind, context)
        }
        let (asked, filters) = try Self.query(kind, context, site)
        var query = asked
        let shown = RegisterTable.shownKeys(kind, choice)
        query.sums = RegisterTable.summedKeys(kind).filter(shown.contains)
        guard let list = try await site.register.list(query, access: access) else { throw Problem.notFound }
        return RegisterView(
            list: list, kind: kind, filters: filters, order: query.order, choice: choice, site: site, context: context,
            mayEdit: access.may(.editRegister, in: list.area.path), mayExport: access.mayAnywhere(.export)
        ).page.response()
    }

    /// Keeps the choice of columns and spacing, or forgets it, and goes on to the list.
    private func keep(_ choice: TableChoice, keeps: Bool, _ kind: RecordKind, _ context: WebContext) -> Response {
        let path = "/register/" + RegisterKinds.path(kind)
        var response = Response.redirect(to: context.url.removing(TableChoice.keepName).text)
        response.setCookie(
            keeps
                ? choice.cookie(path: path, known: kind.fields.map(\.key), isSecure: site.isSecure)
                : TableChoice.forgotten(path: path, isSecure: site.isSecure))
        return response
    }

    /// What a list's address asks for; exports ask for the same.
    ///
    /// - Throws: ``Problem`` with status 400 for what cannot be understood.
    static func query(
        _ kind: RecordKind, _ context: WebContext, _ site: Site
    ) throws -> (RegisterQuery, RegisterFilters) {
        // A form sends empty fields, too; they say nothing.
        var url = context.url
        url.items.removeAll { $0.value.isEmpty || $0.name == "done" }
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
