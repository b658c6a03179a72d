import Hummingbird

/// Answers what takes long on threads of its own, so that other pages do not wait for it.
struct LongWork: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard Self.takesLong(request.uri.path) else { return try await next(request, context) }
        return try await withTaskExecutorPreference(site.workers) { try await next(request, context) }
    }

    /// Lists and heights taken in, files made, photos received, relief drawn, many records changed at once.
    static func takesLong(_ path: String) -> Bool {
        // Every request is asked, so the address is taken apart by bytes: looking for texts in it cost as much as a
        // query.
        var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }[...]
        if parts.starts(with: ["api", "v1"]) { parts = parts.dropFirst(2) }
        guard let first = parts.first, let last = parts.last else { return false }
        switch first {
        case "imports", "evidence", "geodata", "relief": return true
        case "visits" where last == "outbox": return true
        default: return parts.contains("photos") || parts.contains("batch") || isFile(last)
        }
    }

    /// Whether the last part of an address names a file that is made when it is asked for.
    private static func isFile(_ name: Substring) -> Bool {
        ["export.", "report.", "findings."].contains { name.utf8.starts(with: $0.utf8) }
    }
}
