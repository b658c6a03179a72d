import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// The log for programs (审计日志接口).
struct AuditAPI: APIFeature {
    let site: Site

    private var desk: AuditDesk { AuditDesk(site.platform) }

    var apiRoutes: [APIRoute] {
        [
            route(
                "/audit", "日志条目，最新在前", "Entries of the log, the latest first",
                [
                    .query("before", "只列此条之前的", "Those before this entry", .id),
                    .query("limit", "条数，默认 100", "How many; 100 by default", .integer(1...500)),
                    .query("action", "动作", "The action", .text(limit: 64)),
                ],
                .named(
                    "AuditEntries",
                    .object([
                        .required("items", .list(Self.schema)),
                        .required(
                            "next", .orNull(.id), "较早的条目：以此为 before 再查；空为已到头",
                            "older entries follow with this as before; null at the end"),
                    ]))
            ) { call in
                let before = try call.number("before", in: 1...Int.max, or: Int.max)
                let entries = try await desk.entries(
                    before: Int64(before), action: call.query("action"),
                    limit: try call.number("limit", in: 1...500, or: 100), access: try call.access)
                return call.json { json in
                    json.object {
                        $0.name("items")
                        $0.array(entries.items) { Self.write($1, to: &$0) }
                        $0.member("next", entries.next)
                    }
                }
            },
            route(
                "/audit/head", "最后一条的哈希，用于公布", "The hash of the last entry, for publishing", [],
                .orNull(
                    .named(
                        "AuditHead",
                        .object([.required("sequence", .id), .required("at", .moment), .required("hash", .text())])))
            ) { call in
                let head = try await desk.head(access: try call.access)
                return call.json { json in
                    guard let head else { return json.writeNull() }
                    json.object {
                        $0.member("sequence", head.sequence)
                        $0.member("at", head.at)
                        $0.member("hash", head.hash)
                    }
                }
            },
            route(
                "/audit/verify", "校验整条哈希链", "Verify the whole chain", [],
                .named(
                    "AuditProof",
                    .object([
                        .required("entries", .integer(0...Int64.max), "相符的条数", "how many entries fit"),
                        .required("firstBroken", .orNull(.id)), .required("reason", .orNull(.bilingual)),
                    ]))
            ) { call in
                let proof = try await desk.verify(access: try call.access)
                return call.json { json in
                    json.object {
                        $0.member("entries", proof.entries)
                        $0.member("firstBroken", proof.broken?.sequence)
                        $0.member("reason", proof.broken?.reason)
                    }
                }
            },
            route("/audit/{id}", "一条日志", "An entry of the log", [.id("条目编号", "Number of the entry")], Self.schema) {
                call in
                let found = try await desk.entry(try call.context.number(), access: try call.access)
                return call.json { Self.write(found.entry, to: &$0) }
            },
        ]
    }

    private func route(
        _ path: String, _ zh: String, _ en: String, _ parameters: [APIParameter], _ response: APISchema,
        _ handler: @escaping @Sendable (APICall) async throws -> Response
    ) -> APIRoute {
        APIRoute(
            method: .get, path: path, summary: BilingualText(zh, en), group: .audit, parameters: parameters,
            response: response, permission: .viewAudit, handler: handler)
    }

    private static func write(_ entry: AuditEntry, to json: inout JSONBuffer) {
        json.object { json in
            json.member("sequence", entry.sequence)
            json.member("at", entry.at)
            json.member("by", entry.actor.name)
            json.member("channel", entry.actor.channel.rawValue)
            json.member("action", entry.action)
            json.member("subject", entry.subject.map(\.number))
            json.member("detail", entry.detail)
            json.member("factCount", entry.factCount)
            json.member("factDigest", entry.factDigest)
            json.member("previous", entry.previous)
            json.member("hash", entry.hash)
        }
    }

    private static let schema = APISchema.named(
        "AuditEntry",
        .object([
            .required("sequence", .id), .required("at", .moment),
            .required("by", .text()), .required("channel", .text()), .required("action", .text()),
            .required("subject", .orNull(.id)), .required("detail", .text(), "JSON 文本", "JSON as text"),
            .required("factCount", .integer(0...Int64.max)), .required("factDigest", .text()),
            .required("previous", .text()), .required("hash", .text()),
        ]))
}
