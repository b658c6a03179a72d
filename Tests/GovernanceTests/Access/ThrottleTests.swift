import Domain
import Governance
import Sealing
import Tables
import TestSupport
import Testing

@Suite("Guessing of passwords")
struct ThrottleTests {
    @Test("unknown user, wrong password and a user shut out read the same", arguments: Engine.allCases)
    func sameError(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let gone = try await fixture.user("gone", (.townReporter, 20))
        try await fixture.directory.setDisabled(true, user: gone.id, by: fixture.root)
        #expect(await fixture.failure("nobody", AccessFixture.password) == .signInFailed)
        #expect(await fixture.failure("wang", "wrong wrong wrong") == .signInFailed)
        #expect(await fixture.failure("gone", AccessFixture.password) == .signInFailed)
    }

    @Test("a sign-in under an unknown name takes the time of checking a password")
    func constantWork() async throws {
        let fixture = try AccessFixture(.sqlite, strength: .interactive)
        let sealed = try SealedPassword(AccessFixture.password, strength: .interactive)
        let clock = ContinuousClock()
        var (check, unknown) = (Duration.seconds(60), Duration.seconds(60))
        // In turns and the fastest of several, since other tests run at the same time.
        for number in 0..<6 {
            check = min(check, clock.measure { _ = sealed.matches("wrong wrong wrong") })
            unknown = min(
                unknown, await clock.measure { _ = await fixture.failure("nobody\(number)", "wrong wrong wrong") })
        }
        #expect(unknown * 2 > check, "check \(check), unknown \(unknown)")
    }

    @Test(
        "after five failures the wait doubles, known user or not", arguments: Engine.allCases, ["wang", "nobody"])
    func doubling(_ engine: Engine, _ login: String) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        for _ in 0..<5 { #expect(await fixture.failure(login, "wrong wrong wrong") == .signInFailed) }
        var waits: [Int] = []
        for _ in 0..<9 {
            guard case .throttled(let seconds)? = await fixture.failure(login, AccessFixture.password) else {
                Issue.record("not throttled")
                return
            }
            waits.append(seconds)
            fixture.advance(seconds: seconds)
            #expect(await fixture.failure(login, "wrong wrong wrong") == .signInFailed)
        }
        #expect(waits.prefix(5) == [30, 60, 120, 240, 480])
        #expect(waits.allSatisfy { $0 <= 3600 })
        #expect(waits.last.map { $0 >= 1800 } == true)
    }

    @Test("the wait is told in both languages")
    func message() {
        let text = AccessError.throttled(seconds: 30).message
        #expect(text.zh.contains("30 秒") && text.en.contains("30 seconds"))
        #expect(AccessError.throttled(seconds: 900).message.zh.contains("15 分钟"))
    }

    @Test("the wait holds on another server and after a restart, and success ends it", arguments: Engine.allCases)
    func shared(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        for _ in 0..<5 { _ = await fixture.failure("wang", "wrong wrong wrong") }
        let elsewhere = SignIn(fixture.anotherServer())
        let refused = await accessError {
            _ = try await elsewhere.signIn(
                login: "WANG", password: AccessFixture.password, from: Client(address: "192.0.2.9"))
        }
        #expect(refused == .throttled(seconds: 30))
        fixture.advance(seconds: 30)
        #expect(await fixture.failure("wang", AccessFixture.password) == nil)
        #expect(await fixture.failure("wang", "wrong wrong wrong") == .signInFailed)
        #expect(await fixture.failure("wang", AccessFixture.password) == nil)
    }

    @Test("one address that tries many names is slowed down, others are not", arguments: Engine.allCases)
    func address(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        for number in 0..<30 {
            let error = await fixture.failure("name\(number)", "Spring rain 2025", from: "203.0.113.7")
            #expect(error == .signInFailed)
        }
        #expect(await fixture.failure("wang", AccessFixture.password, from: "203.0.113.7") == .throttled(seconds: 30))
        #expect(
            await fixture.failure("wang", AccessFixture.password, from: "::ffff:203.0.113.7")?.code
                == "too-many-attempts")
        #expect(await fixture.failure("wang", AccessFixture.password, from: "203.0.113.8") == nil)
    }

    @Test("an IPv6 client does not escape by another address of its network", arguments: Engine.allCases)
    func ipv6(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        for number in 0..<30 {
            _ = await fixture.failure("name\(number)", "Spring rain 2025", from: "2001:db8:1:2::\(number)")
        }
        #expect(
            await fixture.failure("other", "Spring rain 2025", from: "2001:db8:1:2:ffff::1") == .throttled(seconds: 30))
        #expect(await fixture.failure("other", "Spring rain 2025", from: "2001:db8:1:3::1") == .signInFailed)
    }

    @Test("many attempts at the same moment do not slip through", arguments: Engine.allCases)
    func parallel(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let looked = await withTaskGroup(of: AccessError?.self) { group in
            for _ in 0..<20 { group.addTask { await fixture.failure("wang", "wrong wrong wrong") } }
            return await group.reduce(into: 0) { count, error in if error == .signInFailed { count += 1 } }
        }
        #expect(looked == 5)
    }

    @Test(
        "twenty who sign in rightly at the same moment all get in, under one name or from one office",
        arguments: Engine.allCases)
    func together(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        for number in 0..<40 { try await fixture.user("user\(number)", (.townReporter, 20)) }
        func errors(_ logins: [String]) async -> [AccessError] {
            await withTaskGroup(of: AccessError?.self) { group in
                for login in logins { group.addTask { await fixture.failure(login, AccessFixture.password) } }
                return await group.reduce(into: []) { if let error = $1 { $0.append(error) } }
            }
        }
        #expect(await errors(Array(repeating: "user0", count: 20)) == [])
        #expect(await errors((0..<40).map { "user\($0)" }) == [])
        // And afterwards guessing is slowed down as ever.
        for _ in 0..<5 { _ = await fixture.failure("user0", "wrong wrong wrong") }
        #expect(await fixture.failure("user0", AccessFixture.password) == .throttled(seconds: 30))
    }

    @Test("guesses from many addresses at the same moment are looked at five times", arguments: Engine.allCases)
    func parallelAddresses(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let looked = await withTaskGroup(of: AccessError?.self) { group in
            for number in 0..<30 {
                group.addTask { await fixture.failure("wang", "wrong wrong wrong", from: "198.51.100.\(number)") }
            }
            return await group.reduce(into: 0) { count, error in if error == .signInFailed { count += 1 } }
        }
        #expect(looked == 5)
    }

    @Test(
        "when too many sign in at once some are told to come again, which counts against nobody",
        arguments: Engine.allCases)
    func busy(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        let full = SignIn(fixture.anotherServer(passwordQueue: -1))
        for _ in 0..<40 {
            let error = await accessError {
                _ = try await full.signIn(
                    login: "wang", password: AccessFixture.password, from: AccessFixture.office)
            }
            #expect(error == .busy)
        }
        #expect(await fixture.failure("wang", AccessFixture.password) == nil)
    }

    @Test("failures are forgiven with time", arguments: Engine.allCases)
    func forgiven(_ engine: Engine) async throws {
        let fixture = try AccessFixture(engine)
        try await fixture.user("wang", (.townReporter, 20))
        for _ in 0..<4 { _ = await fixture.failure("wang", "wrong wrong wrong") }
        fixture.advance(seconds: 3 * 3600)
        for _ in 0..<4 { #expect(await fixture.failure("wang", "wrong wrong wrong") == .signInFailed) }
        #expect(await fixture.failure("wang", AccessFixture.password) == nil)
    }
}
