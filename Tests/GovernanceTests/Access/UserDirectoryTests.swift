import Domain
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Users")
struct UserDirectoryTests {
    private func new(_ login: String, _ role: Role, _ area: Int64, password: String? = nil) -> NewUser {
        NewUser(login: login, name: "新用户", grants: [AreaGrant(role, in: SubjectID(area))], password: password)
    }

    @Test("an administrator gives roles in his own area only", arguments: Engine.allCases)
    func escalationByArea(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("admin-east", (.administrator, 10))
        let east = try await fixture.signedIn("admin-east").access
        let made = try await fixture.directory.create(new("town", .townReporter, 20), by: east)
        #expect(made.account.mustChangePassword)
        for area: Int64 in [1, 2, 11, 21, 999] {
            let error = await accessError {
                _ = try await fixture.directory.create(new("x\(area)", .townReporter, area), by: east)
            }
            #expect(error == .notFound, "area \(area)")
            let widening = await accessError {
                let grants = [AreaGrant(.townReporter, in: SubjectID(20)), AreaGrant(.auditor, in: SubjectID(area))]
                try await fixture.directory.setGrants(grants, of: made.account.id, by: east)
            }
            #expect(widening == .notFound, "area \(area)")
        }
        #expect(try await fixture.directory.user(made.account.id, by: east).grants.map(\.role) == [.townReporter])
    }

    @Test("who is no administrator gives no role at all, not even his own", arguments: Engine.allCases)
    func escalationByRole(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        let editor = try await fixture.user("zhao", (.countyEditor, 10))
        let access = try await fixture.signedIn("zhao").access
        let directory = fixture.directory
        let errors = [
            await accessError { _ = try await directory.create(new("xu", .countyEditor, 10), by: access) },
            await accessError {
                try await directory.setGrants(
                    [AreaGrant(.administrator, in: SubjectID(10))], of: editor.id, by: access)
            },
            await accessError { _ = try await directory.resetPassword(of: editor.id, by: access) },
            await accessError { _ = try await directory.users(by: access) },
        ]
        #expect(errors == [.notFound, .notFound, .notFound, .notFound])
    }

    @Test("an administrator does not touch a user who also has an area elsewhere", arguments: Engine.allCases)
    func wider(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("admin-east", (.administrator, 10))
        let chief = try await fixture.user("chief", (.administrator, 2), (.countyEditor, 10))
        let east = try await fixture.signedIn("admin-east").access
        let directory = fixture.directory
        let errors = [
            await accessError { _ = try await directory.resetPassword(of: chief.id, by: east) },
            await accessError { try await directory.setDisabled(true, user: chief.id, by: east) },
            await accessError { _ = try await directory.user(chief.id, by: east) },
            await accessError { _ = try await directory.user(99_999, by: east) },
        ]
        #expect(errors == [.notFound, .notFound, .notFound, .notFound])
        #expect(try await directory.users(by: east).map(\.login) == ["admin-east"])
        #expect(await accessError { _ = try await directory.user(login: "chief", by: east) } == .notFound)
        #expect(try await directory.user(login: "CHIEF", by: fixture.root).id == chief.id)
        #expect(chief.areaNames == [SubjectID(2): "place 2", SubjectID(10): "place 10"])
        #expect(try await directory.users(by: fixture.root).map(\.login) == ["admin-east", "chief"])
    }

