import Domain
import Governance
import Hummingbird
import Store

/// The templates of columns for programs (导入模板接口).
struct ImportTemplateAPI: APIFeature {
    let site: Site

    private var desk: ImportDesk { ImportDesk(site.platform) }

    var apiRoutes: [APIRoute] {
        [
            APIRoute(
                method: .get, path: "/imports/templates",
                summary: BilingualText("一类清单可用的列对应模板", "The templates of columns for a kind of list"),
                group: .imports, parameters: [Self.kind],
                response: .named("ImportTemplates", .object([.required("items", .list(Self.schema))])),
                permission: .importFiles
            ) { call in
                let templates = try await desk.templates(try ImportAPI.kind(call), access: try call.access)
                return call.json { json in
                    json.object {
                        $0.name("items")
                        $0.array(templates) { Self.write($1, to: &$0) }
                    }
                }
            },
            APIRoute(
                method: .post, path: "/imports/templates",
                summary: BilingualText(
                    "保存列对应模板；同名的被替换", "Keep a template of columns; one of the same name is replaced"),
                group: .imports,
                body: .json(
                    .named(
                        "ImportTemplateCreation",
                        .object([
                            .required("kind", .choice(ImportKind.allCases.map(\.rawValue))),
                            .required("name", .text(limit: Self.longestName)), Self.mapping,
                            .optional(
                                "homeArea", .text(limit: 32), "归哪个区划使用，默认本人辖区",
                                "code of the area that has it; the own one if left out"),
                        ]))),
                response: Self.schema, status: .created, permission: .importFiles
            ) { call in
                let access = try call.access
                let (settings, name) = try Self.read(call.body)
                try await desk.save(settings, as: name, access: access)
                let templates = try await desk.templates(settings.kind, access: access)
                guard let kept = templates.first(where: { $0.name == name }) else { throw Problem.notFound }
                return call.json(.created) { Self.write(kept, to: &$0) }
            },
            APIRoute(
                method: .delete, path: "/imports/templates",
                summary: BilingualText("删除列对应模板", "Forget a template of columns"), group: .imports,
                parameters: [
                    Self.kind, .query("name", "模板名", "Its name", .text(limit: Self.longestName), isRequired: true),
                ],
                response: .named("ImportTemplateRemoval", .object([.required("deleted", .text())])),
                permission: .importFiles
            ) { call in
                let name = call.query("name") ?? ""
                try await desk.deleteTemplate(name, try ImportAPI.kind(call), access: try call.access)
                return call.json { json in json.object { $0.member("deleted", name) } }
            },
        ]
    }

    private static let longestName = 60

    private static let kind = APIParameter.query(
        "kind", "清单种类", "Kind of list", .choice(ImportKind.allCases.map(\.rawValue)), isRequired: true)

    private static let mapping = APIMember.required(
        "mapping", .map(.text(limit: 200)), "列名到字段；空为不取此列", "field by heading; an empty one leaves the column out")

    private static let schema = APISchema.named(
        "ImportTemplate",
        .object([
            .required("kind", .text()), .required("name", .text()), mapping,
            .required("area", .id, "谁可用：此区划及其下级", "whose it is: this area's and those within"),
        ]))

    private static func read(_ body: JSONNode) throws -> (ImportSettings, String) {
        guard let kind = ImportKind(rawValue: body["kind"]?.text ?? "") else { throw Problem.notFound }
        let name = (body["name"]?.text ?? "").filter { !$0.isNewline }
        guard !name.allSatisfy(\.isWhitespace) else {
            throw Problem.unfit([
                Problem.Fault(name: "name", message: BilingualText("请填写模板名", "the template needs a name"))
            ])
        }
        var mapping: [String: String] = [:]
        for member in body["mapping"]?.members ?? [] {
            let key = member.value.text ?? ""
            guard key.isEmpty || kind.target(key) != nil else {
                let known = kind.targets.map(\.key)
                throw Self.unknown(key, of: known, in: member.name)
            }
            mapping[member.name] = key
        }
        return (ImportSettings(kind, mapping: mapping, homeArea: body["homeArea"]?.text), name)
    }

    private static func unknown(_ key: String, of known: [String], in heading: String) -> Problem {
        let message = BilingualText(
            "没有字段 \(key)；可用：" + known.joined(separator: "、"),
            "there is no field \(key); there are: " + known.joined(separator: ", "))
        return Problem.unfit([Problem.Fault(name: "mapping." + heading, message: message)])
    }

    private static func write(_ template: ImportTemplate, to json: inout JSONBuffer) {
        json.object { json in
            json.member("kind", template.kind.rawValue)
            json.member("name", template.name)
            json.name("mapping")
            json.object { json in
                for (heading, key) in template.mapping.sorted(by: { $0.key < $1.key }) { json.member(heading, key) }
            }
            json.member("area", template.area.number)
        }
    }
}
