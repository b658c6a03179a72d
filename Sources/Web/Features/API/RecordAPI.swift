import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Single records and their facts for programs (一村一档、一站一档接口).
struct RecordAPI: APIFeature {
    let site: Site

    var apiRoutes: [APIRoute] {
        RecordKind.published.flatMap { kind in
            let id = APIParameter.id("记录编号", "Number of the record")
            return [
                APIRoute(
                    method: .get, path: "/records/\(kind.rawValue)/{id}",
                    summary: BilingualText("一条记录（\(kind.name.zh)）", "A record (\(kind.name.en.lowercased()))"),
                    group: .records,
                    parameters: [
                        id, .query("origins", "附各值的出处", "With the origin of each value", .flag),
                    ] + APIParameter.moment, response: .record(of: kind), permission: .viewRegister
                ) { call in try await record(kind, call) },
                APIRoute(
                    method: .get, path: "/records/\(kind.rawValue)/{id}/facts",
                    summary: BilingualText(
                        "一条记录的全部事实（\(kind.name.zh)）", "All facts of a record (\(kind.name.en.lowercased()))"),
                    group: .records, parameters: [id] + APIParameter.moment, response: Self.factsSchema,
                    permission: .viewRegister
                ) { call in try await facts(kind, call) },
            ]
        }
    }

    private static let factsSchema = APISchema.named(
        "Facts",
        .object([
            .required("items", .list(.fact), "最新在前", "the latest first"),
            .required(
                "acceptance",
                .orNull(.object([.required("entry", .id), .required("at", .moment), .required("by", .text())])),
                "最近一次录入的审核", "who accepted what was last recorded"),
            .required("version", .integer(0...Int64.max)),
        ]))

    private func record(_ kind: RecordKind, _ call: APICall) async throws -> Response {
        let id = try call.context.subject()
        let asOf = call.context.state.asOf(site.platform)
        let access = try call.access
        guard let state = try await site.register.state(kind, id, asOf: asOf, access: access) else {
            throw Problem.notFound
        }
        var page: RegisterPage?
        if try call.flag("origins") { page = try await site.register.page(kind, id, asOf: asOf, access: access) }
        return Self.answer(state, asOf, call, originsFrom: page)
    }

    /// A record's present state.
    static func answer(
        _ state: RecordState, _ asOf: AsOf, _ call: APICall, originsFrom page: RegisterPage? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        var response = call.json(status) { json in
            json.object { json in
                json.member("id", state.id.number)
                json.member("kind", state.kind.rawValue)
                json.member("name", state.name)
                json.member("code", state.code)
                json.name("place")
                json.write(state.region)
                json.member("values", state.values)
                writeUnits(state, to: &json)
                json.member("validFrom", state.range?.from ?? .beginning)
                json.member("validTo", state.range?.to ?? .end)
                json.member("asOf", asOf.valid)
                json.member("version", state.version)
                if let page { writeOrigins(page, of: state.values, to: &json) }
            }
        }
        response.headers[.eTag] = "\"\(state.version)\""
        return response
    }

    private static func writeUnits(_ state: RecordState, to json: inout JSONBuffer) {
        let units = Self.units[state.kind] ?? []
        json.name("units")
        json.object { json in
            for (key, unit) in units where state.values[key] != nil { json.members(as: unit) }
        }
    }

    /// The units of the fields that have one, as every answer has them.
    private static let units = Dictionary(
        uniqueKeysWithValues: RecordKind.allCases.map { kind in
            let measured = kind.fields.filter { !$0.unit.zh.isEmpty }
            return (
                kind,
                measured.map { field in
                    var unit = JSONBuffer(capacity: 64)
                    unit.member(field.key, field.unit)
                    return (key: field.key, unit: unit)
                }
            )
        })

    private static func writeOrigins(_ page: RegisterPage, of values: FieldValues, to json: inout JSONBuffer) {
        json.name("origins")
        json.object { json in
            for key in values.keys {
                guard let fact = page.origins[key] else { continue }
                json.name(key)
                json.object { $0.writeOrigin(fact) }
            }
        }
    }

    private func facts(_ kind: RecordKind, _ call: APICall) async throws -> Response {
        let access = try call.access
        let asOf = call.context.state.asOf(site.platform)
        guard let page = try await site.register.page(kind, try call.context.subject(), asOf: asOf, access: access)
        else {
            throw Problem.notFound
        }
        let path = page.region?.path ?? page.lineage.last?.path
        let hidden = path.map { access.hiddenKeys(of: kind, in: $0) } ?? kind.fields.filter(\.isGuarded).map(\.key)
        return call.json { json in
            json.object { json in
                json.name("items")
                json.array(page.facts) { $0.write($1, hiding: hidden) }
                json.name("acceptance")
                if let entry = page.acceptance {
                    json.object {
                        $0.member("entry", entry.sequence)
                        $0.member("at", entry.at)
                        $0.member("by", entry.actor.name)
                    }
                } else {
                    json.writeNull()
                }
                json.member("version", page.version)
            }
        }
    }
}

extension JSONBuffer {
    /// The members of an origin: the fact and the entry of the log that brought it.
    mutating func writeOrigin(_ fact: SourcedFact) {
        member("fact", fact.fact.id)
        member("entry", fact.origin.sequence)
        member("recordedAt", fact.origin.at)
        member("by", fact.origin.actor.name)
        member("channel", fact.origin.actor.channel.rawValue)
        member("action", fact.origin.action)
        member("locus", fact.fact.locus)
        if !fact.statedSource.isEmpty { member("source", fact.statedSource) }
        member("validFrom", fact.fact.validity.from)
        member("validTo", fact.fact.validity.to)
    }

    /// A fact with its origin.
    mutating func write(_ fact: SourcedFact, hiding hidden: [String]) {
        var values = fact.fact.assertion.values
        for key in hidden { values[key] = nil }
        object {
            $0.writeOrigin(fact)
            $0.member("kind", fact.fact.kind.rawValue)
            $0.member("values", values)
            $0.name("cleared")
            $0.array(fact.fact.assertion.cleared.subtracting(hidden).sorted()) { $0.write($1) }
            $0.member("withdrawnAt", fact.withdrawnAt)
        }
    }
}
