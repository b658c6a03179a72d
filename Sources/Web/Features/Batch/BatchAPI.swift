import Domain
import Governance
import HTTPTypes
import Hummingbird
import Store

/// One value for many records, for programs (批量修改接口).
struct BatchAPI: APIFeature {
    let site: Site

    var apiRoutes: [APIRoute] { RecordKind.published.map(change) + [undo] }

    private func change(_ kind: RecordKind) -> APIRoute {
        APIRoute(
            method: .post, path: "/records/\(kind.rawValue)/batch",
            summary: BilingualText(
                "把多条记录的一个字段改为同一值（\(kind.name.zh)）；有一条不能改则全部不改",
                "Give many records one value (\(kind.name.en.lowercased())); all of them or none"),
            group: .records,
            body: .json(.named(kind.schemaName + "Batch", .object(Self.members(kind)))), longestBody: 128 << 10,
            response: RecordChangeAPI.entrySchema, permission: .editRegister
        ) { call in
            let access = try call.access
            let batch = try change(call.body, kind)
            do {
                let entry = try await site.register.change(batch, form: call.body["key"]?.text, access: access)
                return call.json { json in json.object { $0.member("entry", entry) } }
            } catch let error as BatchError {
                guard case .refused = error else { throw error }
                throw Self.refusal(error, try await site.register.plan(batch, access: access))
            }
        }
    }

    private var undo: APIRoute {
        APIRoute(
            method: .post, path: "/batches/{id}/undo",
            summary: BilingualText("整体撤销一次批量修改", "Take a change of many records back as a whole"), group: .records,
            parameters: [.id("批量修改的日志序号", "Entry of the log of the change")],
            response: RecordChangeAPI.entrySchema, permission: .editRegister
        ) { call in
            let entry = try await site.register.undoBatch(try call.context.number(), access: try call.access)
            return call.json { json in json.object { $0.member("entry", entry) } }
        }
    }

    private static func members(_ kind: RecordKind) -> [APIMember] {
        let pick = APISchema.object([
            .required("id", .id), .required("version", .integer(0...Int64.max), "所见版本", "the version that was seen"),
        ])
        return [
            .required("field", .choice(BatchChange.fields(of: kind).map(\.key))),
            .required("value", .any, "新值；null 声明为未知", "the value; null states it as unknown"),
            .required("records", .list(pick), "至多 \(BatchChange.limit) 条", "at most \(BatchChange.limit)"),
            .required(
                "source", .text(limit: BatchChange.sourceLength), "来源，如批文号、现场核查", "where this comes from"),
            RecordChangeAPI.validFrom,
            .optional(
                "key", .text(limit: 64), "同一 key 再次提交不会重复修改", "sent again with the same key, it changes nothing"),
        ]
    }

    private func change(_ body: JSONNode, _ kind: RecordKind) throws -> BatchChange {
        let key = body["field"]?.text ?? ""
        guard let field = BatchChange.fields(of: kind).first(where: { $0.key == key }) else { throw Problem.notFound }
        let picks = (body["records"]?.items ?? []).map { item in
            BatchChange.Pick(SubjectID(item["id"]?.integer ?? 0), version: item["version"]?.integer ?? 0)
        }
        return BatchChange(
            kind, field, try Self.value(body["value"] ?? .null, field),
            validFrom: RecordChangeAPI.day(body) ?? site.platform.today, source: body["source"]?.text ?? "",
            picks: picks)
    }

    /// The value, nil for `null`.
    ///
    /// Texts that mean "nothing" are no way to take values away from many records.
    private static func value(_ node: JSONNode, _ field: Field) throws -> Value? {
        switch node {
        case .null: return nil
        case .text, .flag: break
        default: throw unfit(valueForm)
        }
        switch RecordChangeAPI.reading(node, field) {
        case .value(let value): return value
        case .missing: throw unfit(valueMissing)
        case .refused(let message): throw unfit(message)
        }
    }

    private static func unfit(_ message: BilingualText) -> Problem {
        Problem.unfit([Problem.Fault(name: "value", message: message)])
    }

    private static let valueForm = BilingualText(
        "应为文字、true、false 或 null", "It must be a text, true, false or null.")
    private static let valueMissing = BilingualText(
        "不能为空；要声明为未知请填 null", "It is empty; send null to state it as unknown.")

    /// Every record for which it is refused, by number.
    private static func refusal(_ error: BatchError, _ plan: BatchPlan) -> Problem {
        var problem = error.problem
        problem.faults = plan.refused.compactMap { line in
            guard case .refused(let reason) = line.outcome else { return nil }
            return Problem.Fault(name: "records.\(line.pick.id)", message: reason.message)
        }
        return problem
    }
}
