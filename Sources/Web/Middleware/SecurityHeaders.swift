import HTTPTypes
import Hummingbird

/// What every answer tells browsers not to do (安全响应头), after the OWASP Secure Headers Project.
struct SecurityHeaders: RouterMiddleware {
    let site: Site

    /// Scripts and styles come from this site alone; MapLibre needs workers and pictures made in the browser.
    static let contentPolicy = """
        default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
        form-action 'self'; worker-src 'self' blob:
        """

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.fields { response.headers[name] = value }
        if site.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        response.headers[.requestID] = context.id
        return response
    }

    private static let fields: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, contentPolicy),
        (.xContentTypeOptions, "nosniff"),
        (name("Referrer-Policy"), "same-origin"),
        (name("Permissions-Policy"), "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"),
        (name("Cross-Origin-Opener-Policy"), "same-origin"),
        (name("Cross-Origin-Resource-Policy"), "same-origin"),
        (name("X-Frame-Options"), "DENY"),
    ]

    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .xContentTypeOptions }
}
