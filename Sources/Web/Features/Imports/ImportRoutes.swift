import Domain
import Exchange
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Taking files in, step by step (导入向导).
struct ImportRoutes: Feature {
    let site: Site
    let desk: ImportDesk
    let jobs: ImportJobs

    init(site: Site) {
        self.site = site
        desk = ImportDesk(site.platform)
        jobs = ImportJobs(desk, workers: site.workers, logger: site.logger)
    }

    func add(to router: Router<WebContext>) {
        router.get("/imports") { _, context in try await list(context) }
        router.get("/imports/new") { _, context in try await start(context) }
        router.post("/imports/new") { _, context in try await upload(context) }
        router.get("/imports/drafts/:draft/sheet") { _, context in try await sheet(context) }
        router.post("/imports/drafts/:draft/sheet") { _, context in try await chooseSheet(context) }
        router.get("/imports/drafts/:draft/columns") { _, context in try await columns(context) }
        router.post("/imports/drafts/:draft/columns") { _, context in try await matchColumns(context) }
        router.get("/imports/drafts/:draft/check") { _, context in try await check(context) }
        router.get("/imports/drafts/:draft/findings.csv") { _, context in try await findings(context, .csv) }
        router.get("/imports/drafts/:draft/findings.xlsx") { _, context in try await findings(context, .xlsx) }
        router.get("/imports/drafts/:draft/commit") { _, context in try await confirm(context) }
        router.post("/imports/drafts/:draft/commit") { _, context in try await commit(context) }
        router.get("/imports/drafts/:draft/progress") { _, context in try await progress(context) }
        router.post("/imports/drafts/:draft/cancel") { _, context in try await cancel(context) }
        router.post("/imports/drafts/:draft/town") { _, context in try await chooseTown(context) }
        router.post("/imports/drafts/:draft/discard") { _, context in try await discard(context) }
        router.get("/imports/:id") { _, context in try await record(context) }
        router.get("/imports/:id/undo") { _, context in try await confirmUndo(context) }
        router.post("/imports/:id/undo") { _, context in try await undo(context) }
    }

    // MARK: The list and single imports

    private func list(_ context: WebContext) async throws -> Response {
        let access = try context.access
        let before = try context.url["before"].map { text in
            guard let number = Int64(text), number > 0 else {
                throw Problem.malformed(
                    "before", text, advice: BilingualText("应为导入编号", "it must be the number of an import"))
            }
            return number
        }
        let entries = try await desk.imports(
            before: before ?? .max, limit: ImportListView.pageSize, access: access)
        let drafts = before == nil ? try await desk.drafts(access: access) : []
        return ImportListView(entries: entries, drafts: drafts, isFirst: before == nil).page(site, context).response()
    }

    private func record(_ context: WebContext) async throws -> Response {
        let access = try context.access
        let entry = try await desk.importEntry(try context.number(), access: access)
        let counties = try await desk.counties(of: entry.record, access: access)
        var view = ImportRecordView(entry: entry, counties: counties)
        view.isFresh = context.url["done"] == "new"
        view.isRepeated = context.url["done"] == "again"
        return view.page(site, context).response()
    }

    private func confirmUndo(_ context: WebContext) async throws -> Response {
        let entry = try await desk.importEntry(try context.number(), access: try context.access)
        guard entry.mayUndo else { throw Problem.notFound }
        return ImportUndoView(entry: entry).page(site, context).response()
    }

    private func undo(_ context: WebContext) async throws -> Response {
        let id = try context.number()
        let access = try context.access
        do {
            try await desk.undo(id, access: access)
        } catch let error as ImportError {
            let entry = try await desk.importEntry(id, access: access)
            let view = ImportUndoView(entry: entry, error: context.language(error.message))
            return view.page(site, context).response(.conflict)
        }
        return .redirect(to: "/imports/\(id)")
    }

    // MARK: Step 1: the file

    private func start(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard access.mayAnywhere(.importFiles) else { throw Problem.notFound }
        var view = ImportStartView(homeAreas: try await desk.homeAreas(access: access))
        view.kind = context.url["kind"].flatMap(ImportKind.init(rawValue:)) ?? .villages
        view.home = context.url["area"] ?? (view.homeAreas?.count == 1 ? view.homeAreas?.first?.code : nil) ?? ""
        return view.page(site, context).response()
    }

