import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Store

/// What a phone in the field asks for and sends (现场接口).
struct FieldAPI: APIFeature {
    let site: Site

    /// The longest report, in bytes.
    static let longestReport = 512 << 10

    private var desk: SpotCheckDesk { SpotCheckDesk(site.platform) }
    private var visits: VisitDesk { VisitDesk(site.platform) }

    var apiRoutes: [APIRoute] {
        [
            APIRoute(
                method: .get, path: "/field/day",
                summary: BilingualText("本人检查组的任务与名单", "The tasks and opened lists of one's own teams"),
                group: .spotChecks, response: .named("FieldDay", .map(.any)), permission: .spotCheck
            ) { try await day($0) },
            APIRoute(
                method: .post, path: "/field/campaigns/{id}/open",
                summary: BilingualText("开启本组当日名单，并记录时刻", "Open one's team's list of a day; the moment is logged"),
                group: .spotChecks, parameters: [.id("抽查编号", "Number of the spot check")],
                body: .json(.object([.required("day", .day)])), response: .object([.required("id", .id)]),
                permission: .spotCheck
            ) { call in
                let id = try call.context.number()
                try await desk.openList(
                    id, day: call.body["day"]?.text.flatMap { Day(iso: $0) } ?? .end, access: try call.access)
                return call.json { json in json.object { $0.member("id", id) } }
            },
            APIRoute(
                method: .post, path: "/field/visits",
                summary: BilingualText(
                    "上报一次检查；不合规则的进入隔离待核，绝不拒收",
                    "Report a visit; what does not fit goes to quarantine, nothing is refused"),
                group: .spotChecks, body: .bytes(["application/json"]), longestBody: Self.longestReport,
                response: VisitAPI.receipt
            ) { call in
                let buffer = try await call.request.body.collect(upTo: Self.longestReport)
                let receipt = try await visits.receive(Data(buffer.readableBytesView), access: try call.access)
                return call.json { VisitAPI.write(receipt, to: &$0) }
            },
            APIRoute(
                method: .post, path: "/field/visits/{clientId}/photos",
                summary: BilingualText(
                    "为已上报的检查补传照片清单；重复发送不会重复计入",
                    "Add photos to a visit that was reported; sending the list again doubles nothing"),
                group: .spotChecks,
                parameters: [
                    .path("clientId", "手机为该次检查起的编号", "What the phone calls the visit", .text(limit: 64))
                ], body: .json(.object([.required("photos", .list(.map(.any)))])), longestBody: Self.longestReport,
                response: VisitAPI.receipt
            ) { call in try await addPhotos(call) },
        ]
    }

    private func addPhotos(_ call: APICall) async throws -> Response {
        let photos = try (call.body["photos"]?.items ?? []).map { node in
            guard let hash = node["hash"]?.text, EvidenceShelf.isHash(hash) else {
                throw Problem.malformed(
                    "photos", node["hash"]?.text ?? "",
                    advice: BilingualText("每张照片应有 64 位 SHA-256", "each photo has a SHA-256 of 64 digits"))
            }
            var position: VisitReport.Position?
            if let at = node["position"], let longitude = at["longitude"]?.number, let latitude = at["latitude"]?.number
            {
                position = VisitReport.Position(
                    longitude: longitude, latitude: latitude, accuracy: at["accuracy"]?.number,
                    isMock: at["isMock"]?.flag)
            }
            return VisitReport.Photo(
                hash: hash, item: node["item"]?.text, takenAt: node["takenAt"]?.integer, position: position)
        }
        let receipt = try await visits.addPhotos(
            photos, to: call.context.part("clientId"), access: try call.access)
        return call.json { VisitAPI.write(receipt, to: &$0) }
    }

    private func day(_ call: APICall) async throws -> Response {
        let access = try call.access
        let campaigns = try await desk.fieldCampaigns(access: access)
        return call.json { json in
            json.object { json in
                json.member("formToken", call.context.formToken)
                json.member("userId", access.userID)
                json.member("user", access.actor.name)
                json.member("today", site.platform.today.description)
                json.member("now", site.platform.now().milliseconds)
                json.name("campaigns")
                json.array(campaigns) { json, campaign in Self.write(campaign, to: &json) }
            }
        }
    }

    private static func write(_ field: SpotCheckDesk.FieldCampaign, to json: inout JSONBuffer) {
        json.object { json in
            json.member("id", field.campaign.id)
            json.member("title", field.campaign.title)
            json.member("team", field.team.name)
            json.name("days")
            json.array(field.days) { json, day in
                json.object {
                    $0.member("day", day.day.description)
                    $0.member("openedAt", day.openedAt?.milliseconds)
                    $0.member("count", Int64(day.count))
                }
            }
            json.name("tasks")
            json.array(field.tasks) { json, task in
                json.object {
                    $0.member("assignment", task.assignment)
                    $0.member("facility", task.facility.facility.number)
                    $0.member("code", task.facility.code)
                    $0.member("name", task.facility.name)
                    $0.member("place", task.place)
                    $0.member("day", task.day.description)
                    $0.member("longitude", task.facility.longitude)
                    $0.member("latitude", task.facility.latitude)
                    $0.member("isDone", task.isDone)
                }
            }
            json.name("checklist")
            write(field.checklist, to: &json)
        }
    }

    /// A checklist as it is kept.
    static func write(_ checklist: Checklist, to json: inout JSONBuffer) {
        json.object { json in
            json.member("id", checklist.id)
            json.member("name", checklist.name.text)
            json.member("source", checklist.source.text)
            json.member("supportingLimit", Int64(checklist.supportingLimit))
            json.name("items")
            json.array(checklist.items) { json, item in
                json.object { json in
                    json.member("id", item.id)
                    json.member("question", item.question.text)
                    json.member("weight", item.weight.rawValue)
                    json.member("photos", Int64(item.photos))
                    json.name("failing")
                    json.array(item.failing) { $0.write($1) }
                    json.name("choices")
                    json.array(item.choices) { json, choice in
                        json.object {
                            $0.member("code", choice.code)
                            $0.member("words", choice.words.text)
                        }
                    }
                }
            }
        }
    }
}
