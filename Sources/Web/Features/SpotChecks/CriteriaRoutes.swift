import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird

/// The criteria by which spot checks judge, version by version (判定规则).
struct CriteriaRoutes: Feature {
    let site: Site

    private var desk: CriteriaDesk { CriteriaDesk(site.platform) }

    func add(to router: Router<WebContext>) {
        router.get("/spotchecks/criteria") { _, context in try await list(context) }
        router.get("/spotchecks/criteria/view") { _, context in try await show(context) }
        router.get("/spotchecks/criteria/export") { _, context in try await export(context) }
        router.get("/spotchecks/criteria/edit") { _, context in try await edit(context) }
        router.post("/spotchecks/criteria/edit") { _, context in try await change(context) }
    }

    private func version(_ name: String, _ context: WebContext) async throws -> CriteriaDesk.Version {
        guard let key = CriteriaDesk.Key(context.url[name] ?? "") else { throw Problem.notFound }
        return try await desk.version(key, access: try context.access)
    }

    private func list(_ context: WebContext) async throws -> Response {
        CriteriaListView(versions: try await desk.versions(access: try context.access)).page(site, context).response()
    }

    private func show(_ context: WebContext) async throws -> Response {
        CriteriaVersionView(version: try await version("key", context)).page(site, context).response()
    }

    private func export(_ context: WebContext) async throws -> Response {
        let found = try await version("key", context)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var response = Response.bytes(Array(try encoder.encode(found.list)), type: "application/json")
        let name = found.key.code.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)-\(found.key.version).json\""
        return response
    }

    private func edit(_ context: WebContext) async throws -> Response {
        let form = CriteriaForm(try await version("from", context))
        return CriteriaFormView(form: form, language: context.language).page(site, context).response()
    }

    private func change(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard access.mayAnywhere(.spotCheck) else { throw Problem.notFound }
        var form = CriteriaForm(context.form)
        let command = context.form.text("do")
        guard command.isEmpty || command == "save" else {
            form.apply(command, context.form, context.language)
            return CriteriaFormView(form: form, language: context.language).page(site, context)
                .response(form.problems.isEmpty ? .ok : .unprocessableContent)
        }
        form.problems = form.faults(context.language)
        if form.problems.isEmpty {
            do {
                let key = try await desk.keep(form.list, from: form.base, access: access)
                return .redirect(to: CriteriaListView.address(key))
            } catch let error as SpotCheckError {
                form.problems.append(context.language(error.message))
            }
        }
        return CriteriaFormView(form: form, language: context.language).page(site, context)
            .response(.unprocessableContent)
    }
}
