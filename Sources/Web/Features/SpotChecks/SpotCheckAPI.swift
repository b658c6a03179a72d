import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Spot checks for programs (抽查接口).
struct SpotCheckAPI: APIFeature {
    let site: Site

    private var desk: SpotCheckDesk { SpotCheckDesk(site.platform) }

    private static let id = APIParameter.id("抽查编号", "Number of the spot check")
    private static let done = APISchema.named("SpotCheckChange", .object([.required("id", .id)]))

    var apiRoutes: [APIRoute] { reading + comparing + preparing + checking }

    private var reading: [APIRoute] {
        [
            route(
                .get, "/spotchecks", "抽查列表", "The spot checks",
                [
                    .query("before", "只列此编号之前的", "Those before this number", .id),
                    .query("limit", "条数，默认 50", "How many; 50 by default", .integer(1...200)),
                ], response: .named("SpotChecks", .object([.required("items", .list(.map(.any)))]))
            ) { call in
                let records = try await desk.campaigns(
                    before: call.query("before").flatMap { Int64($0) } ?? .max,
                    limit: try call.number("limit", in: 1...200, or: 50), access: try call.access)
                return call.json { json in
                    json.object {
                        $0.name("items")
                        $0.array(records) { json, record in
                            json.object { SpotCheckJSON.write(record, to: &$0) }
                        }
                    }
                }
            },
            route(
                .get, "/spotchecks/{id}", "一次抽查：设置、名录、进度、结果", "A spot check with settings, frame, progress, result",
                [Self.id], response: .named("SpotCheck", .map(.any))
            ) { call in
                let overview = try await desk.overview(try call.context.number(), access: try call.access)
                return call.json { SpotCheckJSON.write(overview, to: &$0) }
            },
            route(
                .get, "/spotchecks/{id}/problems", "由本次抽查转出的问题线索", "The problems that the spot check opened", [Self.id],
                response: .named("SpotCheckProblems", .object([.required("items", .list(.map(.any)))]))
            ) { call in
                let found = try await desk.problems(try call.context.number(), access: try call.access)
                return call.json { SpotCheckJSON.write(found, to: &$0) }
            },
            route(
                .get, "/spotchecks/criteria", "判定规则及版本", "The criteria and their versions", [],
                response: .named("CriteriaVersions", .object([.required("items", .list(.map(.any)))]))
            ) { call in
                let versions = try await CriteriaDesk(site.platform).versions(access: try call.access)
                return call.json { json in
                    json.object {
                        $0.name("items")
                        $0.array(versions) { SpotCheckJSON.write($1, to: &$0) }
                    }
                }
            },
            APIRoute(
                method: .get, path: "/public/spotchecks/{id}",
                summary: BilingualText("公开核验：承诺、种子、名单", "Public verification: commitments, seed, list"),
                group: .spotChecks, parameters: [Self.id], response: .named("PublicSpotCheck", .map(.any)),
                isPublic: true
            ) { call in
                guard let found = try await desk.verification(try call.context.number()) else {
                    throw Problem.notFound
                }
                return call.json { SpotCheckJSON.write(found, to: &$0) }
            },
        ]
    }

    private var comparing: [APIRoute] {
        [
            route(
                .get, "/spotchecks/{id}/comparable", "可与之比较的已结束抽查", "The finished spot checks to compare it with",
                [Self.id], response: .named("ComparableSpotChecks", .object([.required("items", .list(.map(.any)))]))
            ) { call in
                let records = try await desk.comparable(to: try call.context.number(), access: try call.access)
                return call.json { json in
                    json.object {
                        $0.name("items")
                        $0.array(records) { json, record in
                            json.object { SpotCheckJSON.write(record, to: &$0) }
                        }
                    }
                }
            },
            route(
                .get, "/spotchecks/{id}/comparison", "与另一次抽查比较：差别是真有不同还是偶然",
                "Compare with another spot check: a real difference, or chance",
                [
                    Self.id,
                    .query("with", "另一次抽查的编号", "Number of the other spot check", .id, isRequired: true),
                ], response: .named("SpotCheckComparison", SpotCheckJSON.comparison)
            ) { call in
                let found = try await desk.compare(
                    try call.context.number(), call.query("with").flatMap { Int64($0) } ?? 0, access: try call.access)
                return call.json { SpotCheckJSON.write(found, to: &$0) }
            },
        ]
    }

