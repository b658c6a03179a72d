import Domain
import Governance
import Tables
import TestSupport
import Testing

@Suite("Sessions")
struct SessionTests {
    @Test("a session ends after twelve hours without use", arguments: Engine.allCases)
    func idle(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let cookie = try await fixture.cookie("wang")
        fixture.advance(seconds: 12 * 3600 - 1)
        #expect(try await fixture.sessions.resume(cookie) != nil)
        try await settled(fixture, lastSeen: 1_750_000_000_000 + (12 * 3600 - 1) * 1000)
        fixture.advance(seconds: 12 * 3600 - 1)
        #expect(try await fixture.sessions.resume(cookie) != nil)
        try await settled(fixture, lastSeen: 1_750_000_000_000 + 2 * (12 * 3600 - 1) * 1000)
        fixture.advance(seconds: 12 * 3600)
        #expect(try await fixture.sessions.resume(cookie) == nil)
    }

    @Test("a session ends after seven days however much it is used", arguments: Engine.allCases)
    func absolute(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let cookie = try await fixture.cookie("wang")
        for step in 1..<14 {
            fixture.advance(seconds: 12 * 3600 - 60)
            #expect(try await fixture.sessions.resume(cookie) != nil)
            try await settled(fixture, lastSeen: 1_750_000_000_000 + Int64(step) * (12 * 3600 - 60) * 1000)
        }
        fixture.advance(seconds: 12 * 3600 - 60)
        #expect(try await fixture.sessions.resume(cookie) != nil)
        fixture.advance(seconds: 14 * 60)
        #expect(try await fixture.sessions.resume(cookie) == nil)
    }

    @Test("use is noted at most once a minute", arguments: Engine.allCases)
    func notes(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let cookie = try await fixture.cookie("wang")
        for _ in 0..<59 {
            fixture.advance(seconds: 1)
            _ = try await fixture.sessions.resume(cookie)
        }
        try await settled(fixture, lastSeen: 1_750_000_000_000)
        fixture.advance(seconds: 1)
        _ = try await fixture.sessions.resume(cookie)
        try await settled(fixture, lastSeen: 1_750_000_060_000)
    }

    @Test("log-out ends the session at once here, and elsewhere within seconds", arguments: Engine.allCases)
    func signOut(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let cookie = try await fixture.cookie("wang")
        let elsewhere = SessionDesk(fixture.anotherServer())
        #expect(try await elsewhere.resume(cookie) != nil)
        let signedIn = try #require(try await fixture.sessions.resume(cookie))
        try await fixture.sessions.signOut(signedIn)
        #expect(try await fixture.sessions.resume(cookie) == nil)
        fixture.advance(seconds: 5)
        #expect(try await elsewhere.resume(cookie) == nil)
        #expect(await accessError { try await fixture.sessions.signOut(signedIn) } == .notFound)
    }

    @Test("sign-in gives a new token and ends the browser's former session", arguments: Engine.allCases)
    func rotation(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let former = try await fixture.cookie("wang")
        let next = try await fixture.signIn.signIn(
            login: "wang", password: AccessFixture.password, from: AccessFixture.office, replacing: former)
        #expect(next.token != former)
        #expect(try await fixture.sessions.resume(former) == nil)
        #expect(try await fixture.sessions.resume(next.token) != nil)
    }

    @Test("one's own sessions are listed, ended one by one, and all at once", arguments: Engine.allCases)
    func list(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        try await fixture.user("zhao", (.countyEditor, 10))
        let phone = try await fixture.cookie("wang")
        let desk = try await fixture.cookie("wang")
        let signedIn = try #require(try await fixture.sessions.resume(desk))
        let stranger = try await fixture.signedIn("zhao")
        let listed = try await fixture.sessions.sessions(of: signedIn)
        #expect(listed.count == 2 && listed.filter(\.isCurrent).map(\.id) == [signedIn.sessionID])
        let other = try #require(listed.first { !$0.isCurrent })
        #expect(await accessError { try await fixture.sessions.end(other.id, of: stranger) } == .notFound)
        try await fixture.sessions.end(other.id, of: signedIn)
        #expect(try await fixture.sessions.resume(phone) == nil)
        #expect(try await fixture.sessions.signOutEverywhere(signedIn) == 1)
        #expect(try await fixture.sessions.resume(desk) == nil)
        #expect(try await fixture.sessions.sessions(of: stranger).count == 1)
    }

    @Test("a form needs the token of its own session", arguments: Engine.allCases)
    func forms(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let cookie = try await fixture.cookie("wang")
        let first = try #require(try await fixture.sessions.resume(cookie))
        let second = try await fixture.signedIn("wang")
        try first.formToken.require(first.formToken.text)
        #expect(FormToken(cookie: cookie) == first.formToken)
        #expect(!first.formToken.text.contains(cookie))
        for wrong in [nil, "", "x", second.formToken.text, first.formToken.text.uppercased(), cookie] {
            #expect(throws: AccessError.formExpired) { try first.formToken.require(wrong) }
        }
    }

    @Test(
        "cookies that are no tokens open nothing", arguments: ["", "x", "qx_", String(repeating: "A", count: 43), "你好"])
    func nonsense(_ cookie: String) async throws {
        let fixture = try AccessFixture(.sqlite)
        #expect(try await fixture.sessions.resume(cookie) == nil)
        #expect(try await fixture.tokens.resume(cookie) == nil)
    }

    @Test("the tables hold the digest of a session's token only", arguments: Engine.allCases)
    func digest(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        _ = try await fixture.cookie("wang")
        let digest = try await fixture.database.read { try $0.first("SELECT digest FROM sessions")?.blob(0) }
        #expect(digest?.count == 32)
    }

    /// Waits until the note, which is written without waiting, has come to the value; fails after some seconds.
    private func settled(_ fixture: AccessFixture, lastSeen expected: Int64) async throws {
        var seen: Int64?
        for _ in 0..<500 {
            seen = try await fixture.database.read { try $0.firstInt("SELECT last_seen FROM sessions") }
            if seen == expected { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(seen == expected)
    }
}
