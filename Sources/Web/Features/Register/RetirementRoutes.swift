import Domain
import Governance
import Hummingbird
import Store

/// Striking records off and taking that back (注销与恢复).
struct RetirementRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/records/:kind/:id/retire") { _, context in
            let (address, record) = try await record(context)
            return RetirementView(
                address: address, record: record, site: site, context: context, day: site.platform.today.description
            ).page.response()
        }
        router.post("/records/:kind/:id/retire") { _, context in try await retire(context) }
        router.post("/records/:kind/:id/restore") { _, context in
            let address = try RecordAddress(context)
            try await site.register.restore(address.kind, address.id, access: try context.access)
            return Response.redirect(
                to: context.keepingReturn(address.path, PageURL.Item("done", "restored")))
        }
    }

    private func record(_ context: WebContext) async throws -> (RecordAddress, RegisterPage) {
        let address = try RecordAddress(context)
        let page = try await site.register.page(
            address.kind, address.id, asOf: site.platform.asOf(), access: try context.access)
        guard let page, page.mayRetire else { throw AccessError.notFound }
        return (address, page)
    }

    private func retire(_ context: WebContext) async throws -> Response {
        let (address, record) = try await record(context)
        var view = RetirementView(
            address: address, record: record, site: site, context: context, day: context.form.text("validFrom"))
        view.source = context.form.text("source")
        do {
            guard let seen = Int64(context.form.text("version")), seen >= 0 else { throw RegisterError.versionMissing }
            guard let day = Day(iso: view.day) else {
                view.dayProblem = RetirementView.dayNeeded
                return view.page.response(.unprocessableContent)
            }
            try await site.register.retire(
                address.kind, address.id, from: day, source: view.source, seenVersion: seen,
                access: try context.access)
            return .redirect(to: context.keepingReturn(address.path, PageURL.Item("done", "retired")))
        } catch let error as RegisterError {
            switch error {
            case .dayUnfit, .dayOutOfRange: view.dayProblem = error.message
            case .sourceMissing: view.sourceProblem = error.message
            default: view.problem = error.message
            }
            return view.page.response(error.problem.status)
        }
    }
}

/// The form that strikes a record off: since when, and where that comes from.
struct RetirementView {
    let address: RecordAddress
    let record: RegisterPage
    let site: Site
    let context: WebContext
    /// As it was typed.
    var day: String
    var source = ""
    var dayProblem: BilingualText?
    var sourceProblem: BilingualText?
    var problem: BilingualText?

    static let dayNeeded = BilingualText("请填写日期，例如 2025-03-09。", "Enter a day such as 2025-03-09.")

    private var language: Language { context.language }

    var page: PageShell {
        let name = record.name.isEmpty ? "#\(record.id)" : record.name
        var page = site.page(context, title: language(RecordText.retiring, ["name": name]))
        page.url = PageURL(address.path + "/retire")
        page.lead = .text(language(RecordText.retireLead))
        page.breadcrumbs =
            record.lineage.map { Breadcrumb($0.name, to: "/areas/\($0.id)") }
            + [Breadcrumb(name, to: address.path), Breadcrumb(language(RecordText.retire))]
        page.main = form
        return page
    }

    private var form: HTML {
        let fields = [
            FormField(
                "source", language(RecordText.retireSource), value: source, hint: language(RecordText.retireSourceHint),
                error: sourceProblem.map { language($0) }, isRequired: true, language),
            FormField(
                "validFrom", language(RecordText.retiredSince), .date, value: day,
                error: dayProblem.map { language($0) }, isRequired: true, language),
        ]
        var form = FormPanel(
            to: context.keepingReturn(address.path + "/retire"), csrfToken: context.formToken,
            groups: [FormPanel.Group(fields)], language)
        form.hidden = [PageURL.Item("version", String(record.version))]
        form.problems = problem.map { [language($0)] } ?? []
        form.keepDraft("retire.\(record.id)", of: context.caller)
        form.submitWords = language(RecordText.retire)
        form.cancelAddress = context.keepingReturn(address.path)
        return form.html
    }
}
