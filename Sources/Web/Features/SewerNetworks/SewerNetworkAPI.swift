import Domain
import Geo
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Sewer networks for programs (管网接口).
struct SewerNetworkAPI: APIFeature {
    let site: Site

    var apiRoutes: [APIRoute] {
        [
            APIRoute(
                method: .get, path: "/networks/{id}",
                summary: BilingualText(
                    "一个县区或其内区划的管网概况与问题", "The sewers of a county or a place in it, and what was found"),
                group: .networks,
                parameters: [
                    .id("区划编号", "Number of the area"),
                    .query("code", "只要这一类问题", "Findings of this kind only", .choice(SewerIssueKind.codes)),
                ] + APIParameter.moment, response: Self.networkSchema, permission: .viewRegister
            ) { call in try await network(call) },
            APIRoute(
                method: .get, path: "/networks/trace/{kind}/{id}",
                summary: BilingualText("从一条记录向上或向下追溯", "Where water comes from or goes to from a record"),
                group: .networks,
                parameters: [
                    .path("kind", "记录种类", "Kind of record", .choice(Self.kinds.map(\.rawValue))),
                    .id("记录编号", "Number of the record"),
                    .query("way", "up 向上，down 向下（默认）", "up or down (the usual)", .choice(["up", "down"])),
                    .query(
                        "summary", "只要合计，不列管段", "Totals only, without the pipes", .flag),
                ] + APIParameter.moment, response: Self.traceSchema, permission: .viewRegister
            ) { call in try await trace(call) },
        ]
    }

    private static let kinds = RecordKind.allCases.filter(SewerNetworkRoutes.traceable.contains)

    private func network(_ call: APICall) async throws -> Response {
        let access = try call.access
        let answer = try await site.networks.network(
            .id(try call.context.subject()), asOf: call.context.state.asOf(site.platform), access: access)
        guard case .network(let model)? = answer else {
            if case .choice? = answer {
                throw Problem.malformed(
                    "id", call.context.part("id"),
                    advice: BilingualText("请给出县区或其内的区划", "give a county or a place within one"))
            }
            throw Problem.notFound
        }
        let wanted = call.query("code")
        if let wanted, !SewerIssueKind.codes.contains(wanted) {
            throw Problem.malformed(
                "code", wanted, advice: BilingualText("见接口说明中的列表", "see the list in the document of the API"))
        }
        let isPrecise = site.networks.maySeePrecise(model, access: access)
        return call.json { json in
            json.object { json in
                json.name("area")
                json.write(model.area)
                json.member("asOf", model.asOf.valid)
                json.member("dataVersion", model.version)
                json.member("pipes", Int64(model.pipes.count))
                json.name("lengths")
                json.array(model.lengthsMetres) { json, share in
                    json.object {
                        $0.member("name", share.name)
                        $0.member("metres", (share.quantity * 10).rounded() / 10)
                    }
                }
                json.name("findings")
                json.array(model.issues.filter { wanted == nil || $0.code == wanted }) { json, issue in
                    Self.write(issue, isPrecise: isPrecise, to: &json)
                }
            }
        }
    }

    private static func write(_ issue: SewerIssue, isPrecise: Bool, to json: inout JSONBuffer) {
        json.object { json in
            json.member("severity", issue.severity.rawValue)
            json.member("code", issue.code)
            json.member("message", issue.message)
            json.member("advice", issue.advice)
            json.name("records")
            json.array(issue.references) { json, reference in
                json.object {
                    $0.member("kind", reference.kind.rawValue)
                    $0.member("id", reference.id.number)
                    $0.member("label", reference.label)
                }
            }
            json.member("count", Int64(issue.count))
            json.member("longitude", isPrecise ? issue.position?.longitude : nil)
            json.member("latitude", isPrecise ? issue.position?.latitude : nil)
        }
    }

