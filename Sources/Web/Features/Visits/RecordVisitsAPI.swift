import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// What visits found at a record, for programs (台账佐证接口).
struct RecordVisitsAPI: APIFeature {
    let site: Site

    private static let kinds = RecordKind.published.filter { RecordVisits.isOffered(for: $0, level: .naturalVillage) }

    var apiRoutes: [APIRoute] {
        Self.kinds.map { kind in
            APIRoute(
                method: .get, path: "/records/\(kind.rawValue)/{id}/visits",
                summary: BilingualText(
                    "现场检查记录（\(kind.name.zh)）；进行中的抽查只列本组的",
                    "Visits (\(kind.name.en.lowercased())); of a running spot check only those of one's own team"),
                group: .records,
                parameters: [
                    .id("记录编号", "Number of the record"),
                    .query("before", "只列此编号之前的", "Those before this number", .id),
                    .query("limit", "条数，默认 20", "How many; 20 by default", .integer(1...100)),
                ] + APIParameter.moment, response: Self.schema, permission: .viewRegister
            ) { call in try await visits(kind, call) }
        }
    }

    private static let schema = APISchema.named(
        "RecordVisits",
        .object([
            .required(
                "items",
                .list(
                    .object([
                        .required("id", .id), .required("purpose", .text()), .required("kind", .bilingual),
                        .required("facility", .orNull(.id)), .required("title", .orNull(.text())),
                        .required("endedAt", .orNull(.moment)), .required("receivedAt", .moment),
                        .required("userName", .text()), .required("outcome", .orNull(.text())),
                        .required("state", .choice(VisitRecord.State.allCases.map(\.rawValue))),
                        .required(
                            "findings",
                            .list(.object([.required("code", .text()), .required("words", .bilingual)]))),
                        .required("photos", .list(.text()), "照片的 SHA-256", "SHA-256 of the photos"),
                    ])), "最新在前", "the latest first"),
            .required("next", .orNull(.id), "下一页的 before", "before of the next page"),
        ]))

    private func visits(_ kind: RecordKind, _ call: APICall) async throws -> Response {
        let access = try call.access
        let found = try await VisitDesk(site.platform).visits(
            to: kind, try call.context.subject(), asOf: call.context.state.asOf(site.platform), through: site.networks,
            before: call.query("before").flatMap { Int64($0) } ?? .max,
            limit: try call.number("limit", in: 1...100, or: 20), access: access)
        guard let found else { throw Problem.notFound }
        return call.json { json in
            json.object { json in
                json.name("items")
                json.array(found.visits) { json, visit in Self.write(visit, to: &json) }
                json.member("next", found.next)
            }
        }
    }

    private static func write(_ visit: RecordVisits.Visit, to json: inout JSONBuffer) {
        let record = visit.record
        json.object { json in
            json.member("id", record.id)
            json.member("purpose", record.purpose)
            json.member("kind", visit.kind)
            json.member("facility", visit.facility?.id.number)
            json.member("title", visit.title)
            json.member("endedAt", record.corrected(record.endedAt))
            json.member("receivedAt", record.receivedAt)
            json.member("userName", record.userName)
            json.member("outcome", record.outcome)
            json.member("state", record.state.rawValue)
            json.name("findings")
            json.array(visit.findings) { json, finding in
                json.object {
                    $0.member("code", finding.code.rawValue)
                    $0.member("words", finding.words)
                }
            }
            json.name("photos")
            json.array(visit.photos) { $0.write($1.hash) }
        }
    }
}
