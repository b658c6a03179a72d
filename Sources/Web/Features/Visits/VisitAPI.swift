import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Visits that wait for a decision, for programs (待核记录接口).
struct VisitAPI: APIFeature {
    let site: Site

    private var desk: VisitDesk { VisitDesk(site.platform) }
    private static let id = APIParameter.id("记录编号", "Number of the visit")

    var apiRoutes: [APIRoute] {
        [
            APIRoute(
                method: .get, path: "/visits",
                summary: BilingualText("待核或不计入的记录及原因", "Visits in quarantine or set aside, with the reasons"),
                group: .spotChecks,
                parameters: [
                    .query(
                        "state", "quarantined（待核，默认）或 dismissed（不计入）",
                        "quarantined (by default) or dismissed",
                        .choice([VisitRecord.State.quarantined.rawValue, VisitRecord.State.dismissed.rawValue])),
                    .query("before", "只列此编号之前的", "Those before this number", .id),
                    .query("limit", "条数，默认 50", "How many; 50 by default", .integer(1...200)),
                ], response: .named("QuarantinedVisits", .object([.required("items", .list(.map(.any)))]))
            ) { call in
                let found = try await desk.quarantine(
                    [try Self.state(call)], before: call.query("before").flatMap { Int64($0) } ?? .max,
                    limit: try call.number("limit", in: 1...200, or: 50), access: try call.access)
                return call.json { json in
                    json.object { json in
                        json.name("items")
                        json.array(found) { json, visit in Self.write(visit, to: &json) }
                    }
                }
            },
            APIRoute(
                method: .get, path: "/visits/{id}/report",
                summary: BilingualText("上报原文，与收到时一字不差", "The report exactly as it was sent"),
                group: .spotChecks, parameters: [Self.id], response: .any, responseType: "application/octet-stream"
            ) { call in
                try await QuarantineRoutes.file(of: try call.context.number(), site, call.context)
            },
            APIRoute(
                method: .post, path: "/visits/{id}/resolve",
                summary: BilingualText("裁定待核记录", "Decide about a visit in quarantine"), group: .spotChecks,
                parameters: [Self.id],
                body: .json(.object([.required("accept", .flag), .required("resolution", .text(limit: 500))])),
                response: .object([.required("id", .id)])
            ) { call in
                let id = try call.context.number()
                try await desk.resolve(
                    id, accept: call.body["accept"]?.flag ?? false, resolution: call.body["resolution"]?.text ?? "",
                    access: try call.access)
                return call.json { json in json.object { $0.member("id", id) } }
            },
        ]
    }

    private static func state(_ call: APICall) throws -> VisitRecord.State {
        guard let text = call.query("state") else { return .quarantined }
        guard let state = VisitRecord.State(rawValue: text), state != .accepted else {
            throw Problem.malformed(
                "state", text,
                advice: BilingualText("可填 quarantined 或 dismissed", "it is quarantined or dismissed"))
        }
        return state
    }

    /// What becomes of a report.
    static let receipt = APISchema.named(
        "VisitReceipt",
        .object([
            .required("visit", .id), .required("clientId", .text()),
            .required("state", .choice(VisitRecord.State.allCases.map(\.rawValue))),
            .required("wasKnown", .flag), .required("missingPhotos", .list(.text())),
            .required("reasons", .list(.object([.required("code", .text()), .required("words", .map(.text()))]))),
        ]))

    /// A receipt.
    static func write(_ receipt: VisitReceipt, to json: inout JSONBuffer) {
        json.object { json in
            json.member("visit", receipt.visit)
            json.member("clientId", receipt.clientID)
            json.member("state", receipt.state.rawValue)
            json.member("wasKnown", receipt.wasKnown)
            json.name("missingPhotos")
            json.array(receipt.missingPhotos) { $0.write($1) }
            json.name("reasons")
            json.array(receipt.reasons) { json, reason in write(reason, to: &json) }
        }
    }

    private static func write(_ reason: VisitReason, to json: inout JSONBuffer) {
        json.object {
            $0.member("code", reason.rawValue)
            $0.member("words", reason.words)
        }
    }

    private static func write(_ visit: QuarantinedVisit, to json: inout JSONBuffer) {
        json.object { json in
            json.member("id", visit.record.id)
            json.member("clientId", visit.record.clientID)
            json.member("purpose", visit.record.purpose)
            json.member("state", visit.record.state.rawValue)
            json.member("userName", visit.record.userName)
            json.member("title", visit.title)
            json.member("outcome", visit.record.outcome)
            json.member("startedAt", visit.record.corrected(visit.record.startedAt)?.milliseconds)
            json.member("receivedAt", visit.record.receivedAt.milliseconds)
            json.member("clockSkew", visit.record.clockSkew)
            json.member("resolution", visit.record.resolution)
            json.member("mayDecide", visit.mayDecide)
            json.member("obstacle", visit.obstacle)
            json.name("reasons")
            json.array(visit.record.reasonList) { json, reason in write(reason, to: &json) }
            json.name("photos")
            json.array(visit.photos) { $0.write($1.hash) }
            json.name("missingPhotos")
            json.array(visit.missingPhotos) { $0.write($1) }
            json.name("findings")
            json.array(visit.findings) { json, finding in
                json.object {
                    $0.member("code", finding.code.rawValue)
                    $0.member("words", finding.words)
                }
            }
        }
    }
}
