import Domain
import Exchange
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Heights of the ground: what there is, taking them in after a look at what was found, taking them out (地形高程).
struct TerrainRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/geodata") { _, context in try await show(context) }
        router.get("/geodata/terrain/new") { _, context in try await start(context) }
        router.post("/geodata/terrain/new") { _, context in try await upload(context) }
        router.get("/geodata/terrain/drafts/:draft") { _, context in try await examine(context) }
        router.post("/geodata/terrain/drafts/:draft") { _, context in try await take(context) }
        router.post("/geodata/terrain/drafts/:draft/discard") { _, context in
            try await site.terrain.discard(context.part("draft"), access: try context.access)
            return Response.redirect(to: "/geodata")
        }
        router.get("/geodata/terrain/:id/remove") { _, context in try await confirmRemoval(context) }
        router.post("/geodata/terrain/:id/remove") { _, context in
            try await site.terrain.remove(try context.number(), access: try context.access)
            return Response.redirect(to: "/geodata")
        }
        for form in TerrainFile.Form.allCases {
            router.get(RouterPath("/geodata/terrain/:id/export." + form.rawValue)) { _, context in
                try await Self.file(try context.number(), form, site, try context.access)
            }
        }
    }

    private func show(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard access.mayAnywhere(.viewRegister) else { throw Problem.notFound }
        let holdings = try await site.terrain.holdings(access: access)
        return GeodataView(holdings: holdings, isFresh: context.url["done"] != nil, access: access)
            .page(site, context).response()
    }

    private func startView(_ access: Access) async throws -> TerrainStartView {
        guard access.mayAnywhere(.importFiles) else { throw Problem.notFound }
        return TerrainStartView(areas: try await ImportDesk(site.platform).homeAreas(access: access))
    }

    private func start(_ context: WebContext) async throws -> Response {
        var view = try await startView(try context.access)
        view.area = context.url["area"] ?? (view.areas?.count == 1 ? view.areas?.first?.code : nil) ?? ""
        return view.page(site, context).response()
    }

    private func upload(_ context: WebContext) async throws -> Response {
        let access = try context.access
        var view = try await startView(access)
        view.area = context.form.text("area")
        view.system = context.form.text("system")
        guard let file = context.form.file("file") else {
            view.fileError = context.language(GeodataText.fileMissing)
            return view.page(site, context).response(.unprocessableContent)
        }
        guard file.size <= ImportDesk.maximumFileBytes else {
            view.fileError = context.language(GeodataText.fileTooLarge)
            return view.page(site, context).response(.unprocessableContent)
        }
        do {
            let draft = try await site.terrain.keep(
                try Data(contentsOf: file.url), named: file.name, area: view.area, system: view.system, access: access)
            return .redirect(to: "/geodata/terrain/drafts/\(draft)")
        } catch let error as ExchangeError {
            view.fileError = context.language(error.advised)
            return view.page(site, context).response(.unprocessableContent)
        } catch AccessError.notFound {
            view.areaError = context.language(RegisterError.unknownPlace.message)
            return view.page(site, context).response(.unprocessableContent)
        }
    }

    private func examine(_ context: WebContext) async throws -> Response {
        let access = try context.access
        let (draft, report) = try await site.terrain.examine(context.part("draft"), access: access)
        let held = try await site.terrain.holdings(access: access).contains { $0.area.id == report.area.id }
        return TerrainReportView(draft: draft, report: report, replaces: held).page(site, context).response()
    }

    private func take(_ context: WebContext) async throws -> Response {
        let id = context.part("draft")
        let outcome = try await site.terrain.take(draft: id, access: try context.access)
        return .redirect(to: outcome.record == nil ? "/geodata/terrain/drafts/\(id)" : "/geodata?done=terrain")
    }

    private func confirmRemoval(_ context: WebContext) async throws -> Response {
        let id = try context.number()
        let holding = try await site.terrain.holdings(access: try context.access).first { $0.record.id == id }
        guard let holding, holding.mayRemove else { throw Problem.notFound }
        let language = context.language
        var page = site.page(context, title: language(GeodataText.remove))
        page.breadcrumbs = [Breadcrumb(language(GeodataText.title), to: "/geodata"), Breadcrumb(page.title)]
        var panel = ConfirmPanel(
            language(GeodataText.removeQuestion, ["area": holding.area.name]),
            consequences: [language(GeodataText.removeEffect), language(GeodataText.removeKept)],
            address: "/geodata/terrain/\(id)/remove", csrfToken: context.formToken, cancelAddress: "/geodata", language)
        panel.canBeUndone = true
        panel.confirmWords = language(GeodataText.remove)
        page.main = HTML { panel }
        return page.response()
    }

    /// Heights as a file; an ASCII grid with its `.prj` in an archive, for it cannot say its system itself.
    static func file(
        _ id: Int64, _ form: TerrainFile.Form, _ site: Site, _ access: Access
    ) async throws -> Response {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await site.terrain.export(
            id, as: form, to: folder.appendingPathComponent("terrain-\(id).\(form.rawValue)"), access: access)
        let isGrid = form == .asciiGrid
        let data =
            isGrid
            ? try FileBundle.archive(of: folder)
            : try Data(contentsOf: folder.appendingPathComponent("terrain-\(id).tif"))
        var response = Response.bytes(Array(data), type: isGrid ? "application/zip" : "image/tiff")
        response.headers[.contentDisposition] = "attachment; filename=\"terrain-\(id).\(isGrid ? "zip" : "tif")\""
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
