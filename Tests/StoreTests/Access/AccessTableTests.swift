import Domain
import Store
import Tables
import TestSupport
import Testing

@Suite("Users, sessions and tokens as stored")
struct AccessTableTests {
    private static let start = Instant(milliseconds: 1_750_000_000_000)
    private static let today = CivilZone.china.day(of: start)

    private func user(_ id: Int64, _ login: String) -> UserRecord {
        UserRecord(
            id: id, login: login, loginKey: login, name: login, language: "zh", password: "sealed", mustChange: false,
            isDisabled: false, createdAt: Self.start, passwordAt: Self.start)
    }

    private func insert(_ session: any Session, _ login: String, _ areas: [Int64]) throws -> Int64 {
        let users = UserTable(session)
        let id = try users.nextID()
        try users.insert(user(id, login))
        try users.replaceGrants(of: id, with: areas.map { ("supervisor", SubjectID($0)) })
        return id
    }

    @Test("a login name is unique", arguments: Engine.allCases)
    func unique(_ engine: Engine) throws {
        let database = try AreaScopeTests.database(engine)
        let error = #expect(throws: DatabaseError.self) {
            try database.writeSync { session in
                try UserTable(session).insert(user(1, "li"))
                try UserTable(session).insert(user(2, "li"))
            }
        }
        #expect(error?.kind == .uniqueViolation)
    }

    @Test("a page of users holds those all of whose areas lie in the scope", arguments: Engine.allCases)
    func page(_ engine: Engine) throws {
        try AreaScopeTests.database(engine).writeSync { session in
            _ = try insert(session, "a-east", [10])
            _ = try insert(session, "b-east-town", [20])
            _ = try insert(session, "c-west", [11])
            _ = try insert(session, "d-both", [10, 11])
            _ = try insert(session, "e-gone", [999])
            _ = try insert(session, "f-none", [])
            let users = UserTable(session)
            func logins(_ path: RegionPath, after login: String = "", limit: Int = 10) throws -> [String] {
                try users.page(within: AreaScope([path]), after: login, limit: limit, on: Self.today).map(\.login)
            }
            #expect(try logins(AreaScopeTests.east) == ["a-east", "b-east-town"])
            #expect(try logins(AreaScopeTests.eastTown) == ["b-east-town"])
            #expect(try logins(AreaScopeTests.province, limit: 2) == ["a-east", "b-east-town"])
            #expect(try logins(AreaScopeTests.province, after: "b-east-town") == ["c-west", "d-both"])
            #expect(try logins(AreaScopeTests.nation).count == 6)
            #expect(try users.page(within: .nothing, after: "", limit: 9, on: Self.today).isEmpty)
        }
    }

    @Test("a session is found by its digest, noted, and cleared away when idle", arguments: Engine.allCases)
    func sessions(_ engine: Engine) throws {
        try AreaScopeTests.database(engine).writeSync { session in
            let owner = try insert(session, "li", [10])
            let sessions = SessionTable(session)
            let record = SessionRecord(
                id: try sessions.nextID(), userID: owner, createdAt: Self.start, lastSeen: Self.start,
                expiresAt: Instant(milliseconds: Self.start.milliseconds + 1000), address: "10.0.0.1", browser: "x")
            let digest = [UInt8](repeating: 200, count: 32)
            try sessions.insert(record, digest: digest)
            #expect(try sessions.session(digest: digest) == record)
            #expect(try sessions.session(digest: [1]) == nil)
            let later = Instant(milliseconds: Self.start.milliseconds + 500)
            try sessions.touch(record.id, at: later)
            try sessions.touch(record.id, at: Self.start)
            #expect(try sessions.session(digest: digest)?.lastSeen == later)
            try sessions.deleteExpired(at: Self.start, idleSince: later)
            #expect(try sessions.sessions(of: owner).isEmpty)
        }
    }

    @Test("a token is kept without its secret and revoked once", arguments: Engine.allCases)
    func tokens(_ engine: Engine) throws {
        try AreaScopeTests.database(engine).writeSync { session in
            let owner = try insert(session, "li", [10])
            let tokens = TokenTable(session)
            let record = TokenRecord(
                id: try tokens.nextID(), userID: owner, name: "GIS", permissions: "export", area: SubjectID(10),
                createdAt: Self.start, expiresAt: .end)
            try tokens.insert(record, digest: [7])
            #expect(try tokens.token(digest: [7]) == record)
            #expect(try !tokens.revoke(record.id, of: owner + 1, at: Self.start))
            #expect(try tokens.revoke(record.id, of: owner, at: Self.start))
            #expect(try !tokens.revoke(record.id, of: owner, at: Self.start))
        }
    }
}
