import Domain
import Exchange
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Rules in geometry as a page, with filters and files (空间检查).
struct GroundCheckRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/geodata/check") { _, context in try await show(context) }
        router.get("/geodata/check/export.csv") { _, context in try await export(context, isExcel: false) }
        router.get("/geodata/check/export.xlsx") { _, context in try await export(context, isExcel: true) }
    }

    private func report(_ context: WebContext) async throws -> GroundReport {
        let area = try GeodataRoutes.area(context.url["area"])
        let report = try await GroundCheckDesk(site.platform)
            .check(area, asOf: context.state.asOf(site.platform), access: try context.access)
        guard let report else { throw Problem.notFound }
        return report
    }

    private func show(_ context: WebContext) async throws -> Response {
        let filter = try GroundFilter(context.url)
        let report = try await report(context)
        let access = try context.access
        return GroundCheckView(
            report: report, filter: filter, site: site, context: context,
            mayExport: access.may(.export, in: report.area.path), layers: MapDesk.Viewer.access(access).layers
        ).page.response()
    }

    private func export(_ context: WebContext, isExcel: Bool) async throws -> Response {
        let filter = try GroundFilter(context.url)
        let report = try await report(context)
        guard try context.access.may(.export, in: report.area.path) else { throw Problem.notFound }
        let sheet = report.sheet(
            filter.items(of: report), language: context.language == .zh ? .chinese : .english)
        let mark = try await site.mark(
            ExportDesk.Parcel("ground-check", as: isExcel ? "xlsx" : "csv", area: report.area.id), context)
        return try SewerNetworkRoutes.file(sheet.marked(mark), isExcel: isExcel, name: report.area.name)
    }
}

/// Which findings are shown.
struct GroundFilter {
    /// The rule; nil for all.
    let code: String?
    /// The kind of record; nil for all.
    let kind: RecordKind?

    /// Reads the filter out of an address.
    ///
    /// - Throws: ``Problem`` with status 400 for a rule or kind that does not exist.
    init(_ url: PageURL) throws {
        let advice = BilingualText("请在页面的筛选中选择", "choose one in the filter of the page")
        code = try url["rule"].flatMap { $0.isEmpty ? nil : $0 }.map { text in
            guard GroundReport.codes.contains(text) else { throw Problem.malformed("rule", text, advice: advice) }
            return text
        }
        kind = try url["kind"].flatMap { $0.isEmpty ? nil : $0 }.map { text in
            guard let kind = RegisterKinds.kind(text) else { throw Problem.malformed("kind", text, advice: advice) }
            return kind
        }
    }

    /// The findings that fit.
    func items(of report: GroundReport) -> [GroundReport.Item] {
        report.items.filter { (code == nil || $0.finding.code == code) && (kind == nil || $0.kind == kind) }
    }
}
