import Domain
import Governance
import HTTPTypes

/// The description of the JSON API after OpenAPI 3.1, made from the operations that the router answers.
struct OpenAPIDocument {
    /// The operations.
    let routes: [APIRoute]

    /// The document.
    var json: JSONBuffer {
        var json = JSONBuffer(capacity: 128 << 10)
        json.object {
            $0.member("openapi", "3.1.0")
            $0.name("info")
            Self.writeInfo(to: &$0)
            $0.name("servers")
            $0.array([APITable.root]) { json, address in json.object { $0.member("url", address) } }
            $0.name("security")
            $0.array(["token", "session"]) { json, name in Self.write(scheme: name, to: &json) }
            $0.name("tags")
            $0.array(APIGroup.allCases.filter { group in routes.contains { $0.group == group } }) { json, group in
                json.object {
                    $0.member("name", group.rawValue)
                    $0.member("description", Self.both(group.name))
                }
            }
            $0.name("paths")
            writePaths(to: &$0)
            $0.name("components")
            writeComponents(to: &$0)
        }
        return json
    }

    /// A text in both languages on one line, Chinese first.
    private static func both(_ text: BilingualText) -> String { text.zh + " · " + text.en }

    private static func writeInfo(to json: inout JSONBuffer) {
        json.object {
            $0.member("title", "清溪农村生活污水治理平台接口 · Qingxi API")
            $0.member("version", "1.0.0")
            $0.member(
                "description",
                """
                缺失的值为 null 或不出现，绝不写作 0。辖区以外的对象一律回答 404，与不存在时相同。\
                提示语言由 Accept-Language 或 lang 参数决定，出错时两种语言都给出。\
                列表按游标翻页；修改须带所见版本。· \
                A missing value is null or left out, never 0. What lies outside the caller's area answers 404, as if it did \
                not exist. The language of messages follows Accept-Language or the parameter lang; problems carry both. \
                Lists are paged by cursors; changes name the version that was seen.
                """)
        }
    }

    private static func write(scheme: String, to json: inout JSONBuffer) {
        json.object {
            $0.name(scheme)
            $0.array([String]()) { $0.write($1) }
        }
    }

    private func writePaths(to json: inout JSONBuffer) {
        var paths: [String] = []
        for route in routes where !paths.contains(route.path) { paths.append(route.path) }
        json.object { json in
            for path in paths {
                json.name(path)
                json.object { json in
                    for route in routes where route.path == path {
                        json.name(route.method.rawValue.lowercased())
                        Self.write(route, to: &json)
                    }
                }
            }
        }
    }

    private static func write(_ route: APIRoute, to json: inout JSONBuffer) {
        json.object { json in
            json.member("operationId", operationID(route))
            json.member("summary", both(route.summary))
            if let permission = route.permission {
                json.member(
                    "description",
                    "需要权限 \(permission.rawValue)（\(permission.name.zh)）· needs the permission \(permission.rawValue)")
            }
            json.name("tags")
            json.array([route.group.rawValue]) { $0.write($1) }
            if route.isPublic {
                json.name("security")
                json.array([String]()) { $0.write($1) }
            }
            if !route.parameters.isEmpty {
                json.name("parameters")
                json.array(route.parameters) { write($1, to: &$0) }
            }
            writeBody(route.body, to: &json)
            json.name("responses")
            writeResponses(route, to: &json)
        }
    }

