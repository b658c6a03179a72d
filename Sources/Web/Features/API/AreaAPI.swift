import Domain
import Governance
import Hummingbird
import Rules
import Store

/// Areas and their indicators for programs (区划与指标接口).
struct AreaAPI: APIFeature {
    let site: Site

    var apiRoutes: [APIRoute] {
        let id = APIParameter.id("区划编号", "Number of the area")
        let moment = APIParameter.moment
        let all = moment + APIParameter.counting
        return [
            route(
                "/areas", "按代码查区划（现用或曾用代码）；不带代码时为本人辖区",
                "An area by a code it has or had; without a code, the caller's own",
                [.query("code", "区划代码；0 为全国", "Code of the area; 0 for the nation", .text(limit: 32))] + moment,
                Self.areaSchema
            ) { call in try await area(call.query("code").map { .code($0) } ?? .own, call) },
            route("/areas/{id}", "一个区划", "An area", [id] + moment, Self.areaSchema) { call in
                try await area(.id(try call.context.subject()), call)
            },
            route("/areas/{id}/children", "直接下级区划", "The areas directly below", [id] + moment, Self.childrenSchema) {
                call in
                try await children(call)
            },
            route("/areas/{id}/indicators", "各项指标", "The indicators of an area", [id] + all, Self.indicatorsSchema) {
                call in
                try await indicators(call)
            },
            route(
                "/areas/{id}/parts", "各直接下级的指标", "The indicators of each area directly below", [id] + all,
                Self.partsSchema
            ) { call in try await parts(call) },
            route(
                "/areas/{id}/trend", "近十二个月的指标", "The indicators over the last twelve months", [id] + all,
                Self.trendSchema
            ) { call in try await trend(call) },
        ]
    }

    private func route(
        _ path: String, _ zh: String, _ en: String, _ parameters: [APIParameter], _ response: APISchema,
        _ handler: @escaping @Sendable (APICall) async throws -> Response
    ) -> APIRoute {
        APIRoute(
            method: .get, path: path, summary: BilingualText(zh, en), group: .areas, parameters: parameters,
            response: response, permission: .viewRegister, handler: handler)
    }

    private func board(
        _ key: BoardDesk.AreaKey, _ call: APICall, _ parts: BoardDesk.Parts = []
    ) async throws -> Board {
        let state = call.context.state
        let board = try await site.boards.board(
            key, asOf: state.asOf(site.platform), rulesID: state.rules, tree: state.tree, access: try call.access,
            parts: parts)
        guard let board else { throw Problem.notFound }
        if let wanted = state.rules, wanted != board.rules.id {
            let names = board.alternatives.map(\.id)
            throw Problem.malformed(
                PageState.rulesName, wanted,
                advice: BilingualText(
                    "本地可用的规则集有 \(names.joined(separator: "、"))",
                    "the rule sets of this area are \(names.joined(separator: ", "))"))
        }
        return board
    }

    private func area(_ key: BoardDesk.AreaKey, _ call: APICall) async throws -> Response {
        let board = try await board(key, call)
        return call.json { json in
            json.object {
                $0.writeMembers(of: board.region)
                $0.member("parent", board.region.parent.map(\.number))
                $0.name("path")
                $0.array(board.ancestry) { $0.write($1) }
                $0.member("isEnded", board.region.isEnded)
                $0.member("successor", board.region.successor.map(\.number))
                $0.member("validFrom", board.region.range.from)
                $0.member("validTo", board.region.range.to)
                $0.member("dataVersion", board.dataVersion)
            }
        }
    }

    private func children(_ call: APICall) async throws -> Response {
        let board = try await board(.id(try call.context.subject()), call, .lines)
        return call.json { json in
            json.object {
                $0.name("items")
                $0.array(board.lines) { $0.write($1.region) }
            }
        }
    }

    private func indicators(_ call: APICall) async throws -> Response {
        let board = try await board(.id(try call.context.subject()), call)
        return answer(board, call) { json in
            json.name("indicators")
            json.array(board.figures) { json, figure in
                json.object {
                    $0.writeMembers(of: figure.value)
                    $0.member("target", figure.target?.value)
                    $0.name("targetAbove")
                    if let above = figure.targetAbove {
                        $0.object {
                            $0.member("value", above.target.value)
                            $0.member("year", Int64(above.target.year))
                            $0.member("level", above.level.word)
                        }
                    } else {
                        $0.writeNull()
                    }
                    $0.member("name", figure.indicator.name)
                    $0.member("unit", figure.indicator.unit)
                    $0.member("reason", figure.value.reason)
                }
            }
            json.name("spotChecks")
            json.array(board.spotChecks) { json, found in
                json.object {
                    $0.member("campaign", found.campaign)
                    $0.member("level", found.level.word)
                    $0.member("organiser", found.organiser)
                    $0.member("day", found.day)
                    $0.member("effective", Int64(found.counts.effective))
                    $0.member("checked", Int64(found.counts.known))
                    $0.member("value", found.estimate?.estimate)
                    $0.member("lower", found.estimate?.lower)
                    $0.member("upper", found.estimate?.upper)
                }
            }
        }
    }

