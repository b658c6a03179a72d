import Domain
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Roles in areas")
struct ScopeTests {
    @Test("a town user never sees a sibling county in a query", arguments: Engine.allCases)
    func query(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let access = try await fixture.signedIn("wang").access
        let condition = access.scope(for: .viewRegister).condition(column: "path")
        let seen = try await fixture.database.read { session in
            try session.rows("SELECT id FROM region_versions WHERE \(condition) ORDER BY id").map { try $0.int(0) }
        }
        #expect(seen == [20])
        #expect(access.may(.editRegister, in: AccessFixture.eastTown))
        #expect(!access.may(.viewRegister, in: AccessFixture.east))
        #expect(!access.may(.viewRegister, in: AccessFixture.westTown))
    }

    @Test("a forbidden place and a missing one bring the same error", arguments: Engine.allCases)
    func indistinguishable(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let access = try await fixture.signedIn("wang").access
        #expect(throws: AccessError.notFound) { try access.require(.viewRegister, in: AccessFixture.west) }
        #expect(throws: AccessError.notFound) { try access.require(.viewRegister, in: nil) }
    }

    @Test("a permission holds only where the role that brings it holds", arguments: Engine.allCases)
    func roles(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("zhao", (.countyEditor, 10), (.supervisor, 2))
        let access = try await fixture.signedIn("zhao").access
        #expect(access.may(.viewRegister, in: AccessFixture.west))
        #expect(access.may(.editRegister, in: AccessFixture.eastTown))
        #expect(!access.may(.editRegister, in: AccessFixture.west))
        #expect(access.scope(for: .editRegister).paths == [AccessFixture.east])
        #expect(access.scope(for: .viewAudit).isEmpty)
        #expect(!access.mayAnywhere(.manageUsers))
    }

    @Test("nobody accepts what he recorded himself", arguments: Engine.allCases)
    func selfAcceptance(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        let editor = try await fixture.user("zhao", (.countyEditor, 10))
        let access = try await fixture.signedIn("zhao").access
        #expect(throws: AccessError.selfAcceptance) {
            try access.requireAcceptance(of: AccessFixture.eastTown, recordedBy: editor.id)
        }
        try access.requireAcceptance(of: AccessFixture.eastTown, recordedBy: editor.id + 1)
        #expect(throws: AccessError.notFound) {
            try access.requireAcceptance(of: AccessFixture.westTown, recordedBy: editor.id + 1)
        }
        #expect(!fixture.root.mayAccept(recordedBy: editor.id))
    }

    @Test("the auditor changes nothing, and only he and the administrator read the log")
    func table() {
        let changing: Set<Permission> = [
            .editRegister, .importFiles, .undoImport, .acceptRecords, .reportOperation, .spotCheck, .manageUsers,
            .createTokens,
        ]
        #expect(Role.auditor.permissions.isDisjoint(with: changing))
        #expect(Role.allCases.filter { $0.permissions.contains(.viewAudit) } == [.auditor, .administrator])
        #expect(Role.allCases.allSatisfy { $0.permissions.contains(.viewRegister) })
    }

    @Test("every role and permission has its name in both languages")
    func names() {
        for text in Role.allCases.map(\.name) + Permission.allCases.map(\.name) {
            #expect(!text.zh.isEmpty && !text.en.isEmpty)
        }
    }
}
