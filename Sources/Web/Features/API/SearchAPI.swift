import Domain
import Governance
import Hummingbird
import Store

/// The search for programs (搜索接口).
struct SearchAPI: APIFeature {
    let site: Site

    var apiRoutes: [APIRoute] {
        [
            APIRoute(
                method: .get, path: "/search",
                summary: BilingualText("按名称、代码或拼音首字母搜索", "Places and records by name, code or pinyin initials"),
                group: .search,
                parameters: [
                    .query("q", "要找的文字", "What to look for", .text(limit: SearchDesk.longestText), isRequired: true),
                    .query("limit", "最多多少条区划，默认 20", "Places at most, 20 by default", .integer(1...100)),
                ] + APIParameter.moment, response: Self.schema, permission: .viewRegister
            ) { call in try await search(call) }
        ]
    }

    private static let schema = APISchema.named(
        "SearchResult",
        .object([
            .required(
                "places",
                .list(
                    .object(
                        APISchema.placeMembers + [
                            .required("path", .list(.place), "上级区划，由高到低", "the areas above, highest first")
                        ]))),
            .required(
                "former",
                .list(
                    .object(
                        APISchema.placeMembers + [
                            .required("path", .list(.place), "上级区划，由高到低", "the areas above, highest first"),
                            .required("formerly", .text(), "曾用的名称或代码", "the former name or code that fits"),
                            .required("isEnded", .flag, "是否已撤销", "whether the place has ended"),
                            .required("successor", .orNull(.place), "并入的区划", "the place it was merged into"),
                        ])), "曾用此名称或代码、或已撤销的区划", "places that had this name or code before, or have ended"),
            .required(
                "records",
                .list(
                    .object([
                        .required("kind", .choice(RecordKind.published.map(\.rawValue))), .required("id", .id),
                        .required("name", .text()), .required("code", .text()), .required("place", .orNull(.place)),
                    ]))),
        ]))

    private func search(_ call: APICall) async throws -> Response {
        let found = try await site.search.search(
            call.query("q") ?? "", asOf: call.context.state.asOf(site.platform),
            limit: try call.number("limit", in: 1...100, or: 20), access: try call.access)
        return call.json { json in
            json.object { json in
                json.name("places")
                json.array(found.places) { json, place in
                    json.object {
                        $0.writeMembers(of: place)
                        $0.name("path")
                        $0.array(place.path.steps.dropLast().compactMap { found.above[$0.region] }) { $0.write($1) }
                    }
                }
                json.name("former")
                json.array(found.former) { json, former in write(former, of: found, to: &json) }
                json.name("records")
                json.array(found.records) { json, record in
                    json.object {
                        $0.member("kind", record.kind.rawValue)
                        $0.member("id", record.item.id.number)
                        $0.member("name", record.item.name)
                        $0.member("code", record.item.code)
                        $0.name("place")
                        if let place = record.item.path.steps.last.flatMap({ found.above[$0.region] }) {
                            $0.write(place)
                        } else {
                            $0.writeNull()
                        }
                    }
                }
            }
        }
    }

    private func write(_ former: RegionSearch.Former, of found: SearchResult, to json: inout JSONBuffer) {
        json.object {
            $0.writeMembers(of: former.place)
            $0.name("path")
            $0.array(former.place.path.steps.dropLast().compactMap { found.above[$0.region] }) { $0.write($1) }
            $0.member("formerly", former.formerly)
            $0.member("isEnded", former.place.isEnded)
            $0.name("successor")
            if let successor = former.place.successor.flatMap({ found.above[$0] }) {
                $0.write(successor)
            } else {
                $0.writeNull()
            }
        }
    }
}