    private var preparing: [APIRoute] {
        [
            route(
                .post, "/spotchecks", "新建抽查；须确认判定规则", "Create a spot check; its criteria must be confirmed",
                [],
                body: .object([
                    .required("area", .id), .required("title", .text(limit: 500)),
                    .required("organiser", .text(limit: 500)), .optional("purpose", .text(limit: 500)),
                    .required(
                        "criteria", .text(limit: 100), "判定规则及版本，如 effective-operation-draft-1@0",
                        "the criteria and their version, such as effective-operation-draft-1@0"),
                    .required(
                        "criteriaConfirmed", .flag, "组织单位已逐条确认并负责，须为 true",
                        "the organiser has confirmed every item and answers for it; must be true"),
                    .optional("design", .choice(CampaignSettings.Design.allCases.map(\.rawValue))),
                    .optional(
                        "certainCapacity", .number(0...1_000_000), "必查规模 m³/d，0 为不设",
                        "capacity in m³/d from which all are checked; 0 for none"),
                    .optional("threshold", .number(0...1)), .optional("confidence", .number(0.5...1)),
                    .optional("recheckShare", .number(0...0.5)),
                    .optional(
                        "features", .list(.choice(CampaignSettings.Feature.allCases.map(\.rawValue)))),
                ])
            ) { call in
                answer(try await create(call), call)
            },
            route(
                .post, "/spotchecks/{id}/freeze", "冻结名录", "Freeze the frame", [Self.id],
                body: .object([
                    .required("day", .day), .optional("exclusions", .map(.text(limit: 500)), "编码：原因", "id: reason"),
                ])
            ) { call in
                let id = try call.context.number()
                var exclusions: [String: String] = [:]
                for member in call.body["exclusions"]?.members ?? [] { exclusions[member.name] = member.value.text }
                try await desk.freezeFrame(
                    id, asOf: call.body["day"]?.text.flatMap { Day(iso: $0) } ?? .end, exclusions: exclusions,
                    access: try call.access)
                return answer(id, call)
            },
            route(
                .post, "/spotchecks/{id}/announce", "预告随机源并固定样本量", "Announce the event and fix the sizes", [Self.id],
                body: .object([
                    .required("sizes", .map(.integer(0...100_000))),
                    .optional(
                        "townships",
                        .map(
                            .object([
                                .required("count", .integer(0...100_000)), .required("each", .integer(0...100_000)),
                            ]))),
                    .required("kind", .choice(SeedRecord.Kind.allCases.map(\.rawValue))),
                    .required("notice", .text(limit: 500)),
                    .required("dueAt", .integer(0...Instant.end.milliseconds), "UTC 毫秒", "milliseconds of UTC"),
                ])
            ) { call in
                let id = try call.context.number()
                var sizes: [String: Int] = [:]
                for member in call.body["sizes"]?.members ?? [] {
                    sizes[member.name] = Int(member.value.integer ?? 0)
                }
                var towns: [String: DrawPlan.Towns] = [:]
                for member in call.body["townships"]?.members ?? [] {
                    towns[member.name] = DrawPlan.Towns(
                        count: Int(member.value["count"]?.integer ?? 0), each: Int(member.value["each"]?.integer ?? 0))
                }
                try await desk.announce(
                    id, sizes: sizes, towns: towns,
                    kind: SeedRecord.Kind(rawValue: call.body["kind"]?.text ?? "") ?? .dice,
                    notice: call.body["notice"]?.text ?? "",
                    dueAt: Instant(milliseconds: call.body["dueAt"]?.integer ?? 0), access: try call.access)
                return answer(id, call)
            },
            route(
                .post, "/spotchecks/{id}/draw", "填写随机事件结果并抽取", "Enter the event's outcome and draw", [Self.id],
                body: .object([
                    .required("kind", .choice(SeedRecord.Kind.allCases.map(\.rawValue))),
                    .required("text", .text(limit: 20_000)), .optional("number", .text(limit: 100)),
                    .optional("game", .text(limit: 100)), .optional("proof", .text(limit: 500)),
                ])
            ) { call in
                let id = try call.context.number()
                let outcome = SeedOutcome(
                    kind: SeedRecord.Kind(rawValue: call.body["kind"]?.text ?? "") ?? .dice,
                    number: call.body["number"]?.text ?? "", text: call.body["text"]?.text ?? "",
                    game: call.body["game"]?.text ?? "")
                try await desk.draw(
                    id, outcome: outcome, proof: call.body["proof"]?.text ?? "", access: try call.access)
                return answer(id, call)
            },
        ]
    }

