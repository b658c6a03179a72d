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
            let asked = request.method == .get ? context.url.text : Self.formPage(request)
            let target = asked == "/" ? nil : asked
            return PageURL("/login", target.map { [PageURL.Item("next", $0)] } ?? []).text
        case "password-change-required": return "/account/password"
        default: return nil
        }
    }

    /// The page of this site from which a form was sent, to come back to after signing in.
    private static func formPage(_ request: Request) -> String? {
        guard let referer = request.headers[.referer], let authority = request.head.authority, !authority.isEmpty,
            let start = referer.firstRange(of: "://" + authority + "/")
        else { return nil }
        let path = "/" + referer[start.upperBound...].prefix { $0 != "#" }
        return SignInRoutes.target(path)
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
