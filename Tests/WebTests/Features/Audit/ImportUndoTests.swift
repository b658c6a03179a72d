import Domain
import Foundation
import Governance
import Testing

@testable import Web

@Suite("Undone imports in the log")
struct ImportUndoTests {
    @Test("the undoing of an import is seen where the import is seen, whoever undid it")
    func visibility() async throws {
        let office = try OfficeFixture()
        try await office.loadSmallTree()
        try await office.user("near", .auditor, in: "441223")
        try await office.user("far", .auditor, in: "441226")
        let file = try ImportFile(Data("乡镇代码,自然村\n441223100,东村\n".utf8), named: "list.csv")
        let outcome = try await office.imports.commit(file, ImportSettings(.villages), actor: office.root.actor)
        let undo = try await office.imports.undo(outcome.importID, actor: office.root.actor)
        func seen(_ login: String) async throws -> [Int64] {
            let session = try await SignIn(office.access).signIn(
                login: login, password: OfficeFixture.password, from: Client(address: "10.0.0.1", browser: "test"))
            guard let person = try await SessionDesk(office.access).resume(session.token) else { return [] }
            let entries = try await AuditDesk(office.platform).entries(limit: 200, access: person.access)
            return entries.items.map(\.sequence).filter { $0 == outcome.entry || $0 == undo }
        }
        #expect(try await seen("near") == [undo, outcome.entry])
        #expect(try await seen("far").isEmpty)
    }
}