    private var checking: [APIRoute] {
        [
            route(
                .post, "/spotchecks/{id}/field", "编组并开始现场检查", "Set the teams and begin", [Self.id],
                body: .object([
                    .required(
                        "teams",
                        .list(.object([.required("name", .text(limit: 60)), .required("members", .list(.id))]))),
                    .required("days", .list(.day)),
                ])
            ) { call in
                let id = try call.context.number()
                let teams = (call.body["teams"]?.items ?? []).enumerated().map { index, team in
                    SpotCheckTeam(
                        number: index + 1, name: team["name"]?.text ?? "",
                        members: (team["members"]?.items ?? []).compactMap(\.integer))
                }
                let days = (call.body["days"]?.items ?? []).compactMap { $0.text.flatMap { Day(iso: $0) } }
                try await desk.beginField(id, teams: teams, days: days, access: try call.access)
                return answer(id, call)
            },
            route(
                .post, "/assignments/{id}/replace", "按号签递补", "Replace by the next ticket",
                [.id("任务编号", "Number of the task")], body: .object([.required("reason", .text(limit: 500))])
            ) { call in
                let new = try await desk.replace(
                    try call.context.number(), reason: call.body["reason"]?.text ?? "", access: try call.access)
                return answer(new, call)
            },
            route(.post, "/spotchecks/{id}/finish", "结束并计算结果", "Finish and compute the result", [Self.id]) { call in
                let id = try call.context.number()
                try await desk.finish(id, access: try call.access)
                return answer(id, call)
            },
        ]
    }

    private func route(
        _ method: HTTPRequest.Method, _ path: String, _ zh: String, _ en: String, _ parameters: [APIParameter],
        body: APISchema? = nil, response: APISchema = Self.done,
        _ handler: @escaping @Sendable (APICall) async throws -> Response
    ) -> APIRoute {
        APIRoute(
            method: method, path: path, summary: BilingualText(zh, en), group: .spotChecks, parameters: parameters,
            body: body.map { .json($0) } ?? .none, response: response, permission: .spotCheck, handler: handler)
    }

    private func create(_ call: APICall) async throws -> Int64 {
        let body = call.body
        var settings = CampaignSettings()
        settings.threshold = body["threshold"]?.number ?? settings.threshold
        settings.confidence = body["confidence"]?.number ?? settings.confidence
        settings.recheckShare = body["recheckShare"]?.number ?? settings.recheckShare
        settings.design = body["design"]?.text.flatMap(CampaignSettings.Design.init(rawValue:)) ?? .facilities
        if let certain = body["certainCapacity"]?.number { settings.certainCapacity = certain > 0 ? certain : nil }
        if settings.design.isTwoStage { settings.features = [] }
        if let features = body["features"] {
            settings.features = features.items.compactMap { $0.text.flatMap(CampaignSettings.Feature.init(rawValue:)) }
        }
        let access = try call.access
        guard let key = CriteriaDesk.Key(body["criteria"]?.text ?? "") else { throw Problem.notFound }
        let criteria = try await CriteriaDesk(site.platform).version(key, access: access)
        return try await desk.create(
            SpotCheckDesk.Draft(
                area: SubjectID(body["area"]?.integer ?? 0), title: body["title"]?.text ?? "",
                organiser: body["organiser"]?.text ?? "", purpose: body["purpose"]?.text ?? "",
                criteria: criteria.list, isConfirmed: body["criteriaConfirmed"]?.flag ?? false, settings: settings),
            access: access)
    }

    private func answer(_ id: Int64, _ call: APICall) -> Response {
        call.json { json in json.object { $0.member("id", id) } }
    }
}
