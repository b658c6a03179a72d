import Domain
import Governance
import Hummingbird
import Store

/// What visits found at a record (台账佐证), asked for apart from the record's page.
struct RecordVisitsRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        for path in ["/places/:id/visits", "/records/:kind/:id/visits"] {
            router.get(RouterPath(path)) { _, context in try await show(context) }
        }
    }

    private func show(_ context: WebContext) async throws -> Response {
        let address = try RecordAddress(context)
        let found = try await VisitDesk(site.platform).visits(
            to: address.kind, address.id, asOf: context.state.asOf(site.platform), through: site.networks,
            before: try Self.before(context.url["before"]), access: try context.access)
        guard let found else { throw Problem.notFound }
        return RecordVisitsView(found: found, site: site, context: context).page.response()
    }

    private static func before(_ text: String?) throws -> Int64 {
        guard let text, !text.isEmpty else { return .max }
        guard let number = Int64(text), number > 0 else {
            throw Problem.malformed("before", text, advice: BilingualText("应为正整数编号", "it must be a positive number"))
        }
        return number
    }
}
