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

    /// Lists and heights taken in, files made, photos received, relief drawn.
    static func takesLong(_ path: String) -> Bool {
        let beginnings = [
            "/imports", "/api/v1/imports", "/api/v1/evidence", "/evidence", "/geodata", "/api/v1/geodata", "/relief",
            QuarantineRoutes.outboxPath,
        ]
        return beginnings.contains { path.hasPrefix($0) } || path.contains("/export.") || path.contains("/report.")
            || path.contains("/photos/") || (path.hasPrefix("/register/") && path.contains("/batch"))
    }
}
