import Domain
import Governance
import Hummingbird
import Store

/// Lists of the register for programs, page by page (台账清单接口).
struct RecordListAPI: APIFeature {
    /// The longest page.
    static let longestPage = 500

    let site: Site

    var apiRoutes: [APIRoute] { RecordKind.published.map(route) }

    private func route(_ kind: RecordKind) -> APIRoute {
        APIRoute(
            method: .get, path: "/records/" + kind.plural,
            summary: BilingualText("\(kind.name.zh)清单", "List of \(kind.name.en.lowercased())"), group: .records,
            parameters: APIListQuery.parameters(kind), response: Self.schema(kind), permission: .viewRegister
        ) { call in try await list(kind, call) }
    }

    private static func schema(_ kind: RecordKind) -> APISchema {
        .named(
            kind.schemaName + "List",
            .object([
                .required("items", .list(.item(of: kind))),
                .required("next", .orNull(.text()), "下一页的游标", "the cursor of the next page"),
                .required("previous", .orNull(.text()), "上一页的游标", "the cursor of the page before"),
                .required(
                    "total", .orNull(.integer(0...Int64.max)), "总数，超过一万时为 null",
                    "how many there are; null beyond ten thousand"),
                .required("dataVersion", .integer(0...Int64.max)),
            ]))
    }

    private func list(_ kind: RecordKind, _ call: APICall) async throws -> Response {
        let access = try call.access
        let asked = try APIListQuery(kind, call, site.platform)
        guard let list = try await site.register.list(asked.query, access: access) else { throw Problem.notFound }
        return call.json { json in
            json.object {
                $0.name("items")
                $0.array(list.page.items) { Self.write($1, kind, list, access, to: &$0) }
                $0.member("next", list.page.next.map(asked.text))
                $0.member("previous", list.page.previous.map(asked.text))
                $0.member("total", list.count.map(Int64.init))
                $0.member("dataVersion", list.dataVersion)
            }
        }
    }

    private static func write(
        _ item: RecordItem, _ kind: RecordKind, _ list: RegisterList, _ access: Access, to json: inout JSONBuffer
    ) {
        let above = kind == .village ? item.path.steps.dropLast().last : item.path.steps.last
        let place = above.flatMap { list.places[$0.region] }.flatMap {
            access.may(.viewRegister, in: $0.path) ? $0 : nil
        }
        json.object {
            $0.member("id", item.id.number)
            $0.member("name", item.name)
            $0.member("code", item.code)
            $0.member("level", item.level.word)
            $0.name("place")
            if let place { $0.write(place) } else { $0.writeNull() }
            $0.member("values", item.values)
        }
    }
}
