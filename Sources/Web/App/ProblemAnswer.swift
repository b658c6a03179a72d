import Domain
import HTTPTypes
import Hummingbird
import Logging

extension Site {
    /// The answer to a request that went wrong: a page for people, `application/problem+json` for programs.
    func answer(_ error: any Error, _ request: Request, _ context: WebContext) -> Response {
        let problem = Problem(error)
        if problem.status.code >= 500 {
            logger.error(
                "request failed",
                metadata: ["error": "\(error)", "request": "\(context.id)", "path": "\(request.uri.path)"])
        }
        if context.isAPI || context.isPart { return problem.response(context) }
        if let address = detour(problem, request, context) { return .redirect(to: address) }
        var page = page(context, title: context.language(problem.title))
        page.main =
            EmptyState(
                context.language(problem.title), advice: context.language(problem.detail),
                actions: [
                    Action(context.language(ProblemText.home), to: "/", .primary),
                    Action(context.language(ProblemText.search), to: "/search"),
                ], icon: .warning
            ).html
        if problem.status.code >= 500 {
            page.main = HTML {
                page.main
                p(.class("muted")) { context.language(ProblemText.requestNumber, ["id": context.id]) }
            }
        }
        var response = page.response(problem.status)
        problem.addHeaders(to: &response)
        return response
    }

    /// Where somebody is sent who must sign in or change the password first.
    private func detour(_ problem: Problem, _ request: Request, _ context: WebContext) -> String? {
        switch problem.code {
        case "sign-in-required":
            let target = request.method == .get ? context.url.text : Self.origin(of: request)
            if target == "/" { return "/login" }
            return PageURL("/login", target.map { [PageURL.Item("next", $0)] } ?? []).text
        case "password-change-required": return "/account/password"
        default: return nil
        }
    }
}

extension Site {
    /// The page whose form was sent, so that whoever must sign in first comes back to it; browsers keep what was
    /// entered.
    private static func origin(of request: Request) -> String? {
        // Our own pages send their whole address to ourselves only, so the host need not be compared.
        guard let referrer = request.headers[.referer], let scheme = referrer.firstRange(of: "://"),
            let path = referrer[scheme.upperBound...].firstIndex(of: "/"),
            referrer[scheme.upperBound..<path] == Substring(request.head.authority ?? "")
        else { return nil }
        return String(referrer[path...])
    }
}

extension Problem {
    /// The body after RFC 9457, with the texts in both languages.
    func response(_ context: WebContext) -> Response {
        var json = JSONBuffer()
        json.object {
            $0.member("type", "urn:qingxi:problem:" + code)
            $0.member("title", context.language(title))
            $0.member("status", Int64(status.code))
            $0.member("detail", context.language(detail))
            $0.member("code", code)
            $0.member("requestId", context.id)
            $0.member("titles", title)
            $0.member("details", detail)
            if !faults.isEmpty {
                $0.name("errors")
                $0.array(faults) { json, fault in
                    json.object {
                        $0.member("name", fault.name)
                        $0.member("messages", fault.message)
                    }
                }
            }
        }
        var response = Response.json(json, status: status)
        response.headers[.contentType] = "application/problem+json"
        addHeaders(to: &response)
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer realm=\"qingxi\"" }
        return response
    }

    func addHeaders(to response: inout Response) {
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        response.headers[.cacheControl] = "no-store"
    }
}

/// The words of pages that say what went wrong.
enum ProblemText: PhraseSet {
    case home, search, requestNumber

    var phrase: Phrase {
        switch self {
        case .home: Phrase("回到首页", en: "Home page")
        case .search: Phrase("搜索", en: "Search")
        case .requestNumber: Phrase("请求编号：{id}", en: "Request number: {id}")
        }
    }
}