    private func upload(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard access.mayAnywhere(.importFiles) else { throw Problem.notFound }
        var view = ImportStartView(homeAreas: try await desk.homeAreas(access: access))
        let settings = view.read(context.form, today: site.platform.today, context.language)
        let file = context.form.file("file")
        if file == nil { view.fileError = context.language(ImportText.fileMissing) }
        if let file, file.size > ImportDesk.maximumFileBytes {
            view.fileError = context.language(ImportText.fileTooLarge)
        }
        guard let settings, let file, view.fileError == nil else {
            if view.fileError == nil { view.fileError = context.language(ImportText.fileAgain) }
            return view.page(site, context).response(.unprocessableContent)
        }
        do {
            let data = try Data(contentsOf: file.url)
            let draft = try await desk.keep(data, named: file.name, settings: settings, access: access)
            return .redirect(to: "/imports/drafts/\(draft)/sheet")
        } catch let error as ExchangeError {
            view.fileError = context.language(error.advised)
            return view.page(site, context).response(.unprocessableContent)
        }
    }

    // MARK: Steps 2 and 3: sheet, header, columns

    private func sheet(_ context: WebContext) async throws -> Response {
        let (draft, access) = try await draft(context)
        let outline = try await desk.outline(draft.id, access: access)
        return ImportSheetView(draft: draft, outline: outline).page(site, context).response()
    }

    private func chooseSheet(_ context: WebContext) async throws -> Response {
        let (draft, access) = try await draft(context)
        let form = context.form
        var settings = draft.settings
        // What was found out by itself stays open, so that the same file read in the same way is known again.
        let isOther = form.text("sheet") != form.text("shown-sheet")
        if isOther { (settings.sheet, settings.headerRow) = (form.text("sheet"), nil) }
        if !isOther, form.text("header") != form.text("shown-header") { settings.headerRow = Int(form.text("header")) }
        let kind = form["kind"].flatMap(ImportKind.init(rawValue:))
        if let kind { settings = settings.read(as: kind) }
        try await desk.update(draft.id, settings: settings, access: access)
        let outline: ImportDesk.Outline
        do {
            outline = try await desk.outline(draft.id, access: access)
        } catch let error as ExchangeError {
            // A sheet that cannot be read is not chosen: the draft stays as it was.
            try await desk.update(draft.id, settings: draft.settings, access: access)
            var view = ImportSheetView(draft: draft, outline: try await desk.outline(draft.id, access: access))
            view.error = context.language(error.advised)
            return view.page(site, context).response(.unprocessableContent)
        }
        if isOther || kind != nil || form["look"] != nil {
            return .redirect(to: "/imports/drafts/\(draft.id)/sheet")
        }
        guard !outline.headerRows.isEmpty else {
            var view = ImportSheetView(draft: try await desk.draft(draft.id, access: access), outline: outline)
            view.error = context.language(ImportText.noHeader)
            return view.page(site, context).response(.unprocessableContent)
        }
        return .redirect(to: "/imports/drafts/\(draft.id)/columns")
    }

    private func columns(_ context: WebContext) async throws -> Response {
        let (draft, access) = try await draft(context)
        let templates = try await desk.templates(draft.settings.kind, access: access)
        let outline = try await desk.outline(draft.id, access: access)
        guard !outline.headerRows.isEmpty else { return .redirect(to: "/imports/drafts/\(draft.id)/sheet") }
        return ImportColumnsView(draft: draft, outline: outline, templates: templates).page(site, context).response()
    }

    private func matchColumns(_ context: WebContext) async throws -> Response {
        let (draft, access) = try await draft(context)
        let outline = try await desk.outline(draft.id, access: access)
        let view = ImportColumnsView(draft: draft, outline: outline, templates: [])
        var settings = draft.settings
        if let name = context.form["use"] {
            let template = try await desk.templates(settings.kind, access: access).first { $0.name == name }
            settings.mapping = template?.mapping ?? [:]
            try await desk.update(draft.id, settings: settings, access: access)
            return .redirect(to: "/imports/drafts/\(draft.id)/columns")
        }
        let chosen = view.read(context.form)
        settings.mapping = chosen.filter { heading, target in
            // Only what differs from our own matching is kept, so that the same file is known again.
            let suggestion = outline.columns.first { $0.heading == heading }?.suggestion ?? ""
            return target != suggestion
        }
        try await desk.update(draft.id, settings: settings, access: access)
        let name = context.form.text("template")
        if !name.isEmpty {
            settings.mapping = chosen
            try await desk.save(settings, as: String(name.prefix(60)), access: access)
        }
        return .redirect(to: "/imports/drafts/\(draft.id)/check")
    }