    private func trace(_ call: APICall) async throws -> Response {
        guard let kind = RecordKind(rawValue: call.context.part("kind")), Self.kinds.contains(kind) else {
            throw Problem.notFound
        }
        let traced = try await site.networks.trace(
            try SewerNetworkRoutes.way(call.query("way")), from: kind, try call.context.subject(),
            asOf: call.context.state.asOf(site.platform), access: try call.access)
        guard let traced else { throw Problem.notFound }
        let isShort = try call.flag("summary")
        let report = traced.report
        return call.json { json in
            json.object { json in
                json.name("start")
                Self.write(report.start, to: &json)
                json.member("way", report.way.rawValue)
                json.member("pipeCount", Int64(report.pipes.count))
                json.member("households", Int64(report.households))
                json.member("isFromNearestPipe", report.isFromNearestPipe)
                json.name("endings")
                json.array(report.endings) { json, ending in
                    json.object { json in
                        json.member("message", ending.message)
                        json.member("isArrival", ending.isArrival)
                        json.name("record")
                        if let item = ending.item { Self.write(item, to: &json) } else { json.writeNull() }
                    }
                }
                json.name("villages")
                json.array(report.villages) { Self.write($1, to: &$0) }
                json.name("facilities")
                json.array(report.sites.filter { $0.kind != .manhole }) { Self.write($1, to: &$0) }
                json.name("pipes")
                json.array(report.pipes.prefix(isShort ? 0 : .max)) { json, pipe in
                    json.object { json in
                        json.member("id", pipe.item.id.number)
                        json.member("code", pipe.item.code)
                        json.member("kind", pipe.kindName)
                        json.member("lengthMetres", (pipe.lengthMetres * 10).rounded() / 10)
                        json.member("direction", pipe.basisName)
                    }
                }
            }
        }
    }

    private static func write(_ item: SewerNetworkModel.Item, to json: inout JSONBuffer) {
        json.object {
            $0.member("kind", item.kind.rawValue)
            $0.member("id", item.id.number)
            $0.member("code", item.code)
            $0.member("name", item.name)
        }
    }
}

extension SewerNetworkAPI {
    private static let item = APISchema.named(
        "NetworkRecord",
        .object([
            .required("kind", .choice(kinds.map(\.rawValue))), .required("id", .id), .required("code", .text()),
            .required("name", .text()),
        ]))

    private static let networkSchema = APISchema.named(
        "SewerNetwork",
        .object([
            .required("area", .place), .required("asOf", .orNull(.day)),
            .required("dataVersion", .integer(0...Int64.max)),
            .required("pipes", .integer(0...Int64.max), "管段数", "number of pipes"),
            .required(
                "lengths", .list(.object([.required("name", .bilingual), .required("metres", .number())]))),
            .required(
                "findings",
                .list(
                    .object([
                        .required("severity", .choice(["error", "warning", "note"])),
                        .required("code", .choice(SewerIssueKind.codes)), .required("message", .bilingual),
                        .required("advice", .bilingual),
                        .required(
                            "records",
                            .list(
                                .object([
                                    .required("kind", .choice(kinds.map(\.rawValue))), .required("id", .id),
                                    .required("label", .text()),
                                ]))),
                        .required("count", .integer(0...Int64.max), "涉及的记录数", "how many records are concerned"),
                        .required(
                            "longitude", .orNull(.number()), "无权查看精确位置时为 null", "null unless exact places may be seen"),
                        .required("latitude", .orNull(.number())),
                    ]))),
        ]))

    private static let traceSchema = APISchema.named(
        "SewerTrace",
        .object([
            .required("start", item), .required("way", .choice(["up", "down"])),
            .required("pipeCount", .integer(0...Int64.max)), .required("households", .integer(0...Int64.max)),
            .required(
                "isFromNearestPipe", .flag, "村内无管段登记，从最近的管段算起",
                "no pipe is recorded in the village; the nearest was taken"),
            .required(
                "endings",
                .list(
                    .object([
                        .required("message", .bilingual), .required("isArrival", .flag),
                        .required("record", .orNull(item)),
                    ])), "向下追溯的终点", "where the ways downstream end"),
            .required("villages", .list(item)), .required("facilities", .list(item)),
            .required(
                "pipes",
                .list(
                    .object([
                        .required("id", .id), .required("code", .text()), .required("kind", .bilingual),
                        .required("lengthMetres", .number()), .required("direction", .bilingual),
                    ]))),
        ]))
}
