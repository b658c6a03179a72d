import Domain
import Governance
import HTTPTypes
import Hummingbird
import NIOCore

/// Lets a change in only if our own page sent it (CSRF), and reads the form on the way.
///
/// A request with a session's cookie must carry the session's token: in the field `csrf` of a form or in the header
/// `X-CSRF-Token`. Programs with a bearer token have no cookie that a foreign page could misuse.
struct FormGate: RouterMiddleware {
    /// The largest form without files, in bytes.
    static let longestForm = 1 << 20

    let site: Site

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard !Self.isSafe(request.method) else { return try await next(request, context) }
        if case .program = context.caller { return try await next(request, context) }
        let expected = try expectedToken(request, context)
        if context.isAPI {
            try expected.require(request.headers[.formToken])
            return try await next(request, context)
        }
        let form = try await read(request)
        defer { form.removeFiles() }
        try expected.require(form[HiddenFields.csrfName] ?? request.headers[.formToken])
        var context = context
        context.form = form
        return try await next(request, context)
    }

    private static func isSafe(_ method: HTTPRequest.Method) -> Bool {
        method == .get || method == .head || method == .options
    }

    /// Before anything is read: who is not signed in can only post the sign-in form and a display's key.
    private func expectedToken(_ request: Request, _ context: WebContext) throws -> FormToken {
        if let person = context.caller.person { return person.formToken }
        guard ["/login", ScreenRoutes.path].contains(request.uri.path) else { throw AccessError.signInRequired }
        guard let cookie = CookieHeader(request)[SessionCookie.anonymousName], let token = FormToken(cookie: cookie)
        else { throw AccessError.formExpired }
        return token
    }

    private func read(_ request: Request) async throws -> FormBody {
        let type = request.headers[.contentType] ?? ""
        // Files are only sent to the import wizard and, from phones, to the quarantine; elsewhere a large body would
        // be read for nothing.
        let path = request.uri.path
        let takesFiles =
            path.hasPrefix("/imports/") || path.hasPrefix("/geodata/terrain/") || path == QuarantineRoutes.outboxPath
        if takesFiles, type.lowercased().hasPrefix("multipart/form-data") {
            return try await readMultipart(request, type)
        }
        guard type.isEmpty || type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw Problem(
                .unsupportedMediaType, "unsupported-type",
                BilingualText("表单的内容类型不受支持，请用本站页面提交。", "This content type is not taken; use the site's own form."))
        }
        let body = try await request.body.collect(upTo: Self.longestForm)
        return FormBody(urlEncoded: body.readableBytesView)
    }

    private func readMultipart(_ request: Request, _ type: String) async throws -> FormBody {
        let limit = site.configuration.maximumUploadBytes
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw Problem(.contentTooLarge)
        }
        var reader = try MultipartReader(contentType: type)
        var total = 0
        do {
            for try await buffer in request.body {
                total += buffer.readableBytes
                guard total <= limit else { throw Problem(.contentTooLarge) }
                try reader.take(Array(buffer.readableBytesView))
            }
            return try reader.finish()
        } catch {
            reader.abandon()
            throw error
        }
    }
}
