import Hummingbird

/// Turns what went wrong into a page for people or a body for programs.
struct ErrorPages: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return site.answer(error, request, context)
        }
    }
}
