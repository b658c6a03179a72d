import Domain
import Governance
import HTTPTypes
import Hummingbird

/// Reading and proving the log (审计日志).
struct AuditRoutes: Feature {
    let site: Site
    private let desk: AuditDesk

    init(site: Site) {
        self.site = site
        desk = AuditDesk(site.platform)
    }

    func add(to router: Router<WebContext>) {
        router.get("/audit") { _, context in try await list(context) }
        for format in RegisterDesk.ExportFormat.allCases {
            router.get(RouterPath("/audit/export." + format.rawValue)) { _, context in
                try await export(format, context)
            }
        }
        router.post("/audit/verify") { _, context in try await verify(context) }
        router.get("/audit/:id") { _, context in try await show(context) }
    }

    private func list(_ context: WebContext, proof: AuditDesk.Proof? = nil) async throws -> Response {
        let access = try context.access
        let before = try context.url["before"].map { text in
            guard let number = Int64(text), number > 0 else {
                throw Problem.malformed(
                    "before", text, advice: BilingualText("应为日志条目编号", "it must be the number of an entry"))
            }
            return number
        }
        let action = Self.action(context)
        let entries = try await desk.entries(
            before: before ?? .max, action: action, limit: AuditListView.pageSize, access: access)
        var view = AuditListView(entries: entries, head: try await desk.head(access: access), action: action)
        view.proof = proof
        view.isFirst = before == nil
        view.mayExport = access.mayAnywhere(.export)
        return view.page(site, context).response()
    }

    private static func action(_ context: WebContext) -> String? {
        context.url["action"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// All that the page lists page by page, as a file.
    private func export(_ format: RegisterDesk.ExportFormat, _ context: WebContext) async throws -> Response {
        let access = try context.access
        let action = Self.action(context)
        let sheet = AuditSheet(action: action, language: context.language, zone: site.zone)
        return try await SentTable.answer(format) { file in
            try await desk.export(
                action: action, as: format, holder: context.holder, to: file, access: access
            ) { sheet.model($0) }
            return context.language(AuditText.heading)
        }
    }

    private func verify(_ context: WebContext) async throws -> Response {
        let proof = try await desk.verify(access: try context.access)
        var context = context
        context.url = PageURL("/audit")
        return try await list(context, proof: proof)
    }

    private func show(_ context: WebContext) async throws -> Response {
        let entry = try await desk.entry(try context.number(), access: try context.access)
        return AuditEntryView(found: entry).page(site, context).response()
    }
}
