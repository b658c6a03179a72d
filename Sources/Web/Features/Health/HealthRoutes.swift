import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird

/// What watches over the server ask: whether it lives, and its counters.
struct HealthRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/health") { _, _ in await health() }
        router.get("/metrics") { request, context in try await metrics(request, context) }
        router.get("/robots.txt") { _, _ in
            Response.bytes(Array("User-agent: *\nDisallow: /\n".utf8), type: "text/plain; charset=utf-8")
        }
    }

    private func health() async -> Response {
        let version = try? await site.platform.dataVersion()
        var json = JSONBuffer()
        json.object {
            $0.member("status", version == nil ? "unavailable" : "ok")
            $0.member("dataVersion", version)
        }
        var response = Response.json(json, status: version == nil ? .serviceUnavailable : .ok)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func metrics(_ request: Request, _ context: WebContext) async throws -> Response {
        guard mayScrape(request, context) else { throw Problem.notFound }
        var text = site.metrics.text()
        if let version = try? await site.platform.dataVersion() {
            text += "# HELP qingxi_data_version The last log entry that changed data.\n"
            text += "# TYPE qingxi_data_version gauge\nqingxi_data_version \(version)\n"
        }
        if let bytes = Self.residentBytes() {
            text += "# HELP process_resident_memory_bytes Resident memory.\n"
            text += "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes \(bytes)\n"
        }
        return Response.bytes(Array(text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private func mayScrape(_ request: Request, _ context: WebContext) -> Bool {
        if let token = site.configuration.metricsToken {
            return request.headers[.authorization] == "Bearer " + token
        }
        let isForwarded = request.headers[.forwardedFor] != nil
        return !isForwarded && [nil, "127.0.0.1", "::1"].contains(context.remoteAddress)
    }

    /// The second figure of `/proc/self/statm` counts pages of memory (proc(5)).
    private static func residentBytes() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let parts = text.split(separator: " ")
        return parts.count > 1 ? Int(parts[1]).map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) } : nil
    }
}
