import Domain
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("API tokens")
struct TokenTests {
    private func make(
        _ fixture: AccessFixture, _ signedIn: SignedIn, _ permissions: Set<Permission>, area: Int64 = 10,
        days: Int = 30
    ) async throws -> String {
        try await fixture.tokens.create(
            name: "GIS", permissions: permissions, area: SubjectID(area), days: days, by: signedIn
        ).token
    }

    @Test("a token is narrowed to its permissions and its area", arguments: Engine.allCases)
    func narrowed(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("zhao", (.countyEditor, 2))
        let signedIn = try await fixture.signedIn("zhao")
        let token = try await make(fixture, signedIn, [.viewRegister])
        #expect(token.hasPrefix("qx_") && token.utf8.count == 46)
        let access = try #require(try await fixture.tokens.resume(token)).access
        #expect(access.may(.viewRegister, in: AccessFixture.eastTown))
        #expect(!access.may(.viewRegister, in: AccessFixture.westTown))
        #expect(!access.may(.editRegister, in: AccessFixture.eastTown))
        #expect(access.scope(for: .viewRegister).paths == [AccessFixture.east])
        #expect(access.scope(for: .export).isEmpty)
        #expect(access.actor.channel == .api && access.isToken)
    }

    @Test("nobody gives a token what he does not hold, nor what no token may have", arguments: Engine.allCases)
    func escalation(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("zhao", (.countyEditor, 10))
        try await fixture.user("admin", (.administrator, 10))
        try await fixture.user("wang", (.townReporter, 20))
        let editor = try await fixture.signedIn("zhao")
        let admin = try await fixture.signedIn("admin")
        let reporter = try await fixture.signedIn("wang")
        let errors = [
            await accessError { _ = try await make(fixture, editor, [.viewRegister, .viewAudit]) },
            await accessError { _ = try await make(fixture, editor, [.createTokens]) },
            await accessError { _ = try await make(fixture, admin, [.manageUsers]) },
            await accessError { _ = try await make(fixture, editor, [.viewRegister], area: 11) },
            await accessError { _ = try await make(fixture, editor, [.viewRegister], area: 999) },
            await accessError { _ = try await make(fixture, reporter, [.viewRegister], area: 20) },
            await accessError { _ = try await make(fixture, editor, []) },
            await accessError { _ = try await make(fixture, editor, [.viewRegister], days: 0) },
            await accessError { _ = try await make(fixture, editor, [.viewRegister], days: .max) },
        ]
        #expect(
            errors == [
                .permissionNotHeld(.viewAudit), .permissionNotHeld(.createTokens), .permissionNotHeld(.manageUsers),
                .notFound, .notFound, .notFound, .permissionsMissing, .tokenExpiryInvalid(maximumDays: 366),
                .tokenExpiryInvalid(maximumDays: 366),
            ])
    }

    @Test("a token that lists a permission of an earlier version goes on with the others", arguments: Engine.allCases)
    func formerPermission(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("zhao", (.countyEditor, 2))
        let token = try await make(fixture, try await fixture.signedIn("zhao"), [.viewRegister])
        try await fixture.database.write { session in
            try session.execute("UPDATE api_tokens SET permissions = 'manage-rules view-register'")
        }
        let access = try #require(try await fixture.tokens.resume(token)).access
        #expect(access.may(.viewRegister, in: AccessFixture.eastTown))
        #expect(!Permission.allCases.map(\.rawValue).contains("manage-rules"))
    }

    @Test("a token loses what its owner loses", arguments: Engine.allCases)
    func follows(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        let user = try await fixture.user("zhao", (.countyEditor, 10))
        let token = try await make(
            fixture, try await fixture.signedIn("zhao"), [.viewRegister, .editRegister])
        #expect(try await fixture.tokens.resume(token)?.access.may(.editRegister, in: AccessFixture.east) == true)
        try await fixture.directory.setGrants(
            [AreaGrant(.auditor, in: SubjectID(20))], of: user.id, by: fixture.root)
        let access = try #require(try await fixture.tokens.resume(token)).access
        #expect(!access.may(.editRegister, in: AccessFixture.east))
        #expect(access.scope(for: .viewRegister).paths == [AccessFixture.eastTown])
    }

    @Test("a token ends when it expires and when it is revoked", arguments: Engine.allCases)
    func ends(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("zhao", (.countyEditor, 10))
        try await fixture.user("other", (.countyEditor, 10))
        let signedIn = try await fixture.signedIn("zhao")
        let short = try await make(fixture, signedIn, [.viewRegister], days: 1)
        let long = try await make(fixture, signedIn, [.viewRegister], days: 366)
        #expect(try await fixture.tokens.resume(short) != nil)
        fixture.advance(seconds: 86_400)
        #expect(try await fixture.tokens.resume(short) == nil)
        #expect(try await fixture.tokens.resume(long) != nil)
        let listed = try await fixture.tokens.tokens(of: signedIn)
        let stranger = try await fixture.signedIn("other")
        let newest = try #require(listed.first)
        #expect(await accessError { try await fixture.tokens.revoke(newest.id, of: stranger) } == .notFound)
        try await fixture.tokens.revoke(newest.id, of: signedIn)
        #expect(try await fixture.tokens.resume(long) == nil)
        #expect(try await fixture.tokens.tokens(of: signedIn).first?.revokedAt != nil)
    }

    @Test("the use of a token is noted at most once an hour", arguments: Engine.allCases)
    func notes(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("zhao", (.countyEditor, 10))
        let token = try await make(fixture, try await fixture.signedIn("zhao"), [.viewRegister])
        _ = try await fixture.tokens.resume(token)
        try await settled(fixture, 1_750_000_000_000)
        fixture.advance(seconds: 3599)
        _ = try await fixture.tokens.resume(token)
        try await Task.sleep(for: .milliseconds(50))
        try await settled(fixture, 1_750_000_000_000)
        fixture.advance(seconds: 1)
        _ = try await fixture.tokens.resume(token)
        try await settled(fixture, 1_750_003_600_000)
    }

    private func settled(_ fixture: AccessFixture, _ expected: Int64) async throws {
        var used: Int64?
        for _ in 0..<500 {
            used = try await fixture.database.read { try $0.firstInt("SELECT last_used FROM api_tokens") }
            if used == expected { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(used == expected)
    }
}
