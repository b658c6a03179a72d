import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing

@testable import Web

@Suite("The API of imports, users, log, rule sets and regions")
struct AdministrationAPITests {
    private func office() async throws -> OfficeFixture {
        let office = try OfficeFixture()
        try await office.loadSmallTree()
        try await office.user("editor", .countyEditor, in: "441223")
        try await office.user("neighbour", .countyEditor, in: "441226")
        try await office.user("admin", .administrator, in: "441223")
        try await office.user("auditor", .auditor, in: "44")
        return office
    }

    /// The schema that the table gives for an operation.
    private func schema(_ office: OfficeFixture, _ method: HTTPRequest.Method, _ path: String) throws -> APISchema {
        let site = try Site(WebConfiguration(platform: office.platform, access: office.access))
        return try #require(APITable.routes(of: site).first { $0.method == method && $0.path == path }).response
    }

    @Test("a file is checked, taken in, told again, listed and undone, each answer as its schema says")
    func imports() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let query = "?kind=villages&homeArea=441223&fileName=list.csv"
            let checked = try await editor.api(.post, "/imports/dry-run" + query, WizardTests.list)
            #expect(checked.status == .ok)
            #expect(checked.json?["counts"]?["new"]?.integer == 2)
            #expect(checked.json?["dryRun"]?.flag == true)
            #expect(try await office.people("441223").villages == 0)
            let made = try await editor.api(.post, "/imports" + query, WizardTests.list)
            #expect(made.json?["written"]?.flag == true)
            let id = try #require(made.json?["importID"]?.integer)
            #expect(try await office.people("441223").villages == 2)
            let again = try await editor.api(.post, "/imports" + query, WizardTests.list)
            #expect(again.json?["written"]?.flag == false)
            let list = try await editor.api(.get, "/imports")
            #expect(try schema(office, .get, "/imports").faults(in: list.json ?? .null).isEmpty)
            let one = try await editor.api(.get, "/imports/\(id)")
            #expect(try schema(office, .get, "/imports/{id}").faults(in: one.json ?? .null).isEmpty)
            let neighbour = try await office.clerk("neighbour", client)
            #expect(try await neighbour.api(.get, "/imports/\(id)").status == .notFound)
            #expect(try await neighbour.api(.post, "/imports/\(id)/undo").status == .notFound)
            #expect(try await editor.api(.post, "/imports/\(id)/undo").status == .ok)
            #expect(try await editor.api(.post, "/imports/\(id)/undo").status == .conflict)
            #expect(try await office.people("441223").villages == 0)
        }
    }

    @Test("a column is given its meaning for one file, or by a template that is kept, listed and forgotten")
    func columns() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let list = WizardTests.list.replacing("户籍人口", with: "在册的人")
            func people(_ query: String) async throws -> Bool {
                let path = "/imports/dry-run?kind=villages&homeArea=441223&fileName=list.csv" + query
                let checked = try await editor.api(.post, path, list)
                #expect(checked.status == .ok, "\(checked.text)")
                return checked.text.contains("registeredPopulation")
            }
            let given = "&map=%E5%9C%A8%E5%86%8C%E7%9A%84%E4%BA%BA%3DregisteredPopulation&map=%E5%BA%8F%E5%8F%B7%3D"
            #expect(try await people(given))
            #expect(try await !people(""))
            for wrong in ["x", "%3DregisteredPopulation", "nope%3DregisteredPopulation"] {
                let refused = try await editor.api(.post, "/imports/dry-run?kind=villages&map=" + wrong, list)
                #expect(refused.status == .badRequest && refused.text.contains("map"))
            }
            let body = #"{"kind":"villages","name":"county","mapping":{"在册的人":"registeredPopulation"}}"#
            let kept = try await editor.api(.post, "/imports/templates", body, type: "application/json")
            #expect(kept.status == .created, "\(kept.text)")
            #expect(try schema(office, .post, "/imports/templates").faults(in: kept.json ?? .null).isEmpty)
            #expect(try await people("&template=county"))
            let listed = try await editor.api(.get, "/imports/templates?kind=villages")
            #expect(try schema(office, .get, "/imports/templates").faults(in: listed.json ?? .null).isEmpty)
            #expect(listed.json?["items"]?.items.map { $0["name"]?.text } == ["county"])
            let unknown = body.replacing("registeredPopulation", with: "nope")
            #expect(
                try await editor.api(.post, "/imports/templates", unknown, type: "application/json").status
                    == .unprocessableContent)
            let path = "/imports/templates?kind=villages&name=county"
            let neighbour = try await office.clerk("neighbour", client)
            let others = try await neighbour.api(.get, "/imports/templates?kind=villages")
            #expect(others.json?["items"]?.items.isEmpty == true)
            #expect(try await neighbour.api(.delete, path).status == .notFound)
            #expect(try await editor.api(.delete, path).status == .ok)
            #expect(try await editor.api(.delete, path).status == .notFound)
        }
    }

    @Test("what cannot be taken in is answered after RFC 9457 with its reason in both languages")
    func refusals() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let bad: [(String, String, HTTPResponse.Status)] = [
                ("?kind=mountains", WizardTests.list, .badRequest), ("", WizardTests.list, .badRequest),
                ("?kind=villages&headerRow=x", WizardTests.list, .badRequest),
                ("?kind=villages&template=nope", WizardTests.list, .badRequest),
                ("?kind=villages&sheet=nope", WizardTests.list, .badRequest),
                ("?kind=villages&town=nope%3D999999999", WizardTests.list, .badRequest),
                ("?kind=villages", "", .unprocessableContent), ("?kind=villages", "%PDF-1.4", .unprocessableContent),
                ("?kind=villages", "你好\n", .unprocessableContent),
            ]
            for (query, body, status) in bad {
                let answer = try await editor.api(.post, "/imports" + query, body)
                #expect(answer.status == status)
                #expect(answer.headers[.contentType] == "application/problem+json")
                #expect(answer.json?["details"]?["zh"]?.text?.isEmpty == false)
                #expect(answer.json?["details"]?["en"]?.text?.isEmpty == false)
            }
            let auditor = try await office.clerk("auditor", client)
            #expect(try await auditor.api(.post, "/imports?kind=villages", WizardTests.list).status == .forbidden)
            let forged = Clerk(client: client, cookie: editor.cookie, isForging: true)
            #expect(try await forged.api(.post, "/imports?kind=villages", WizardTests.list).status == .forbidden)
        }
    }

    @Test("users, log and rule sets answer as their schemas say, to those who may")
    func others() async throws {
        let office = try await office()
        try await office.serve { client in
            let admin = try await office.clerk("admin", client)
            let editor = try await office.clerk("editor", client)
            let auditor = try await office.clerk("auditor", client)
            let county = try office.region("441223").id
            try await RegionDesk(office.platform).rename(
                county, to: "广宁", code: nil, from: office.platform.today, access: office.root)
            let entry = try #require(try await AuditDesk(office.platform).head(access: office.root)).sequence
            for (clerk, path, pattern) in [
                (admin, "/users", "/users"), (auditor, "/audit", "/audit"), (auditor, "/audit/\(entry)", "/audit/{id}"),
                (auditor, "/audit/head", "/audit/head"), (auditor, "/audit/verify", "/audit/verify"),
                (editor, "/rules", "/rules"),
                (editor, "/rules/gd-2025", "/rules/{id}"),
            ] {
                let answer = try await clerk.api(.get, path)
                #expect(answer.status == .ok)
                #expect(try schema(office, .get, pattern).faults(in: answer.json ?? .null).isEmpty, "\(path)")
            }
            for path in ["/users", "/audit", "/audit/verify"] {
                #expect(try await editor.api(.get, path).status == .forbidden)
            }
            let body = "{\"login\":\"li\",\"name\":\"李\",\"grants\":[{\"role\":\"operator\",\"area\":\(county)}]}"
            let made = try await admin.api(.post, "/users", body, type: "application/json")
            let id = try #require(made.json?["id"]?.integer)
            #expect(made.json?["temporaryPassword"]?.text?.isEmpty == false)
            #expect(try await admin.api(.get, "/users/\(id)").json?["mustChangePassword"]?.flag == true)
            #expect(try await admin.api(.post, "/users/\(id)/disable").status == .ok)
            #expect(try await admin.api(.get, "/users/\(id)").json?["isDisabled"]?.flag == true)
            #expect(try await admin.api(.post, "/users/\(id)/reset-password").json?["temporaryPassword"]?.text != nil)
            #expect(
                try await admin.api(.post, "/users", "{\"login\":1}", type: "application/json").status
                    == .unprocessableContent)
        }
    }

    @Test("the tree is changed by programs under the same rules as on the pages")
    func regions() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let town = try office.region("441223101").id
            let renamed = try await editor.api(
                .post, "/regions/\(town)/rename", "{\"name\":\"新镇\"}", type: "application/json")
            #expect(renamed.json?["id"]?.integer == town.number)
            #expect(try office.region("441223101").name == "新镇")
            let county = try office.region("441223").id
            let made = try await editor.api(
                .post, "/regions", "{\"level\":4,\"name\":\"二镇\",\"code\":\"441223102\",\"under\":\(county)}",
                type: "application/json")
            let new = try #require(made.json?["id"]?.integer)
            let merged = try await editor.api(
                .post, "/regions/\(new)/merge", "{\"into\":\(town)}", type: "application/json")
            #expect(merged.status == .ok)
            let neighbour = try await office.clerk("neighbour", client)
            let foreign = try await neighbour.api(
                .post, "/regions/\(town)/rename", "{\"name\":\"x\"}", type: "application/json")
            #expect(foreign.status == .notFound)
            let unfit = try await editor.api(
                .post, "/regions/\(town)/rename", "{\"code\":\"9\"}", type: "application/json")
            #expect(unfit.status == .unprocessableContent)
            #expect(unfit.json?["code"]?.text == "code-unfit")
        }
    }

    @Test("programs get names refused by field, and may let the codes below follow")
    func regionNamesAndCodes() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let town = try office.region("441223100").id
            let village = try office.region("441223100201").id
            func post(_ path: String, _ body: String) async throws -> Clerk.Answer {
                try await editor.api(.post, "/regions" + path, body, type: "application/json")
            }
            for name in ["", "\u{3000}", "\u{200B}", "\\u202e\\u2066", "\\n", "\\u0007"] {
                let bodies = [
                    ("/\(town)/rename", "{\"name\":\"\(name)\"}"),
                    ("/\(town)/split", "{\"name\":\"\(name)\",\"code\":\"441223105\",\"parts\":[]}"),
                    ("", "{\"level\":5,\"name\":\"\(name)\",\"code\":\"441223100209\",\"under\":\(town)}"),
                ]
                for (path, body) in bodies {
                    let refused = try await post(path, body)
                    #expect(refused.status == .unprocessableContent, "\(path) \(body)")
                    // Control characters other than line ends do not pass the schema.
                    let code = name.contains("u0007") ? "values-unfit" : "name-missing"
                    #expect(refused.json?["code"]?.text == code, "\(refused.text)")
                    #expect(refused.text.contains("\"name\":\"name\""), "\(refused.text)")
                }
            }
            let cleaned = try await post("/\(town)/rename", "{\"name\":\"南\\u200b街\\u202e镇\\n\"}")
            #expect(cleaned.status == .ok)
            #expect(try office.region("441223100").name == "南街镇")
            let far = try await post("/\(town)/rename", "{\"name\":\"x\",\"from\":\"2099-01-01\"}")
            #expect(far.json?["code"]?.text == "day-unfit")
            #expect(try await post("/\(town)/rename", "{\"code\":\"441223109\",\"below\":true}").status == .ok)
            #expect(try office.region("441223109201").id == village)
        }
    }
}

extension Clerk.Answer {
    /// The body as JSON.
    var json: JSONNode? { try? JSONReader.read(Array(text.utf8)) }
}