    // MARK: Steps 4 and 5: the dry run and the commit

    private func check(_ context: WebContext) async throws -> Response {
        let (draft, access) = try await draft(context)
        let job = await jobs.check(draft, access: access)
        switch job.state {
        case .running(let progress):
            return ImportProgressView(draftID: draft.id, purpose: job.purpose, progress: progress)
                .page(site, context).response()
        case .checked(let report):
            return ImportCheckView(draft: draft, report: report, url: context.url).page(site, context).response()
        case .committed(let outcome): return Self.redirect(outcome)
        case .failed(let problem):
            jobs.forget(draft.id)
            return ImportFailureView(draftID: draft.id, problem: problem).page(site, context).response(problem.status)
        }
    }

    private func findings(_ context: WebContext, _ format: ImportFindingsFile.Format) async throws -> Response {
        let (draft, access) = try await draft(context)
        guard case .checked(let report) = await jobs.check(draft, access: access).state else {
            return .redirect(to: "/imports/drafts/\(draft.id)/check")
        }
        let view = ImportCheckView(draft: draft, report: report, url: context.url)
        let file = ImportFindingsFile(
            report: report, findings: view.filtered, filter: view.filterText(context.language))
        return try await file.response(format, site, context)
    }

    private func confirm(_ context: WebContext) async throws -> Response {
        let (draft, access) = try await draft(context)
        guard case .checked(let report) = await jobs.check(draft, access: access).state, report.isCommittable else {
            return .redirect(to: "/imports/drafts/\(draft.id)/check")
        }
        return ImportConfirmView(draft: draft, report: report).page(site, context).response()
    }

    private func commit(_ context: WebContext) async throws -> Response {
        let (draft, access) = try await draft(context)
        await jobs.commit(draft, access: access)
        return .redirect(to: "/imports/drafts/\(draft.id)/progress")
    }

    private func progress(_ context: WebContext) async throws -> Response {
        let access = try context.access
        let id = context.part("draft")
        guard let job = jobs.job(id) else {
            return .redirect(to: "/imports/drafts/\(try await draft(context).0.id)/check")
        }
        // The draft is gone once it was taken in; whoever started it may still see how it ended.
        if job.userID != access.userID { _ = try await draft(context) }
        switch job.state {
        case .running(let progress):
            return ImportProgressView(draftID: id, purpose: job.purpose, progress: progress)
                .page(site, context).response()
        case .checked: return .redirect(to: "/imports/drafts/\(id)/check")
        case .committed(let outcome): return Self.redirect(outcome)
        case .failed(let problem):
            return ImportFailureView(draftID: id, problem: problem).page(site, context).response(problem.status)
        }
    }

    /// Stops what is under way; the draft stays.
    private func cancel(_ context: WebContext) async throws -> Response {
        let (draft, _) = try await draft(context)
        await jobs.cancel(draft.id)
        return .redirect(to: "/imports/drafts/\(draft.id)/progress")
    }

    /// Takes a name of the list to mean a town of the register, for this import.
    private func chooseTown(_ context: WebContext) async throws -> Response {
        let (draft, access) = try await draft(context)
        var settings = draft.settings
        let (key, code) = (context.form["key"] ?? "", context.form.text("code"))
        var towns = settings.towns ?? [:]
        towns[key] = key.isEmpty || code.isEmpty ? nil : String(code.prefix(12))
        settings.towns = towns.isEmpty ? nil : towns
        if towns.count <= ImportReport.unknownTownLimit {
            try await desk.update(draft.id, settings: settings, access: access)
        }
        return .redirect(to: "/imports/drafts/\(draft.id)/check#towns")
    }

    private func discard(_ context: WebContext) async throws -> Response {
        let (draft, access) = try await draft(context)
        try await desk.discard(draft.id, access: access)
        jobs.forget(draft.id)
        return .redirect(to: "/imports")
    }

    private func draft(_ context: WebContext) async throws -> (ImportDesk.Draft, Access) {
        let access = try context.access
        return (try await desk.draft(context.part("draft"), access: access), access)
    }

    private static func redirect(_ outcome: ImportOutcome) -> Response {
        .redirect(to: "/imports/\(outcome.importID)?done=" + (outcome.isNew ? "new" : "again"))
    }
}
