import Domain
import Governance
import Tables
import TestSupport
import Testing

@Suite("How long a session lasts")
struct SessionTimeTests {
    @Test("asking how long it lasts does not keep it open", arguments: Engine.allCases)
    func asking(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let cookie = try await fixture.cookie("wang")
        var left: [Int] = []
        for _ in 0..<3 {
            fixture.advance(seconds: 3 * 3600)
            let person = try #require(try await fixture.sessions.resume(cookie, isUse: false))
            left.append(try #require(try await fixture.sessions.time(leftTo: person)).secondsLeft)
        }
        #expect(left == [9 * 3600, 6 * 3600, 3 * 3600])
        fixture.advance(seconds: 3 * 3600)
        #expect(try await fixture.sessions.resume(cookie, isUse: false) == nil)
    }

    @Test(
        "staying signed in begins the idle time anew, but moves no end beyond the seventh day",
        arguments: Engine.allCases)
    func prolonging(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let cookie = try await fixture.cookie("wang")
        for _ in 0..<14 {
            fixture.advance(seconds: 11 * 3600)
            let person = try #require(try await fixture.sessions.resume(cookie, isUse: false))
            let time = try await fixture.sessions.prolong(person)
            #expect(time.canBeProlonged && time.secondsLeft == 12 * 3600)
        }
        // 154 hours have passed; the session ends after 168.
        fixture.advance(seconds: 4 * 3600)
        let person = try #require(try await fixture.sessions.resume(cookie, isUse: false))
        let time = try await fixture.sessions.prolong(person)
        #expect(!time.canBeProlonged && time.secondsLeft == 10 * 3600)
    }

    @Test("a session that was ended cannot be prolonged", arguments: Engine.allCases)
    func ended(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let person = try #require(try await fixture.sessions.resume(try await fixture.cookie("wang")))
        try await fixture.sessions.signOut(person)
        #expect(try await fixture.sessions.time(leftTo: person) == nil)
        await #expect(throws: AccessError.signInRequired) { try await fixture.sessions.prolong(person) }
    }

    @Test("what a page is told is never more than the server grants")
    func pages() async throws {
        let fixture = try AccessFixture(.sqlite)
        try await fixture.user("wang", (.townReporter, 20))
        let cookie = try await fixture.cookie("wang")
        for seconds in [1, 29, 29] {
            fixture.advance(seconds: seconds)
            let person = try #require(try await fixture.sessions.resume(cookie))
            let told = fixture.sessions.time(inUseBy: person).secondsLeft
            let granted = try #require(try await fixture.sessions.time(leftTo: person)).secondsLeft
            #expect(told <= granted)
        }
    }

    @Test("a short idle time is noted often enough and announced half a minute before")
    func shortPolicy() {
        let policy = AccessPolicy(idleMinutes: 1, longestHours: 1)
        #expect(policy.idleSeconds == 60 && policy.longestSessionSeconds == 3600)
        #expect(policy.sessionNoteSeconds == 3)
        #expect(AccessPolicy(idleMinutes: 720, longestHours: 168) == AccessPolicy())
    }
}
