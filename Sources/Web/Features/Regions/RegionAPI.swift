import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Changes of the administrative tree for programs (区划变更接口).
struct RegionAPI: APIFeature {
    let site: Site

    private var desk: RegionDesk { RegionDesk(site.platform) }

    private static let from = APIMember.optional("from", .day, "自哪天起，默认今天", "from which day; today by default")
    private static let code = APIMember.optional("code", .orNull(.text(limit: 32)))
    private static let name = APIMember.required("name", .text(limit: 200))
    private static let below = APIMember.optional(
        "below", .flag, "下级以旧代码开头的，是否一并改为以新代码开头；默认否",
        "whether codes below that begin with the old code get the new one instead; no by default")
    private static let response = APISchema.named("RegionChange", .object([.required("id", .id)]))

    var apiRoutes: [APIRoute] {
        [
            route(
                "", "新设区划", "Create a place",
                [.required("level", .integer(1...6)), Self.name, Self.code, .required("under", .id), Self.from]
            ) { call, day, access in
                guard let level = RegionLevel(rawValue: Int(call.body["level"]?.integer ?? -1)) else {
                    throw RegisterError.unknownPlace
                }
                return try await desk.create(
                    level, named: Self.text("name", call) ?? "", code: Self.text("code", call),
                    under: Self.subject("under", call), from: day, access: access)
            },
            route(
                "/{id}/rename", "更名或变更代码", "Rename or re-code a place",
                [.optional("name", .text(limit: 200)), Self.code, Self.below, Self.from]
            ) { call, day, access in
                let id = try call.context.subject()
                try await desk.rename(
                    id, to: call.body["name"]?.text, code: Self.text("code", call),
                    below: call.body["below"]?.flag == true, from: day, access: access)
                return id
            },
            route("/{id}/move", "划转到另一个上级", "Move a place below another", [.required("under", .id), Self.from]) {
                call, day, access in
                let id = try call.context.subject()
                try await desk.move(id, under: Self.subject("under", call), from: day, access: access)
                return id
            },
            route("/{id}/merge", "并入同级的另一个", "Merge a place into another", [.required("into", .id), Self.from]) {
                call, day, access in
                let other = Self.subject("into", call)
                try await desk.merge(try call.context.subject(), into: other, from: day, access: access)
                return other
            },
            route(
                "/{id}/split", "拆分出一个同级区划", "Split a place of the same level off",
                [Self.name, Self.code, .required("parts", .list(.id)), Self.from]
            ) { call, day, access in
                try await desk.split(
                    try call.context.subject(), newName: Self.text("name", call) ?? "", code: Self.text("code", call),
                    parts: (call.body["parts"]?.items ?? []).compactMap(\.integer).map { SubjectID($0) }, from: day,
                    access: access)
            },
        ]
    }

    private func route(
        _ path: String, _ zh: String, _ en: String, _ members: [APIMember],
        _ change: @escaping @Sendable (APICall, Day, Access) async throws -> SubjectID
    ) -> APIRoute {
        APIRoute(
            method: .post, path: "/regions" + path, summary: BilingualText(zh, en), group: .regions,
            parameters: path.isEmpty ? [] : [.id("区划编号", "Number of the place")], body: .json(.object(members)),
            response: Self.response, permission: .editRegister
        ) { call in
            let day = call.body["from"]?.text.flatMap { Day(iso: $0) } ?? site.platform.today
            let id = try await change(call, day, try call.access)
            return call.json { json in json.object { $0.member("id", id.number) } }
        }
    }

    private static func text(_ name: String, _ call: APICall) -> String? {
        call.body[name]?.text.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func subject(_ name: String, _ call: APICall) -> SubjectID {
        SubjectID(call.body[name]?.integer ?? 0)
    }
}
