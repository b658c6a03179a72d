import Domain
import Governance
import HTTPTypes
import Hummingbird
import NIOCore

/// The JSON API (接口): every operation of ``APITable`` behind the same checks, and the document that describes them.
struct APIRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        let routes = APITable.routes(of: site)
        let document = OpenAPIDocument(routes: routes + [Self.documentRoute([])]).json.bytes
        for route in routes + [Self.documentRoute(document)] {
            router.on(route.routerPath, method: route.method) { request, context in
                try await Self.answer(request, context, route)
            }
        }
    }

    /// The description itself, which shows no data and is open to all.
    static func documentRoute(_ document: [UInt8]) -> APIRoute {
        APIRoute(
            method: .get, path: "/openapi.json",
            summary: BilingualText("本接口的 OpenAPI 3.1 说明", "This OpenAPI 3.1 document"), group: .meta,
            response: .map(.any),
            isPublic: true
        ) { _ in
            var response = Response.bytes(document, type: "application/json; charset=utf-8")
            response.headers[.cacheControl] = "public, max-age=300"
            return response
        }
    }

    /// Checks what all operations have in common, then lets the handler answer.
    static func answer(_ request: Request, _ context: WebContext, _ route: APIRoute) async throws -> Response {
        if !route.isPublic {
            let access = try context.access
            if let permission = route.permission, !access.mayAnywhere(permission) { throw missing(permission) }
        }
        try checkQuery(context.url.items, route)
        let body = try await body(request, route)
        return try await route.handler(APICall(request: request, context: context, body: body))
    }

    private static func missing(_ permission: Permission) -> Problem {
        Problem(
            .forbidden, "permission-missing",
            BilingualText(
                "此操作需要权限“\(permission.name.zh)”（\(permission.rawValue)），您的账号或令牌没有该权限。",
                "This needs the permission “\(permission.name.en)” (\(permission.rawValue)), which your account or token does not have."
            ))
    }

    /// A misspelt condition must not be passed over: the answer would be another one than was asked for.
    private static func checkQuery(_ items: [PageURL.Item], _ route: APIRoute) throws {
        for item in items {
            guard item.value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
                throw Problem.malformed(
                    String(item.name.prefix(64)), "…", advice: BilingualText("不能含控制字符", "no control characters"))
            }
            let known = route.parameters.filter { $0.location == .query }.map(\.name)
            guard !known.contains(item.name) else { continue }
            let name = String(item.name.prefix(64))
            let message = BilingualText(
                "没有名为“\(name)”的参数。可用参数：\(known.joined(separator: "、"))。",
                "There is no parameter “\(name)”. There are: \(known.joined(separator: ", ")).")
            throw Problem(
                .badRequest, "unknown-parameter", message, faults: [Problem.Fault(name: name, message: message)])
        }
        for parameter in route.parameters where parameter.isRequired && parameter.location == .query {
            guard !items.contains(where: { $0.name == parameter.name && !$0.value.isEmpty }) else { continue }
            let message = BilingualText(
                "缺少参数“\(parameter.name)”（\(parameter.summary.zh)）。",
                "The parameter “\(parameter.name)” is missing (\(parameter.summary.en)).")
            throw Problem(
                .badRequest, "missing-parameter", message,
                faults: [Problem.Fault(name: parameter.name, message: message)])
        }
    }

    private static func body(_ request: Request, _ route: APIRoute) async throws -> JSONNode {
        guard case .json(let schema) = route.body else { return .null }
        let type = (request.headers[.contentType] ?? "").lowercased().prefix { $0 != ";" && $0 != " " }
        guard type == "application/json" || type == "application/merge-patch+json" else {
            throw Problem(
                .unsupportedMediaType, "unsupported-type",
                BilingualText(
                    "请求内容应为 JSON，并注明 Content-Type: application/json。",
                    "The body must be JSON, sent with Content-Type: application/json."))
        }
        let node: JSONNode
        do {
            let buffer = try await request.body.collect(upTo: route.longestBody)
            node = try JSONReader.read(Array(buffer.readableBytesView))
        } catch let fault as JSONReader.Fault {
            throw Problem(
                .badRequest, "malformed-json",
                BilingualText(
                    "请求内容不是有效的 JSON：第 \(fault.offset + 1) 字节处，\(fault.message.zh)。",
                    "The body is no valid JSON: at byte \(fault.offset + 1), \(fault.message.en)."))
        }
        let faults = schema.faults(in: node)
        guard faults.isEmpty else { throw Problem.unfit(faults) }
        return node
    }
}

extension Problem {
    /// Values that do not fit, each named.
    static func unfit(_ faults: [Fault]) -> Problem {
        let shown = faults.prefix(50)
        return Problem(
            .unprocessableContent, "values-unfit",
            BilingualText(
                "有 \(faults.count) 处内容需要改正，均未保存：" + shown.prefix(3).map(\.message.zh).joined(),
                "\(faults.count) value(s) need correcting; nothing was saved: "
                    + shown.prefix(3).map(\.message.en).joined(separator: " ")), faults: Array(shown))
    }
}
