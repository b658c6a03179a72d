import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

@Suite("The OpenAPI document")
struct OpenAPITests {
    /// `get /areas/{id}` for every operation of the document.
    private static func operations(_ document: JSONNode) -> Set<String> {
        Set(
            (document["paths"]?.members ?? []).flatMap { path in
                path.value.members.map { $0.name + " " + path.name }
            })
    }

    @Test("the router and the document know the same operations")
    func sameOperations() async throws {
        let fixture = try await SiteFixture()
        let router = makeRouter(try Site(fixture.configuration))
        let routed = Set(
            router.routes.filter { $0.path.description.hasPrefix("/api/") && $0.method != .head }.map { route in
                let path = route.path.description.dropFirst("/api/v1".count)
                let steps = path.split(separator: "/", omittingEmptySubsequences: false).map {
                    $0.hasPrefix(":") ? "{" + $0.dropFirst() + "}" : String($0)
                }
                return route.method.rawValue.lowercased() + " " + steps.joined(separator: "/")
            })
        try await fixture.run { visitor in
            let answer = try await visitor.get("/api/v1/openapi.json")
            #expect(answer.status == 200)
            let document = try JSONReader.read(Array(answer.text.utf8))
            #expect(Self.operations(document) == routed)
            #expect(routed.count > 30)
        }
    }

    @Test("it is OpenAPI 3.1 whose references lead somewhere and whose operations have names of their own")
    func wellFormed() async throws {
        let fixture = try await SiteFixture()
        let routes = APITable.routes(of: try Site(fixture.configuration))
        let json = OpenAPIDocument(routes: routes).json
        let document = try JSONReader.read(json.bytes)
        #expect(document["openapi"]?.text == "3.1.0")
        #expect(document["info"]?["title"]?.text?.isEmpty == false && document["info"]?["version"]?.text != nil)
        let schemas = Set(document["components"]?["schemas"]?.members.map(\.name) ?? [])
        let text = String(decoding: json.bytes, as: UTF8.self)
        for part in text.components(separatedBy: "\"#/components/schemas/").dropFirst() {
            #expect(schemas.contains(String(part.prefix { $0 != "\"" })))
        }
        var names: Set<String> = []
        for path in document["paths"]?.members ?? [] {
            for operation in path.value.members {
                let name = operation.value["operationId"]?.text ?? ""
                #expect(names.insert(name).inserted, "\(name) stands twice")
                let declared = (operation.value["parameters"]?.items ?? []).filter { $0["in"]?.text == "path" }
                    .compactMap { $0["name"]?.text }
                let inPath = path.name.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
                #expect(Set(declared) == Set(inPath))
                let all = (operation.value["parameters"]?.items ?? []).compactMap { $0["name"]?.text }
                #expect(Set(all).count == all.count, "\(name) has a parameter twice")
                #expect(operation.value["responses"]?["401"] != nil)
            }
        }
    }

    @Test("the document says of every change of a record that it needs the version, by header or in the body")
    func versions() async throws {
        let fixture = try await SiteFixture()
        let json = OpenAPIDocument(routes: APITable.routes(of: try Site(fixture.configuration))).json
        let document = try JSONReader.read(json.bytes)
        let changes = (document["paths"]?.members ?? []).compactMap { $0.value["patch"] }
        #expect(changes.count == RecordKind.published.count)
        for change in changes {
            let header = (change["parameters"]?.items ?? []).first { $0["name"]?.text == "If-Match" }
            #expect(header?["in"]?.text == "header" && header?["required"] == .flag(false))
            #expect(change["responses"]?["428"] != nil && change["responses"]?["412"] != nil)
        }
    }

    @Test("every way to read answers as its schema says", arguments: Engine.allCases)
    func answersFit(engine: Engine) async throws {
        let fixture = try await SiteFixture(engine)
        let own = [
            "GET /openapi.json", "GET /search", "GET /areas", "/areas/", "/records/",
        ]
        let routes = APITable.routes(of: try Site(fixture.configuration)).filter { route in
            // The editor who asks may see no visits; those who may are asked with them.
            route.method == .get && !route.path.hasSuffix("/visits")
                && own.contains { "GET \(route.path)" == $0 || route.path.hasPrefix($0) }
        }
        #expect(routes.count >= 24)
        try await fixture.runProgram { program in
            let others = try await Self.plantOthers(program, fixture)
            for route in routes {
                var path = route.path
                if path.hasPrefix("/areas/") { path = path.replacing("{id}", with: "\(fixture.id("东县"))") }
                for (kind, id) in others {
                    path = path.replacing("/\(kind.rawValue)/{id}", with: "/\(kind.rawValue)/\(id)")
                }
                if path == "/search" { path += "?q=" + PageURL.encode("东县") }
                let reply = try await program.get(path)
                #expect(reply.status == 200, "\(path): \(reply.text.prefix(300))")
                let faults = route.response.faults(in: reply.json)
                #expect(faults.isEmpty, "\(path): \(faults.prefix(3).map(\.message.en))")
            }
        }
    }

    /// A record of each kind, by the API itself.
    private static func plantOthers(_ program: Program, _ fixture: SiteFixture) async throws -> [RecordKind: Int64] {
        var ids: [RecordKind: Int64] = [
            .village: fixture.id("东县自然村1").number, .facility: fixture.facility.number,
        ]
        for kind in RecordKind.published where ids[kind] == nil {
            let reply = try await program.send(
                .post, "/records/\(kind.rawValue)",
                #"{"values":{"name":"新的","place":\#(fixture.id("东县自然村1"))},"validFrom":"2025-01-01"}"#)
            #expect(reply.status == 201, "\(kind): \(reply.text.prefix(300))")
            #expect(reply.headers[.location] == "/api/v1/records/\(kind.rawValue)/\(reply["id"]?.integer ?? 0)")
            #expect(APISchema.record(of: kind).faults(in: reply.json).isEmpty)
            ids[kind] = reply["id"]?.integer
        }
        return ids
    }
}
