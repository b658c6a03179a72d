import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Creating, changing and accepting records for programs (台账修改接口).
struct RecordChangeAPI: APIFeature {
    let site: Site

    var apiRoutes: [APIRoute] {
        RecordKind.published.flatMap { kind in
            // A village is a place: it is founded, merged and ended with the tree.
            (kind == .village ? [] : [create(kind), retire(kind), restore(kind)]) + [edit(kind), accept(kind)]
        }
    }

    private func create(_ kind: RecordKind) -> APIRoute {
        APIRoute(
            method: .post, path: "/records/\(kind.rawValue)",
            summary: BilingualText("新增记录（\(kind.name.zh)）", "Add a record (\(kind.name.en.lowercased()))"),
            group: .records,
            body: .json(
                .named(
                    kind.schemaName + "Creation",
                    .object([
                        .required("values", .changes(of: kind), "须有 name 与 place", "with name and place"),
                        Self.validFrom, Self.source,
                    ]))),
            response: .record(of: kind), status: .created, permission: .editRegister
        ) { call in
            let access = try call.access
            let (values, _) = try Self.values(call.body, kind)
            let day = Self.day(call.body) ?? site.platform.today
            let source = call.body["source"]?.text ?? ""
            let id = try await site.register.create(kind, values, validFrom: day, source: source, access: access)
            var response = try await state(kind, id, call, status: .created)
            response.headers[.location] = "\(APITable.root)/records/\(kind.rawValue)/\(id)"
            return response
        }
    }

    private func edit(_ kind: RecordKind) -> APIRoute {
        APIRoute(
            method: .patch, path: "/records/\(kind.rawValue)/{id}",
            summary: BilingualText(
                "修改记录（\(kind.name.zh)）；未提到的字段不变，原值留档",
                "Change a record (\(kind.name.en.lowercased())); the rest stays, the past stays on file"),
            group: .records, parameters: [.id("记录编号", "Number of the record"), Self.ifMatch],
            body: .json(
                .named(
                    kind.schemaName + "Edit",
                    .object([
                        .optional("values", .changes(of: kind)),
                        .optional(
                            "cleared", .list(.choice(kind.fields.map(\.key))), "声明为未知的字段", "fields to state as unknown"),
                        Self.validFrom, Self.source,
                        .optional(
                            "version", .integer(0...Int64.max), "所见版本；与 If-Match 必有其一",
                            "the version that was seen; needed unless If-Match is sent"),
                    ]))),
            response: .record(of: kind), refusals: [.preconditionFailed, .preconditionRequired],
            permission: .editRegister
        ) { call in
            let id = try call.context.subject()
            let access = try call.access
            let (values, nulls) = try Self.values(call.body, kind)
            let cleared = nulls.union((call.body["cleared"]?.items ?? []).compactMap(\.text))
            let (seen, isByHeader) = try Self.seenVersion(call)
            guard let seen else { throw RegisterError.versionMissing }
            let edit = RegisterDesk.Edit(
                values, clearing: cleared, validFrom: Self.day(call.body) ?? site.platform.today, seenVersion: seen,
                source: call.body["source"]?.text ?? "")
            do {
                try await site.register.edit(kind, id, edit, access: access)
            } catch RegisterError.changedMeanwhile where isByHeader {
                throw Self.preconditionFailed
            }
            return try await state(kind, id, call)
        }
    }

    private func accept(_ kind: RecordKind) -> APIRoute {
        APIRoute(
            method: .post, path: "/records/\(kind.rawValue)/{id}/accept",
            summary: BilingualText(
                "审核最近一次录入（\(kind.name.zh)）；录入与审核不得为同一人",
                "Accept what was last recorded (\(kind.name.en.lowercased())); never by the one who recorded it"),
            group: .records, parameters: [.id("记录编号", "Number of the record")],
            response: .named("Acceptance", .object([.required("entry", .id, "日志序号", "the entry of the log")])),
            permission: .acceptRecords
        ) { call in
            let entry = try await site.register.accept(kind, try call.context.subject(), access: try call.access)
            return call.json { json in json.object { $0.member("entry", entry) } }
        }
    }

