import Domain
import Governance
import Sealing
import Tables
import TestSupport
import Testing

@Suite("Passwords")
struct PasswordRulesTests {
    @Test(
        "passwords that are tried first are refused by the rule they break",
        arguments: [
            ("short1", "password-too-short"), ("九个汉字还是太短了", "password-too-short"),
            (String(repeating: "ab cd ef ", count: 15), "password-too-long"),
            ("zhaoyiming2025!", "password-from-login"), ("ZhaoYiMing...", "password-from-login"),
            ("20250101赵一鸣", "password-from-login"), ("1234567890", "password-too-common"),
            ("9876543210", "password-too-common"), ("aaaaaaaaaaaa", "password-too-common"),
            ("abcdefghijkl", "password-too-common"), ("Password2025!", "password-too-common"),
            ("qingxi123456", "password-too-common"), ("woaini1314520", "password-too-common"),
            ("１２３４５６７８９０", "password-too-common"), ("1qaz2wsx3edc", "password-too-common"),
        ])
    func refused(_ password: String, _ code: String) async throws {
        let fixture = try AccessFixture(.sqlite)
        let error = await accessError {
            _ = try await fixture.directory.create(
                NewUser(
                    login: "zhaoyiming", name: "赵一鸣", grants: [AreaGrant(.auditor, in: SubjectID(10))],
                    password: password), by: fixture.root)
        }
        #expect(error?.code == code)
    }

    @Test(
        "sentences in any script are good passwords",
        arguments: ["seven rivers meet", "门前大桥下游过一群鸭", "kV9!fj2Qz0", "zhaoyiming likes tea"])
    func accepted(_ password: String) async throws {
        let fixture = try AccessFixture(.sqlite)
        _ = try await fixture.directory.create(
            NewUser(
                login: "zhaoyiming", name: "赵一鸣", grants: [AreaGrant(.auditor, in: SubjectID(10))],
                password: password), by: fixture.root)
        #expect(await fixture.failure("zhaoyiming", password) == nil)
    }

    @Test("a password sealed with less strength is sealed anew at sign-in", arguments: Engine.allCases)
    func rehash(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine, strength: .interactive)
        let user = try await fixture.user("wang", (.townReporter, 20))
        let weak = try SealedPassword(AccessFixture.password, strength: .leastForTests).encoded
        try await fixture.database.write { session in
            try session.execute("UPDATE users SET password = \(weak) WHERE id = \(user.id)")
        }
        _ = try await fixture.cookie("wang")
        let stored = try await fixture.database.read { try $0.firstText("SELECT password FROM users") }
        #expect(stored?.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$") == true)
        #expect(await fixture.failure("wang", AccessFixture.password) == nil)
    }

    @Test("a damaged stored password lets nobody in and breaks nothing", arguments: Engine.allCases)
    func damaged(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        try await fixture.database.write { try $0.execute("UPDATE users SET password = 'x'") }
        #expect(await fixture.failure("wang", AccessFixture.password) == .signInFailed)
    }
}
