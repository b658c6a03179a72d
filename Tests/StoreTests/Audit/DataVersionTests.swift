import Domain
import Store
import Tables
import TestSupport
import Testing

@Suite("The version of the data")
struct DataVersionTests {
    private func append(_ action: String, _ fixture: RegisterFixture) throws -> Int64 {
        try fixture.database.writeSync { session in
            try Journal.append(
                in: session, at: fixture.noon("2024-02-01"), actor: RegisterFixture.actor, action: action)
        }
    }

    private func version(_ fixture: RegisterFixture) throws -> Int64 {
        try fixture.database.readSync { try AuditLog($0).dataVersion() }
    }

    @Test(
        "moves with what changes data, not with who comes in, takes out or is given a role", arguments: Engine.allCases)
    func moves(engine: Engine) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            #expect(try version(fixture) == 0)
            _ = try fixture.plant()
            let planted = try version(fixture)
            #expect(planted > 0)
            for action in [
                "sign-in", "sign-in-failed", "sign-out", "sign-out-everywhere", "session-end", "export",
                "password-change", "password-reset", "token-create", "token-revoke", "user-create", "user-disable",
                "user-enable", "user-grants", "user-profile",
            ] {
                let entry = try append(action, fixture)
                #expect(try version(fixture) == planted, "\(action)")
                #expect(try database.readSync { try AuditLog($0).head()?.sequence } == entry)
            }
            for action in ["record-accept", "visit-receive", "terrain-import", "an-action-of-tomorrow"] {
                let entry = try append(action, fixture)
                #expect(try version(fixture) == entry, "\(action)")
            }
        }
    }
}
