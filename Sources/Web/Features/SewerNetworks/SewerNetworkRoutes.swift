import Domain
import Exchange
import Foundation
import Geo
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Pages of sewer networks: the check of an area, traces, and both as files (管网).
struct SewerNetworkRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/networks") { _, context in try await show(context) }
        router.get("/networks/export.csv") { _, context in try await exportFindings(context, isExcel: false) }
        router.get("/networks/export.xlsx") { _, context in try await exportFindings(context, isExcel: true) }
        router.get("/networks/export.geojson") { _, context in
            let (model, issues) = try await findings(context)
            _ = try await site.mark(
                ExportDesk.Parcel("network-findings", as: "geojson", area: model.area.id), context)
            return SewerGeoJSON.findings(
                issues, isPrecise: site.networks.maySeePrecise(model, access: try context.access))
        }
        router.get("/networks/near.geojson") { _, context in try await near(context) }
        router.get("/networks/trace/:kind/:id") { _, context in try await trace(context) }
        router.get("/networks/trace/:kind/:id/export.csv") { _, context in
            try await exportTrace(context, isExcel: false)
        }
        router.get("/networks/trace/:kind/:id/export.xlsx") { _, context in
            try await exportTrace(context, isExcel: true)
        }
        router.get("/networks/trace/:kind/:id/export.geojson") { _, context in
            let traced = try await exported(context)
            _ = try await site.mark(
                ExportDesk.Parcel("network-trace", as: "geojson", area: traced.model.area.id), context)
            return SewerGeoJSON.trace(traced)
        }
        // What the map draws; as little a file to take away as the map itself.
        router.get("/networks/trace/:kind/:id/drawn.geojson") { _, context in
            guard let traced = try await traced(context) else { throw Problem.notFound }
            return SewerGeoJSON.trace(traced)
        }
    }

    /// The address of a trace.
    static func address(_ kind: RecordKind, _ id: SubjectID, _ way: SewerTraceReport.Way) -> String {
        "/networks/trace/\(RegisterKinds.path(kind))/\(id)?way=\(way.rawValue)"
    }

    /// Kinds from which water can be followed.
    static let traceable: Set<RecordKind> = [.village, .facility, .outlet, .sewer, .manhole, .liftStation]

    private func answer(_ context: WebContext) async throws -> SewerNetworkDesk.Answer {
        let asOf = context.state.asOf(site.platform)
        let key: BoardDesk.AreaKey =
            try context.url["area"].flatMap { $0.isEmpty ? nil : $0 }.map { text in
                guard let number = Int64(text), number > 0 else {
                    throw Problem.malformed(
                        "area", text, advice: BilingualText("应为区划编号", "it is the number of a place"))
                }
                return .id(SubjectID(number))
            } ?? .own
        guard let answer = try await site.networks.network(key, asOf: asOf, access: try context.access) else {
            throw Problem.notFound
        }
        return answer
    }

    /// The kind of finding that is asked for alone; nil for all.
    private func code(_ context: WebContext) throws -> String? {
        guard let code = context.url["kind"], !code.isEmpty else { return nil }
        guard SewerIssueKind.codes.contains(code) else {
            throw Problem.malformed(
                "kind", code,
                advice: BilingualText("请在页面的“问题类别”中选择", "choose one of the kinds of finding on the page"))
        }
        return code
    }

    private func show(_ context: WebContext) async throws -> Response {
        let code = try code(context)
        switch try await answer(context) {
        case .choice(let area, let children):
            return SewerNetworkChoice(area: area, children: children).page(site, context).response()
        case .network(let model):
            let access = try context.access
            return SewerNetworkView(
                model: model, code: code, site: site, context: context,
                mayExport: access.may(.export, in: model.area.path)
            ).page.response()
        }
    }

    private func findings(_ context: WebContext) async throws -> (SewerNetworkModel, [SewerIssue]) {
        guard case .network(let model) = try await answer(context),
            try context.access.may(.export, in: model.area.path)
        else { throw Problem.notFound }
        let code = try code(context)
        return (model, model.issues.filter { code == nil || $0.code == code })
    }

    /// Pipes and manholes in a box of the map, for drawing.
    private func near(_ context: WebContext) async throws -> Response {
        let text = context.url["box"] ?? ""
        let parts = text.split(separator: ",").compactMap { Double($0) }
        guard parts.count == 4, let southWest = try? Coordinate(longitude: parts[0], latitude: parts[1]),
            let northEast = try? Coordinate(longitude: parts[2], latitude: parts[3]),
            let box = try? BoundingBox(southWest: southWest, northEast: northEast)
        else {
            throw Problem.malformed(
                "box", text, advice: BilingualText("应为 西,南,东,北 四个度数", "four degrees: west,south,east,north"))
        }
        guard case .network(let model) = try await answer(context),
            site.networks.maySeePrecise(model, access: try context.access)
        else { return SewerGeoJSON.near([]) }
        return SewerGeoJSON.near(model.items(in: box, limit: 3000))
    }

    private func sheets(_ model: SewerNetworkModel, _ context: WebContext) throws -> SewerNetworkSheets {
        SewerNetworkSheets(
            language: context.language == .zh ? .chinese : .english,
            isPrecise: site.networks.maySeePrecise(model, access: try context.access))
    }

    private func exportFindings(_ context: WebContext, isExcel: Bool) async throws -> Response {
        let (model, issues) = try await findings(context)
        let sheet = try sheets(model, context).findings(model, issues)
        return try Self.file(
            sheet.marked(try await mark("network-findings", model, isExcel, context)), isExcel: isExcel,
            name: model.area.name)
    }

    private func mark(
        _ what: String, _ model: SewerNetworkModel, _ isExcel: Bool, _ context: WebContext
    ) async throws -> String {
        try await site.mark(
            ExportDesk.Parcel(what, as: isExcel ? "xlsx" : "csv", area: model.area.id), context)
    }

    private func traced(_ context: WebContext) async throws -> SewerNetworkDesk.Traced? {
        guard let kind = RegisterKinds.kind(context.part("kind")), Self.traceable.contains(kind) else {
            throw Problem.notFound
        }
        return try await site.networks.trace(
            try Self.way(context.url["way"]), from: kind, try context.subject(),
            asOf: context.state.asOf(site.platform), access: try context.access)
    }

    /// The way in an address; downstream unless it says otherwise.
    static func way(_ text: String?) throws -> SewerTraceReport.Way {
        guard let text, !text.isEmpty else { return .downstream }
        guard let way = SewerTraceReport.Way(rawValue: text) else {
            throw Problem.malformed("way", text, advice: BilingualText("可填 up 或 down", "it is up or down"))
        }
        return way
    }

    private func trace(_ context: WebContext) async throws -> Response {
        guard let traced = try await traced(context) else { return try await nothing(context) }
        return SewerTraceView(
            traced: traced, site: site, context: context,
            mayExport: try context.access.may(.export, in: traced.model.area.path)
        ).page.response()
    }

    /// The page of a record that no pipe is recorded near.
    private func nothing(_ context: WebContext) async throws -> Response {
        guard let kind = RegisterKinds.kind(context.part("kind")),
            let state = try await site.register.state(
                kind, try context.subject(), asOf: context.state.asOf(site.platform), access: try context.access)
        else { throw Problem.notFound }
        let view = SewerTraceNothing(state: state, way: try Self.way(context.url["way"]))
        return view.page(site, context).response()
    }

    /// The widest place around something, from the county down, whose network the asker may see; nil where he may not
    /// see even the place itself.
    static func area(around path: RegionPath, _ context: WebContext) -> SubjectID? {
        guard let access = context.caller.access else { return nil }
        let scope = access.scope(for: .viewRegister)
        var way: RegionPath?
        for step in path.steps {
            let place = RegionPath(of: step.region, level: step.level, under: way)
            if step.level >= .county, scope.contains(place) { return step.region }
            way = place
        }
        return nil
    }

    /// A trace that the asker may take away.
    private func exported(_ context: WebContext) async throws -> SewerNetworkDesk.Traced {
        guard let traced = try await traced(context), try context.access.may(.export, in: traced.model.area.path)
        else { throw Problem.notFound }
        return traced
    }

    private func exportTrace(_ context: WebContext, isExcel: Bool) async throws -> Response {
        let traced = try await exported(context)
        let sheet = try sheets(traced.model, context).trace(traced.report, traced.model)
        return try Self.file(
            sheet.marked(try await mark("network-trace", traced.model, isExcel, context)), isExcel: isExcel,
            name: traced.report.start.label)
    }

    /// A table as a file.
    static func file(_ sheet: SheetModel, isExcel: Bool, name: String) throws -> Response {
        let type =
            isExcel
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8"
        let data = isExcel ? try XLSXExport([sheet]).data() : try CSVExport(sheet).data()
        let ending = isExcel ? "xlsx" : "csv"
        var response = Response.bytes(Array(data), type: type)
        response.headers[.contentDisposition] =
            "attachment; filename=\"table.\(ending)\"; filename*=UTF-8''"
            + PageURL.encode("\(name)-\(sheet.name).\(ending)")
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
