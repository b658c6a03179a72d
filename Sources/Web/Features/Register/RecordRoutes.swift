import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Pages of single records: reading, editing, adding, accepting (一村一档、一站一档).
struct RecordRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        for path in ["/places/:id", "/records/:kind/:id"] {
            let route = RouterPath(path)
            router.get(route) { request, context in try await show(request, context) }
            router.get(RouterPath(path + "/edit")) { _, context in try await editForm(context) }
            router.post(RouterPath(path + "/edit")) { _, context in try await edit(context) }
            router.post(RouterPath(path + "/accept")) { _, context in try await accept(context) }
        }
        router.get("/records/:kind/new") { _, context in try await newForm(context) }
        router.post("/records/:kind") { _, context in try await create(context) }
    }

    private func page(_ address: RecordAddress, _ context: WebContext, latest: Bool = false) async throws
        -> RegisterPage
    {
        let asOf = latest ? site.platform.asOf() : context.state.asOf(site.platform)
        let page = try await site.register.page(address.kind, address.id, asOf: asOf, access: try context.access)
        guard let page else { throw Problem.notFound }
        return page
    }

    private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let address = try RecordAddress(context)
        let record = try await page(address, context)
        var catchment: SewerCatchmentReport?
        if record.kind == .facility, let path = record.lineage.last?.path {
            catchment = try await site.networks.catchment(
                of: record.id, around: path, asOf: record.asOf, access: try context.access)
        }
        var view = RecordView(record: record, site: site, context: context, catchment: catchment)
        let mark = MarkedPage.record(address.kind, address.id)
        if let person = context.caller.person {
            view.isMarked = try await site.favourites.isMarked(mark, by: person.userID)
        }
        var response = view.page.response()
        RecentPages.note(mark, request, context, isSecure: site.isSecure, in: &response)
        return response
    }

    private func editForm(_ context: WebContext) async throws -> Response {
        let address = try RecordAddress(context)
        let record = try await page(address, context, latest: true)
        guard record.mayEditValues else { throw AccessError.notFound }
        let input = RecordInput(kind: address.kind, values: record.values, today: site.platform.today)
        return try await form(input, record, address, context).response()
    }

    private func form(
        _ input: RecordInput, _ record: RegisterPage?, _ address: RecordAddress?, _ context: WebContext
    ) async throws -> PageShell {
        var view = RecordFormView(input: input, record: record, site: site, context: context)
        if case .subject(let place)? = record?.values["place"] {
            let found = try await site.register.places([place], asOf: site.platform.asOf(), access: try context.access)
            view.placeNow = found[place]
        }
        return view.page
    }

    private func edit(_ context: WebContext) async throws -> Response {
        let address = try RecordAddress(context)
        let access = try context.access
        let record = try await page(address, context, latest: true)
        guard record.mayEditValues else { throw AccessError.notFound }
        var input = RecordInput(kind: address.kind, values: record.values, today: site.platform.today)
        await input.read(context.form, places: PlaceInput(site: site, access: access))
        guard input.faults.isEmpty else {
            return try await form(input, record, address, context).response(.unprocessableContent)
        }
        do {
            guard let seen = Int64(context.form.text("version")), seen >= 0 else { throw RegisterError.versionMissing }
            let edit = RegisterDesk.Edit(
                input.changes, clearing: input.cleared, validFrom: input.validFrom, seenVersion: seen,
                source: input.source)
            try await site.register.edit(address.kind, address.id, edit, access: access)
            return .redirect(to: context.keepingReturn(address.path, PageURL.Item("done", "saved")))
        } catch let error as RegisterError {
            input.take(error)
            return try await form(input, record, address, context).response(error.problem.status)
        }
    }

    private func newForm(_ context: WebContext) async throws -> Response {
        let (kind, place) = try await newPlace(context, context.url["place"])
        var input = RecordInput(kind: kind, values: [:], today: site.platform.today)
        if let place, !place.isEnded { input.texts["place"] = PlaceInput.text(place) }
        return try await form(input, nil, nil, context).response()
    }

    private func newPlace(_ context: WebContext, _ text: String?) async throws -> (RecordKind, Region?) {
        let access = try context.access
        guard let kind = RegisterKinds.kind(context.part("kind")), kind != .village,
            access.mayAnywhere(.editRegister)
        else { throw Problem.notFound }
        guard let number = text.flatMap({ Int64($0) }) else { return (kind, nil) }
        let id = SubjectID(number)
        return (kind, try await site.register.places([id], asOf: site.platform.asOf(), access: access)[id])
    }

    private func create(_ context: WebContext) async throws -> Response {
        let (kind, _) = try await newPlace(context, nil)
        let access = try context.access
        var input = RecordInput(kind: kind, values: [:], today: site.platform.today)
        await input.read(context.form, places: PlaceInput(site: site, access: access))
        guard input.faults.isEmpty else {
            return try await form(input, nil, nil, context).response(.unprocessableContent)
        }
        do {
            let id = try await site.register.create(
                kind, input.changes, validFrom: input.validFrom, source: input.source, form: context.form["form"],
                access: access)
            return .redirect(to: RegisterKinds.address(kind, id) + "?done=added")
        } catch let error as RegisterError {
            input.take(error)
            return try await form(input, nil, nil, context).response(error.problem.status)
        }
    }

    private func accept(_ context: WebContext) async throws -> Response {
        let address = try RecordAddress(context)
        try await site.register.accept(address.kind, address.id, access: try context.access)
        return .redirect(to: context.keepingReturn(address.path, PageURL.Item("done", "accepted")))
    }
}
