import HTTPTypes
import Hummingbird
import Logging

/// Counts and notes every request: method, route, status, time.
///
/// Never queries, bodies, cookies or tokens.
struct RequestMeter: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let duration = ContinuousClock.now - start
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        let route = context.endpointPath ?? "-"
        site.metrics.note(
            RequestMetrics.Key(method: request.method.rawValue, route: route, status: response.status.code),
            seconds: seconds)
        let level: Logger.Level = response.status.code >= 500 ? .error : .info
        if site.logger.logLevel <= level {
            site.logger.log(
                level: level, "request",
                metadata: [
                    "method": "\(request.method.rawValue)", "path": "\(request.uri.path)",
                    "status": "\(response.status.code)", "ms": "\((seconds * 10_000).rounded() / 10)",
                    "request": "\(context.id)",
                ])
        }
        return response
    }
}
