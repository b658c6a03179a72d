import Domain
import Governance
import HTTPTypes
import Hummingbird

/// Looking after users for scripts of a signed-in administrator (用户接口); tokens can never do it.
struct UserAPI: APIFeature {
    let site: Site

    private static let id = APIParameter.id("用户编号", "Number of the user")
    private static let done = APISchema.named("UserChange", .object([.required("id", .id)]))
    private static let grants = APISchema.list(
        .object([.required("role", .choice(Role.allCases.map(\.rawValue))), .required("area", .id)]))

    var apiRoutes: [APIRoute] {
        [
            route(
                .get, "/users", "辖区内的用户", "The users of the area",
                [
                    .query("after", "只列此用户名之后的", "Those after this login name", .text(limit: 64)),
                    .query("limit", "条数，默认 100", "How many; 100 by default", .integer(1...1000)),
                ], response: .named("Users", .object([.required("items", .list(Self.schema))]))
            ) { call in
                let users = try await site.users.users(
                    by: try call.access, after: call.query("after") ?? "",
                    limit: try call.number("limit", in: 1...1000, or: 100))
                return call.json { json in
                    json.object {
                        $0.name("items")
                        $0.array(users) { Self.write($1, to: &$0) }
                    }
                }
            },
            route(.get, "/users/{id}", "一个用户", "A user", [Self.id], response: Self.schema) { call in
                let user = try await site.users.user(try call.context.number(), by: try call.access)
                return call.json { Self.write(user, to: &$0) }
            },
            route(
                .post, "/users", "新建用户", "Create a user", [],
                body: .object([
                    .required("login", .text(limit: 64)), .required("name", .text(limit: 200)),
                    .optional("language", .choice(["zh", "en"])), .required("grants", Self.grants),
                ]),
                response: .named(
                    "NewUser",
                    .object([
                        .required("id", .id),
                        .required("temporaryPassword", .orNull(.text()), "仅此一次", "told this once"),
                    ]))
            ) { call in
                let new = NewUser(
                    login: call.body["login"]?.text ?? "", name: call.body["name"]?.text ?? "",
                    language: call.body["language"]?.text == "en" ? .english : .chinese, grants: Self.grants(call))
                let (account, password) = try await site.users.create(new, by: try call.access)
                return Self.secret(account.id, password, call)
            },
            route(
                .put, "/users/{id}/grants", "设定角色与辖区", "Set roles and areas", [Self.id],
                body: .object([.required("grants", Self.grants)]), response: Self.done
            ) { call in
                let id = try call.context.number()
                try await site.users.setGrants(Self.grants(call), of: id, by: try call.access)
                return Self.answer(id, call)
            },
            route(
                .post, "/users/{id}/reset-password", "重置密码", "Reset the password", [Self.id],
                response: .named(
                    "PasswordReset",
                    .object([.required("id", .id), .required("temporaryPassword", .orNull(.text()))]))
            ) { call in
                let id = try call.context.number()
                return Self.secret(id, try await site.users.resetPassword(of: id, by: try call.access), call)
            },
            switching("disable", "停用", "Disable", true), switching("enable", "重新启用", "Enable again", false),
        ]
    }

    private func switching(_ word: String, _ zh: String, _ en: String, _ isDisabled: Bool) -> APIRoute {
        route(.post, "/users/{id}/" + word, zh, en, [Self.id], response: Self.done) { call in
            let id = try call.context.number()
            try await site.users.setDisabled(isDisabled, user: id, by: try call.access)
            return Self.answer(id, call)
        }
    }

    private func route(
        _ method: HTTPRequest.Method, _ path: String, _ zh: String, _ en: String, _ parameters: [APIParameter],
        body: APISchema? = nil, response: APISchema, _ handler: @escaping @Sendable (APICall) async throws -> Response
    ) -> APIRoute {
        APIRoute(
            method: method, path: path, summary: BilingualText(zh, en), group: .users, parameters: parameters,
            body: body.map { .json($0) } ?? .none, response: response, permission: .manageUsers, handler: handler)
    }

    private static func grants(_ call: APICall) -> [AreaGrant] {
        (call.body["grants"]?.items ?? []).compactMap { item in
            guard let role = item["role"]?.text.flatMap(Role.init(rawValue:)), let area = item["area"]?.integer else {
                return nil
            }
            return AreaGrant(role, in: SubjectID(area))
        }
    }

    private static func answer(_ id: Int64, _ call: APICall) -> Response {
        call.json { json in json.object { $0.member("id", id) } }
    }

    private static func secret(_ id: Int64, _ password: String?, _ call: APICall) -> Response {
        var response = call.json { json in
            json.object {
                $0.member("id", id)
                $0.member("temporaryPassword", password)
            }
        }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private static func write(_ user: UserAccount, to json: inout JSONBuffer) {
        json.object { json in
            json.member("id", user.id)
            json.member("login", user.login)
            json.member("name", user.name)
            json.member("language", user.language.rawValue)
            json.member("isDisabled", user.isDisabled)
            json.member("mustChangePassword", user.mustChangePassword)
            json.name("grants")
            json.array(user.grants) { json, grant in
                json.object {
                    $0.member("role", grant.role.rawValue)
                    $0.member("area", grant.area.number)
                }
            }
        }
    }

    private static let schema = APISchema.named(
        "User",
        .object([
            .required("id", .id), .required("login", .text()), .required("name", .text()),
            .required("language", .choice(["zh", "en"])), .required("isDisabled", .flag),
            .required("mustChangePassword", .flag), .required("grants", grants),
        ]))
}
