import Domain
import Exchange
import Foundation
import Governance
import HTTPTypes
import Hummingbird

/// The report of a finished spot check as Word and Excel files (抽查报告).
struct SpotCheckReportRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/spotchecks/:id/report.docx") { _, context in try await word(context) }
        router.get("/spotchecks/:id/report.xlsx") { _, context in try await excel(context) }
    }

    private func word(_ context: WebContext) async throws -> Response {
        let (report, photos) = try await report(context)
        var document = report.document(photos: photos)
        document.mark = try await mark("docx", context)
        let data = try DOCXExport(document).data()
        return Self.file(
            data, "report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    }

    private func excel(_ context: WebContext) async throws -> Response {
        let (report, _) = try await report(context)
        let mark = try await mark("xlsx", context)
        return Self.file(
            try XLSXExport(report.sheets.map { $0.marked(mark) }).data(), "report.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }

    private func mark(_ form: String, _ context: WebContext) async throws -> String {
        try await site.mark(ExportDesk.Parcel("spot-check-report", as: form, of: try context.number()), context)
    }

    private func report(
        _ context: WebContext
    ) async throws -> (report: SpotCheckReport, photos: [(data: Data, width: Int, height: Int, caption: String)]) {
        try await SpotCheckDesk(site.platform).report(
            try context.number(), language: context.language == .zh ? .chinese : .english, access: try context.access)
    }

    private static func file(_ data: Data, _ name: String, _ type: String) -> Response {
        var response = Response.bytes(Array(data), type: type)
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