    private func retire(_ kind: RecordKind) -> APIRoute {
        APIRoute(
            method: .post, path: "/records/\(kind.rawValue)/{id}/retire",
            summary: BilingualText(
                "注销记录（\(kind.name.zh)）；此前的情况留档", "Strike a record off (\(kind.name.en.lowercased())); its past stays"),
            group: .records, parameters: [.id("记录编号", "Number of the record"), Self.ifMatch],
            body: .json(
                .named(
                    "Retirement",
                    .object([
                        .required("source", .text(limit: 200), "来源，如批文号、现场核查", "where this comes from"),
                        Self.validFrom,
                        .optional("version", .integer(0...Int64.max), "所见版本", "the version that was seen"),
                    ]))),
            response: Self.entrySchema, refusals: [.preconditionFailed, .preconditionRequired],
            permission: .editRegister
        ) { call in
            let (seen, isByHeader) = try Self.seenVersion(call)
            guard let seen else { throw RegisterError.versionMissing }
            do {
                let entry = try await site.register.retire(
                    kind, try call.context.subject(), from: Self.day(call.body) ?? site.platform.today,
                    source: call.body["source"]?.text ?? "", seenVersion: seen, access: try call.access)
                return call.json { json in json.object { $0.member("entry", entry) } }
            } catch RegisterError.changedMeanwhile where isByHeader {
                throw Self.preconditionFailed
            }
        }
    }

    private func restore(_ kind: RecordKind) -> APIRoute {
        APIRoute(
            method: .post, path: "/records/\(kind.rawValue)/{id}/restore",
            summary: BilingualText(
                "撤销注销（\(kind.name.zh)）", "Take a retirement back (\(kind.name.en.lowercased()))"),
            group: .records, parameters: [.id("记录编号", "Number of the record")], response: Self.entrySchema,
            permission: .editRegister
        ) { call in
            let entry = try await site.register.restore(kind, try call.context.subject(), access: try call.access)
            return call.json { json in json.object { $0.member("entry", entry) } }
        }
    }

    static let entrySchema = APISchema.named(
        "LogEntry", .object([.required("entry", .id, "日志序号", "the entry of the log")]))

    private static let ifMatch = APIParameter.header(
        "If-Match", "所见的 ETag；与 version 必有其一，不接受 *", "The ETag that was seen; needed unless version is sent, never *",
        .text(limit: 64))

    private static let source = APIMember.optional(
        "source", .text(limit: BatchChange.sourceLength), "依据或出处，如批文号、现场核查", "where this comes from")

    static let validFrom = APIMember.optional(
        "validFrom", .day, "自哪天起有效，默认今天", "since when it is so; today by default")

    private func state(
        _ kind: RecordKind, _ id: SubjectID, _ call: APICall, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let asOf = site.platform.asOf()
        guard let state = try await site.register.state(kind, id, asOf: asOf, access: try call.access) else {
            throw Problem.notFound
        }
        return RecordAPI.answer(state, asOf, call, status: status)
    }

    /// The values that were sent, and the keys of those stated to be unknown.
    ///
    /// - Throws: ``Problem`` with status 422, every unfit value named.
    private static func values(_ body: JSONNode, _ kind: RecordKind) throws -> (FieldValues, Set<String>) {
        var values = FieldValues()
        var nulls: Set<String> = []
        var faults: [Problem.Fault] = []
        for member in body["values"]?.members ?? [] {
            guard let field = kind.field(member.name) else { continue }
            switch reading(member.value, field) {
            case .missing: nulls.insert(field.key)
            case .value(let value): values[field.key] = value
            case .refused(let message): faults.append(Problem.Fault(name: "values." + field.key, message: message))
            }
        }
        guard faults.isEmpty else { throw Problem.unfit(faults) }
        return (values, nulls)
    }

    /// The schema has seen to the types; the catalogue sees to the rest, by the same rules as for lists and forms.
    static func reading(_ node: JSONNode, _ field: Field) -> FieldInput.Reading {
        switch node {
        case .null: return .missing
        case .flag(let flag): return FieldInput.read(flag, as: field)
        case .text(let text): return FieldInput.read(text, as: field)
        default:
            if case .subject = field.type { return FieldInput.read(String(node.integer ?? 0), as: field) }
            return FieldInput.read(node.number ?? 0, as: field)
        }
    }

    /// Since when it is so; nil where nothing is said.
    static func day(_ body: JSONNode) -> Day? {
        body["validFrom"]?.text.flatMap { Day(iso: $0) }
    }

    /// The version in the body or in `If-Match`, and whether it came by the header.
    private static func seenVersion(_ call: APICall) throws -> (Int64?, Bool) {
        let inBody = call.body["version"]?.integer
        guard let header = call.request.headers[.ifMatch], header != "*" else { return (inBody, false) }
        let tag = header.drop { $0 == "W" || $0 == "/" }.filter { $0 != "\"" && $0 != " " }
        guard let version = Int64(tag), version >= 0, inBody == nil || inBody == version else {
            throw Problem.malformed(
                "If-Match", header,
                advice: BilingualText("应为所见的 ETag，且与 version 一致", "it is the ETag that was seen, the same as version"))
        }
        return (version, true)
    }

    private static var preconditionFailed: Problem {
        var problem = Problem(
            .preconditionFailed, RegisterError.changedMeanwhile.code, RegisterError.changedMeanwhile.message)
        problem.title = BilingualText("与他人的修改冲突", "Precondition failed")
        return problem
    }
}
