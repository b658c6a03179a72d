import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Store

/// What did not fit, for the head to look at, download, count or set aside (待核记录).
struct QuarantineRoutes: Feature {
    let site: Site

    /// Where a phone's file of unsent visits is taken in.
    static let outboxPath = "/visits/outbox"

    private var desk: VisitDesk { VisitDesk(site.platform) }

    func add(to router: Router<WebContext>) {
        router.get("/visits/quarantine") { _, context in try await list(context) }
        router.post("/visits/:id/resolve") { _, context in try await resolve(context) }
        router.get("/visits/:id/report") { _, context in try await report(context) }
        router.post(RouterPath(Self.outboxPath)) { _, context in try await takeOutbox(context) }
    }

    private func list(
        _ context: WebContext, problem: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let access = try context.access
        guard access.mayAnywhere(.spotCheck) else { throw Problem.notFound }
        let isSetAside = context.url["state"] == VisitRecord.State.dismissed.rawValue
        let found = try await desk.quarantine(
            [isSetAside ? .dismissed : .quarantined], before: context.url["before"].flatMap { Int64($0) } ?? .max,
            limit: QuarantineView.pageSize + 1, access: access)
        let view = QuarantineView(visits: found, isSetAside: isSetAside, problem: problem)
        return view.page(site, context).response(status)
    }

    private func resolve(_ context: WebContext) async throws -> Response {
        do {
            try await desk.resolve(
                try context.number(), accept: context.form.text("decision") == "accept",
                resolution: context.form.text("resolution"), access: try context.access)
            return .redirect(to: "/visits/quarantine?done=1")
        } catch let error as VisitError {
            return try await list(context, problem: context.language(error.message), status: .unprocessableContent)
        }
    }

    private func report(_ context: WebContext) async throws -> Response {
        try await Self.file(of: try context.number(), site, context)
    }

    /// A report as a file: never shown as a page, since anybody may have written anything into it.
    ///
    /// The file is as it was sent, byte by byte; that it left stands in the log.
    static func file(of id: Int64, _ site: Site, _ context: WebContext) async throws -> Response {
        let bytes = try await VisitDesk(site.platform).report(id, access: try context.access)
        _ = try await site.mark(ExportDesk.Parcel("visit-report", as: "json", of: id), context)
        var response = Response.bytes(Array(bytes), type: "application/octet-stream")
        response.headers[.contentDisposition] = "attachment; filename=\"visit-\(id).json\""
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func takeOutbox(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard access.mayAnywhere(.spotCheck) else { throw Problem.notFound }
        do {
            guard let file = context.form.file("file"), file.size <= VisitDesk.largestOutbox else {
                let words = context.language(QuarantineText.fileMissing)
                return try await list(context, problem: words, status: .unprocessableContent)
            }
            let summary = try await desk.takeOutbox(try Data(contentsOf: file.url), access: access)
            let parts = [
                summary.visits, summary.knownVisits, summary.photos, summary.knownPhotos, summary.damagedPhotos,
            ]
            return .redirect(to: "/visits/quarantine?taken=" + parts.map(String.init).joined(separator: "-"))
        } catch let error as VisitError {
            return try await list(context, problem: context.language(error.message), status: .unprocessableContent)
        }
    }
}