    private func parts(_ call: APICall) async throws -> Response {
        let board = try await board(.id(try call.context.subject()), call, .lines)
        return answer(board, call) { json in
            json.name("parts")
            json.array(board.lines) { json, line in
                json.object {
                    $0.writeMembers(of: line.region)
                    $0.member("indicators", line.values)
                }
            }
        }
    }

    private func trend(_ call: APICall) async throws -> Response {
        let board = try await board(.id(try call.context.subject()), call, .trend)
        return answer(board, call) { json in
            json.name("points")
            json.array(board.trend) { json, point in
                json.object {
                    $0.member("day", point.day)
                    $0.member("indicators", point.values)
                }
            }
        }
    }

    /// What says of which area, moment and rules the figures are, and the figures.
    private func answer(_ board: Board, _ call: APICall, _ figures: (inout JSONBuffer) -> Void) -> Response {
        call.json { json in
            json.object {
                $0.member("area", board.region.code)
                $0.member("id", board.region.id.number)
                $0.member("name", board.region.name)
                $0.member("asOf", board.asOf.valid)
                $0.member("known", call.context.state.known?.description)
                $0.member("rules", board.rules.id)
                $0.member("tree", call.context.state.tree.rawValue)
                $0.member("dataVersion", board.dataVersion)
                figures(&$0)
            }
        }
    }
}

extension AreaAPI {
    private static let areaSchema = APISchema.named(
        "Area",
        .object(
            APISchema.placeMembers + [
                .required("parent", .orNull(.id)),
                .required("path", .list(.place), "上级区划，由高到低，末项为其自身", "the areas above, highest first, itself last"),
                .required("isEnded", .flag, "是否已撤销", "whether it no longer exists"),
                .required("successor", .orNull(.id), "并入的区划", "the area it was merged into"),
                .required("validFrom", .orNull(.day)), .required("validTo", .orNull(.day)),
                .required("dataVersion", .integer(0...Int64.max)),
            ]))

    private static let childrenSchema = APISchema.named("Areas", .object([.required("items", .list(.place))]))

    private static let headMembers: [APIMember] = [
        .required("area", .text(), "区划代码", "the area's code"), .required("id", .id), .required("name", .text()),
        .required("asOf", .day), .required("known", .orNull(.day), "知悉日，null 为全部已知", "null for all that is known"),
        .required("rules", .text(), "规则集", "the rule set"), .required("tree", .choice(["then", "now"])),
        .required(
            "dataVersion", .integer(0...Int64.max), "最近一次改动数据的日志号", "the last entry of the log that changed data"),
    ]

    private static let indicatorsSchema = APISchema.named(
        "Indicators",
        .object(
            headMembers + [
                .required(
                    "indicators",
                    .list(
                        .object(
                            APISchema.indicatorMembers + [
                                .required("target", .orNull(.number()), "本地目标值", "what it should be here"),
                                .required(
                                    "targetAbove",
                                    .orNull(
                                        .object([
                                            .required("value", .number()), .required("year", .integer()),
                                            .required("level", .level),
                                        ])), "最近上级的目标，仅供对照", "that of the nearest area above, for comparison"),
                                .required("name", .bilingual), .required("unit", .bilingual),
                                .required("reason", .orNull(.bilingual), "缺值原因", "why there is no value"),
                            ]))),
                .required(
                    "spotChecks",
                    .list(
                        .object([
                            .required("campaign", .id), .required("level", .level, "组织抽查的层级", "who organised it"),
                            .required("organiser", .text()), .required("day", .day, "完成之日", "when it was finished"),
                            .required("effective", .integer()),
                            .required("checked", .integer(), "已判定的设施数", "facilities whose state is known"),
                            .required("value", .orNull(.number()), "有效运行率；样本太少时为 null", "null where too few are known"),
                            .required("lower", .orNull(.number())), .required("upper", .orNull(.number())),
                        ])), "各级抽查的有效运行率", "the rate of effective operation by each level's check"),
            ]))

    private static let partsSchema = APISchema.named(
        "Parts",
        .object(
            headMembers + [
                .required(
                    "parts",
                    .list(
                        .object(
                            APISchema.placeMembers + [
                                .required("indicators", .list(.object(APISchema.indicatorMembers)))
                            ])))
            ]))

    private static let trendSchema = APISchema.named(
        "Trend",
        .object(
            headMembers + [
                .required(
                    "points",
                    .list(
                        .object([
                            .required("day", .day),
                            .required("indicators", .list(.object(APISchema.indicatorMembers))),
                        ])))
            ]))
}
