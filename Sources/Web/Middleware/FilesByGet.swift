import Domain
import HTTPTypes
import Hummingbird

/// Refuses HEAD where data leaves as a file: the file would be made and the log would say that it left, though nothing
/// did.
struct FilesByGet: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .head, Self.leaves(request.uri.path) else { return try await next(request, context) }
        let problem = Problem(
            .methodNotAllowed, "get-only",
            BilingualText(
                "这个地址给出文件，每次取走都记入日志，只能用 GET 请求。",
                "This address gives a file, and each taking out is recorded: it answers GET alone."))
        var response = site.answer(problem, request, context)
        response.headers[.allow] = "GET"
        return response
    }

    /// Whether an address gives a file that the log keeps.
    static func leaves(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return false }
        return ["export.", "report.", "findings."].contains { name.hasPrefix($0) }
            || (name == "report" && parts.contains("visits"))
    }
}
