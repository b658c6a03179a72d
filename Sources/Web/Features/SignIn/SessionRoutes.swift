import Governance
import HTTPTypes
import Hummingbird

/// How long the session lasts, and staying signed in (会话时长、保持登录); for the script of pages.
struct SessionRoutes: Feature {
    /// Where a page asks; asking is no use of the session.
    static let path = "/session"

    let site: Site

    func add(to router: Router<WebContext>) {
        router.get(RouterPath(Self.path)) { _, context in try await state(context) }
        router.post(RouterPath(Self.path)) { _, context in
            let person = try context.person
            return Self.answer(person, try await site.sessions.prolong(person))
        }
    }

    /// Nobody signed in is an answer, too: a refusal would be noise in the browser's console.
    private func state(_ context: WebContext) async throws -> Response {
        guard let person = context.caller.person, let time = try await site.sessions.time(leftTo: person) else {
            var json = JSONBuffer()
            json.object { $0.member("left", Int64(0)) }
            return Self.unkept(json)
        }
        return Self.answer(person, time)
    }

    private static func answer(_ person: SignedIn, _ time: SessionTime) -> Response {
        var json = JSONBuffer()
        json.object {
            $0.member("user", String(person.userID))
            $0.member("left", Int64(time.secondsLeft))
            $0.member("notice", Int64(time.noticeSeconds))
            $0.member("prolong", time.canBeProlonged)
            // Forms of this page need the token of the present session; other sites cannot read this answer.
            $0.member("csrf", person.formToken.text)
        }
        return unkept(json)
    }

    private static func unkept(_ json: JSONBuffer) -> Response {
        var response = Response.json(json)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