    @Test("nobody changes his own roles or shuts himself out", arguments: Engine.allCases)
    func own(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        let admin = try await fixture.user("admin-east", (.administrator, 10))
        let access = try await fixture.signedIn("admin-east").access
        let grants = [AreaGrant(.administrator, in: SubjectID(10)), AreaGrant(.countyEditor, in: SubjectID(10))]
        #expect(
            await accessError { try await fixture.directory.setGrants(grants, of: admin.id, by: access) }
                == .ownAccount)
        #expect(
            await accessError { try await fixture.directory.setDisabled(true, user: admin.id, by: access) }
                == .ownAccount)
    }

    @Test(
        "an administrator whose role was taken away acts no more, though his page is open",
        arguments: Engine.allCases)
    func stale(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        let admin = try await fixture.user("admin-east", (.administrator, 10))
        let stale = try await fixture.signedIn("admin-east").access
        try await fixture.directory.setGrants(
            [AreaGrant(.auditor, in: SubjectID(10))], of: admin.id, by: fixture.root)
        #expect(
            await accessError {
                _ = try await fixture.directory.create(new("xu", .auditor, 10), by: stale)
            } == .notFound)
    }

    @Test("a login name is unique whatever its case, width and composition", arguments: Engine.allCases)
    func uniqueLogin(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("Émile", (.auditor, 10))
        for same in ["émile", "E\u{301}MILE", "Ｅ\u{301}mile"] {
            let error = await accessError { try await fixture.user(same, (.auditor, 10)) }
            #expect(error?.code == "login-taken", "\(same)")
        }
        #expect(await fixture.failure("E\u{301}MILE", AccessFixture.password) == nil)
    }

    @Test("bad names are refused by name", arguments: ["", "x", "li wei", "li\u{0}wei", "<b>li</b>", "a\u{202E}b"])
    func badLogin(_ login: String) async throws {
        let fixture = try AccessFixture(.sqlite)
        let error = await accessError { try await fixture.user(login, (.auditor, 10)) }
        #expect(error?.code == "login-invalid")
    }

    @Test("an administrator's reset ends all sessions and forces a new password first", arguments: Engine.allCases)
    func reset(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        let user = try await fixture.user("wang", (.townReporter, 20))
        let before = try await fixture.cookie("wang")
        #expect(try await fixture.sessions.resume(before) != nil)
        let temporary = try await fixture.directory.resetPassword(of: user.id, by: fixture.root)
        #expect(try await fixture.sessions.resume(before) == nil)
        #expect(await fixture.failure("wang", AccessFixture.password) == .signInFailed)

        let cookie = try await fixture.cookie("wang", password: temporary)
        let restricted = try #require(try await fixture.sessions.resume(cookie))
        #expect(restricted.mustChangePassword)
        #expect(restricted.access.scope(for: .viewRegister).isEmpty)
        #expect(!restricted.access.may(.viewRegister, in: AccessFixture.eastTown))

        try await fixture.directory.changePassword(
            from: temporary, to: "a quite new sentence", for: restricted, at: AccessFixture.office)
        let free = try #require(try await fixture.sessions.resume(cookie))
        #expect(free.access.may(.viewRegister, in: AccessFixture.eastTown))
    }

    @Test("a new password ends the other sessions and keeps this one", arguments: Engine.allCases)
    func change(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let other = try await fixture.cookie("wang")
        let cookie = try await fixture.cookie("wang")
        let own = try #require(try await fixture.sessions.resume(cookie))
        let wrong = await accessError {
            try await fixture.directory.changePassword(
                from: "not the password", to: "a quite new sentence", for: own, at: AccessFixture.office)
        }
        #expect(wrong == .passwordWrong)
        try await fixture.directory.changePassword(
            from: AccessFixture.password, to: "a quite new sentence", for: own, at: AccessFixture.office)
        #expect(try await fixture.sessions.resume(other) == nil)
        #expect(try await fixture.sessions.resume(cookie) != nil)
        #expect(await fixture.failure("wang", AccessFixture.password) == .signInFailed)
        #expect(await fixture.failure("wang", "a quite new sentence") == nil)
    }

    @Test("a user shut out loses sessions and tokens at once", arguments: Engine.allCases)
    func disable(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        let user = try await fixture.user("zhao", (.countyEditor, 10))
        let cookie = try await fixture.cookie("zhao")
        let signedIn = try #require(try await fixture.sessions.resume(cookie))
        let token = try await fixture.tokens.create(
            name: "GIS", permissions: [.viewRegister], area: SubjectID(10), days: 30, by: signedIn
        ).token
        #expect(try await fixture.tokens.resume(token) != nil)
        try await fixture.directory.setDisabled(true, user: user.id, by: fixture.root)
        #expect(try await fixture.sessions.resume(cookie) == nil)
        #expect(try await fixture.tokens.resume(token) == nil)
        #expect(await fixture.failure("zhao", AccessFixture.password) == .signInFailed)
        try await fixture.directory.setDisabled(false, user: user.id, by: fixture.root)
        #expect(try await fixture.sessions.resume(cookie) == nil)
        #expect(try await fixture.tokens.resume(token) == nil)
        #expect(await fixture.failure("zhao", AccessFixture.password) == nil)
    }

    @Test("no secret stands in the log or in the tables", arguments: Engine.allCases)
    func noSecrets(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        let user = try await fixture.user("zhao", (.countyEditor, 10))
        let cookie = try await fixture.cookie("zhao")
        let signedIn = try #require(try await fixture.sessions.resume(cookie))
        let token = try await fixture.tokens.create(
            name: "GIS", permissions: [.viewRegister], area: SubjectID(10), days: 30, by: signedIn
        ).token
        _ = await fixture.failure("my secret typed as a name", "wrong password here")
        let temporary = try await fixture.directory.resetPassword(of: user.id, by: fixture.root)
        let (details, rest) = try await fixture.database.read { session in
            let details = try session.rows("SELECT action, actor, detail FROM audit_log ORDER BY sequence").map {
                try "\($0.text(0)) \($0.text(1)) \($0.text(2))"
            }
            let rest =
                try session.rows("SELECT password FROM users").map { try $0.text(0) }
                + session.rows("SELECT key FROM sign_in_throttles").map { try $0.text(0) }
            return (details, rest)
        }
        #expect(
            details.compactMap { $0.split(separator: " ").first } == [
                "user-create", "sign-in", "token-create", "sign-in-failed", "password-reset",
            ])
        let text = (details + rest).joined(separator: "\n")
        let secrets = [
            AccessFixture.password, cookie, token, temporary, "my secret", "wrong password", signedIn.formToken.text,
        ]
        for secret in secrets { #expect(!text.contains(secret)) }
        #expect(!details.joined().contains("argon2"))
    }
}