    /// `get /areas/{id}/children` → `getAreasIdChildren`.
    private static func operationID(_ route: APIRoute) -> String {
        let words = route.path.split { !$0.isLetter && !$0.isNumber }
        return route.method.rawValue.lowercased() + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func write(_ parameter: APIParameter, to json: inout JSONBuffer) {
        json.object {
            $0.member("name", parameter.name)
            $0.member("in", parameter.location.rawValue)
            $0.member("required", parameter.isRequired)
            $0.member("description", both(parameter.summary))
            $0.name("schema")
            parameter.schema.write(to: &$0, isRequest: true)
        }
    }

    private static func writeBody(_ body: APIRoute.Body, to json: inout JSONBuffer) {
        let contents: [(String, APISchema?)]
        switch body {
        case .none: return
        case .json(let schema): contents = [("application/json", schema)]
        case .bytes(let types): contents = types.map { ($0, nil) }
        }
        json.name("requestBody")
        json.object { json in
            json.member("required", true)
            json.name("content")
            json.object { json in
                for (type, schema) in contents {
                    json.name(type)
                    json.object { json in
                        guard let schema else { return }
                        json.name("schema")
                        schema.write(to: &json, isRequest: true)
                    }
                }
            }
        }
    }

    private static func writeResponses(_ route: APIRoute, to json: inout JSONBuffer) {
        var refusals = [400, 401, 403, 404, 503] + route.refusals.map(\.code)
        if case .none = route.body {} else { refusals += [409, 413, 415, 422] }
        json.object { json in
            json.name(String(route.status.code))
            json.object { json in
                json.member("description", both(route.summary))
                json.name("content")
                json.object { json in
                    json.name(route.responseType)
                    json.object { json in
                        json.name("schema")
                        route.response.write(to: &json, isRequest: false)
                    }
                }
            }
            for status in refusals.sorted() {
                json.name(String(status))
                json.object { $0.member("$ref", "#/components/responses/Problem") }
            }
        }
    }

    private func writeComponents(to json: inout JSONBuffer) {
        var answers: [String: APISchema] = [:]
        var requests: [String: APISchema] = [:]
        Problem.schema.collect(into: &answers)
        for route in routes {
            route.response.collect(into: &answers)
            if case .json(let schema) = route.body { schema.collect(into: &requests) }
            for parameter in route.parameters { parameter.schema.collect(into: &requests) }
        }
        let all = requests.merging(answers) { $1 }.sorted { $0.key < $1.key }
        json.object { json in
            json.name("securitySchemes")
            Self.writeSchemes(to: &json)
            json.name("responses")
            json.object {
                $0.name("Problem")
                Self.writeProblem(to: &$0)
            }
            json.name("schemas")
            json.object { json in
                for (name, schema) in all {
                    json.name(name)
                    schema.write(to: &json, isRequest: answers[name] == nil)
                }
            }
        }
    }

    private static func writeSchemes(to json: inout JSONBuffer) {
        json.object { json in
            json.name("token")
            json.object {
                $0.member("type", "http")
                $0.member("scheme", "bearer")
                $0.member("description", "接口令牌，以 \(TokenDesk.prefix) 开头 · API token, begins with \(TokenDesk.prefix)")
            }
            json.name("session")
            json.object {
                $0.member("type", "apiKey")
                $0.member("in", "cookie")
                $0.member("name", SessionCookie.name)
                $0.member(
                    "description",
                    "网页会话；修改须另带 X-CSRF-Token 头 · Session of the pages; changes also need the header X-CSRF-Token")
            }
        }
    }

    private static func writeProblem(to json: inout JSONBuffer) {
        json.object { json in
            json.member("description", "出错说明（RFC 9457）· What went wrong (RFC 9457)")
            json.name("content")
            json.object { json in
                json.name("application/problem+json")
                json.object { json in
                    json.name("schema")
                    Problem.schema.write(to: &json, isRequest: false)
                }
            }
        }
    }
}

extension Problem {
    /// The form of a problem's body.
    static let schema = APISchema.named(
        "Problem",
        .object([
            .required("type", .text()), .required("title", .text()), .required("status", .integer(100...599)),
            .required("detail", .text()),
            .required("code", .text(), "供程序判断的稳定代码", "a stable code for programs"),
            .required("requestId", .text()),
            .required("titles", .bilingual), .required("details", .bilingual),
            .optional(
                "errors", .list(.object([.required("name", .text()), .required("messages", .bilingual)])),
                "各字段的问题", "what is wrong with single values"),
        ]))
}
