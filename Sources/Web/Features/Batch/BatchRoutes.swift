import Domain
import Foundation
import Governance
import Hummingbird
import Store

/// Work on many records chosen in a list: taking them out, changing one field of all (批量操作).
///
/// The list's conditions stay in the address of every step, so that the way back leads to the same list.
struct BatchRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.post("/register/:kind/batch") { _, context in try await begin(context) }
        router.post("/register/:kind/batch/check") { _, context in try await check(context) }
        router.post("/register/:kind/batch/apply") { _, context in try await apply(context) }
        router.get("/register/:kind/batch/:id") { _, context in try await show(context) }
        router.post("/register/:kind/batch/:id/undo") { _, context in try await undo(context) }
        // Whoever comes back to a step by the address bar begins again at the list.
        for step in ["", "/check", "/apply"] {
            router.get(RouterPath("/register/:kind/batch" + step)) { _, context in
                Response.redirect(to: Self.list(try Self.kind(context), context).text)
            }
        }
    }

    private static func kind(_ context: WebContext) throws -> RecordKind {
        guard let kind = RegisterKinds.kind(context.part("kind")) else { throw Problem.notFound }
        return kind
    }

    /// The list from which the records were chosen.
    static func list(_ kind: RecordKind, _ context: WebContext) -> PageURL {
        PageURL("/register/" + RegisterKinds.path(kind), context.url.items.filter { $0.name != "done" })
    }

    /// The address of a step with the list's conditions.
    static func step(_ step: String, _ kind: RecordKind, _ context: WebContext) -> String {
        PageURL("/register/" + RegisterKinds.path(kind) + "/batch" + step, list(kind, context).items).text
    }

    private func begin(_ context: WebContext) async throws -> Response {
        let kind = try Self.kind(context)
        let access = try context.access
        let (query, filters) = try RegisterRoutes.query(kind, context, site)
        let ids = try Self.chosen(context.form)
        do {
            switch context.form.text("do") {
            case "xlsx": return try await export(.xlsx, query, filters, ids, context)
            case "csv": return try await export(.csv, query, filters, ids, context)
            default: break
            }
            guard access.mayAnywhere(.editRegister), context.state.day == nil, context.state.known == nil,
                let field = BatchChange.fields(of: kind).first(where: { $0.key == context.form.text("field") })
            else { throw Problem.notFound }
            let selection = try await site.register.selection(query, ids: ids, access: access)
            let input = BatchInput(
                kind: kind, field: field, picks: selection.picks, today: site.platform.today, form: UUID().uuidString)
            return BatchFormView(input: input, selection: selection, site: site, context: context).page.response()
        } catch let error as BatchError {
            return .redirect(to: Self.list(kind, context).setting("done", error.code).text)
        }
    }

    /// The rows ticked; nil for all that the list has.
    ///
    /// - Throws: ``Problem`` with status 400 for what is no number.
    private static func chosen(_ form: FormBody) throws -> [SubjectID]? {
        if form.text("all") == "1" { return nil }
        return try form.values(RowPicking<RecordItem>.name).map { text in
            guard let id = Int64(text), id > 0 else {
                throw Problem.malformed("pick", text, advice: BilingualText("应为记录编号", "it is the number of a record"))
            }
            return SubjectID(id)
        }
    }

    private func export(
        _ format: RegisterDesk.ExportFormat, _ query: RegisterQuery, _ filters: RegisterFilters, _ ids: [SubjectID]?,
        _ context: WebContext
    ) async throws -> Response {
        if let ids {
            guard !ids.isEmpty else { throw BatchError.nothingChosen }
            guard ids.count <= BatchChange.limit else { throw BatchError.tooMany }
        }
        var query = query
        if let ids { query.filters.append(.among(ids)) }
        let words = ids.map { [context.language(BatchText.exported, ["n": context.language.count($0.count)])] } ?? []
        return try await RegisterExports(site: site).export(
            format, query, filters, words, or: RegisterTable.defaultKeys(query.kind), context)
    }

    private func check(_ context: WebContext) async throws -> Response {
        let kind = try Self.kind(context)
        var input = try BatchInput(context.form, kind: kind, today: site.platform.today)
        let access = try context.access
        guard input.faults.isEmpty else {
            let (query, _) = try RegisterRoutes.query(kind, context, site)
            let chosen = try await site.register.selection(query, ids: input.picks.map(\.id), access: access)
            return BatchFormView(input: input, selection: chosen, site: site, context: context)
                .page.response(.unprocessableContent)
        }
        var plan = try await site.register.plan(input.change, access: access)
        if context.form.text("do") == "leave-out" {
            let refused = Set(plan.refused.map(\.pick))
            input.picks.removeAll { refused.contains($0) }
            plan = plan.leavingOut(refused)
        }
        return BatchConfirmView(input: input, plan: plan, site: site, context: context).page.response()
    }

    private func apply(_ context: WebContext) async throws -> Response {
        let kind = try Self.kind(context)
        let input = try BatchInput(context.form, kind: kind, today: site.platform.today)
        let access = try context.access
        if let fault = input.faults.first {
            throw Problem(
                .unprocessableContent, "batch-input", fault.value,
                faults: [Problem.Fault(name: fault.key, message: fault.value)])
        }
        do {
            let entry = try await site.register.change(input.change, form: input.form, access: access)
            let address = PageURL(parsing: Self.step("/\(entry)", kind, context))
            return .redirect(to: address.setting("done", "changed").text)
        } catch BatchError.refused {
            let plan = try await site.register.plan(input.change, access: access)
            return BatchConfirmView(input: input, plan: plan, site: site, context: context).page.response(.conflict)
        }
    }

    private func show(_ context: WebContext) async throws -> Response {
        let kind = try Self.kind(context)
        let receipt = try await site.register.batch(try context.number(), access: try context.access)
        guard let receipt, receipt.kind == kind else { throw Problem.notFound }
        return BatchReceiptView(receipt: receipt, site: site, context: context).page.response()
    }

    private func undo(_ context: WebContext) async throws -> Response {
        let kind = try Self.kind(context)
        let entry = try context.number()
        try await site.register.undoBatch(entry, access: try context.access)
        let address = PageURL(parsing: Self.step("/\(entry)", kind, context))
        return .redirect(to: address.setting("done", "undone").text)
    }
}
