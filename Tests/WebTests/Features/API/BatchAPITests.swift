import Domain
import Governance
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("Many records at once by the API")
struct BatchAPITests {
    private static let path = "/records/village/batch"

    private func body(
        _ fixture: SiteFixture, _ records: [(name: String, version: Int64)], value: String = #""treated""#
    ) -> String {
        let list = records.map { #"{"id":\#(fixture.id($0.name)),"version":\#($0.version)}"# }.joined(separator: ",")
        return #"{"field":"status","value":\#(value),"records":[\#(list)],"source":"验收文件","#
            + #""validFrom":"2025-06-01","key":"one"}"#
    }

    private func version(_ fixture: SiteFixture, _ name: String, _ program: Program) async throws -> Int64 {
        try await program.get("/records/village/\(fixture.id(name))")["version"]?.integer ?? 0
    }

    @Test("one value for many, once however often it is sent, and back as a whole", arguments: Engine.allCases)
    func wholeWay(engine: Engine) async throws {
        let fixture = try await SiteFixture(engine)
        try await fixture.runProgram { program in
            let names = ["东县自然村2", "东县自然村3"]
            var records: [(name: String, version: Int64)] = []
            for name in names { records.append((name, try await version(fixture, name, program))) }
            let done = try await program.send(.post, Self.path, body(fixture, records))
            #expect(done.status == 200, "\(done.text)")
            let again = try await program.send(.post, Self.path, body(fixture, records))
            #expect(again.status == 200 && again["entry"] == done["entry"])
            for name in names {
                let state = try await program.get("/records/village/\(fixture.id(name))")
                #expect(state["values"]?["status"]?.text == "treated")
                #expect(state["version"] == done["entry"])
            }
            let other = try await program.send(.post, Self.path, body(fixture, records, value: #""controlled""#))
            #expect(other.isProblem(409), "the same key with another value is another change, made on old versions")
            let undo = "/batches/\(done["entry"]?.integer ?? 0)/undo"
            #expect(try await program.send(.post, undo, nil).status == 200)
            #expect(try await program.send(.post, undo, nil).isProblem(422))
            let state = try await program.get("/records/village/\(fixture.id("东县自然村2"))")
            #expect(state["values"]?["status"]?.text == "untreated")
        }
    }

    @Test("one record that cannot be changed refuses all, and each reason is named; another county's has no name")
    func refused() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let good = try await version(fixture, "东县自然村2", program)
            let reply = try await program.send(
                .post, Self.path, body(fixture, [("东县自然村2", good), ("西县自然村2", 1), ("东县自然村3", 0)]))
            #expect(reply.isProblem(409) && reply["code"]?.text == "batch-refused")
            let foreign = "records.\(fixture.id("西县自然村2"))"
            #expect(Set(reply.faultNames) == [foreign, "records.\(fixture.id("东县自然村3"))"])
            #expect(!reply.text.contains("西县"))
            let state = try await program.get("/records/village/\(fixture.id("东县自然村2"))")
            #expect(state["values"]?["status"]?.text == "untreated")
        }
    }

    @Test(
        "values of a wrong form, unknown fields and no records are refused by name",
        arguments: [
            (#"{"a":1}"#, "value"), ("12", "value"), (#""""#, "value"), (#""somewhat""#, "value"),
        ])
    func unfit(value: String, name: String) async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let reply = try await program.send(.post, Self.path, body(fixture, [("东县自然村2", 1)], value: value))
            #expect(reply.isProblem(422) && reply.faultNames == [name], "\(reply.text)")
            let none = try await program.send(.post, Self.path, body(fixture, []))
            #expect(none.isProblem(422) && none["code"]?.text == "nothing-chosen")
            let field = try await program.send(
                .post, Self.path, #"{"field":"name","value":"x","records":[{"id":1,"version":1}],"source":"x"}"#)
            #expect(field.isProblem(422), "\(field.text)")
        }
    }
}
