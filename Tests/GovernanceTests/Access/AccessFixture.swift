import Domain
import Governance
import Sealing
import Store
import Synchronization
import Tables
import TestSupport

/// A province with two counties and a town in each, users made at will, and a clock that tests set.
final class AccessFixture: Sendable {
    static let nation = RegionPath(of: .nation, level: .nation, under: nil)
    static let province = RegionPath(of: SubjectID(2), level: .province, under: nation)
    static let east = RegionPath(of: SubjectID(10), level: .county, under: province)
    static let west = RegionPath(of: SubjectID(11), level: .county, under: province)
    static let eastTown = RegionPath(of: SubjectID(20), level: .town, under: east)
    static let westTown = RegionPath(of: SubjectID(21), level: .town, under: west)
    static let password = "seven rivers meet"
    static let office = Client(address: "10.1.2.3", browser: "Firefox")

    let database: any Database
    let environment: AccessEnvironment
    private let clock: Clock

    var directory: UserDirectory { UserDirectory(environment) }
    var signIn: SignIn { SignIn(environment) }
    var sessions: SessionDesk { SessionDesk(environment) }
    var tokens: TokenDesk { TokenDesk(environment) }
    let root = Access.commandLine(name: "root")

    private final class Clock: Sendable {
        let milliseconds = Mutex<Int64>(1_750_000_000_000)
    }

    init(_ engine: Engine, strength: PasswordStrength = .leastForTests) throws {
        database = try TestDatabase.make(engine)
        let clock = Clock()
        self.clock = clock
        environment = AccessEnvironment(
            database: database, now: { Instant(milliseconds: clock.milliseconds.withLock { $0 }) },
            passwords: PasswordVault(strength: strength))
        try Schema.prepare(database)
        let places: [(Int64, RegionPath)] = [
            (2, Self.province), (10, Self.east), (11, Self.west), (20, Self.eastTown), (21, Self.westTown),
        ]
        try database.writeSync { session in
            for (id, path) in places {
                try session.execute(
                    """
                    INSERT INTO region_versions
                        (id, valid_from, valid_to, known_from, known_to, level, path, name, code, initials)
                    VALUES (\(id), -719162, 2932896, 0, \(Instant.end.milliseconds), 0, \(path.text),
                        \("place \(id)"), '', '')
                    """)
            }
        }
    }

    /// The same database seen by another server: the same clock, its own caches.
    func anotherServer(passwordQueue: Int = 50) -> AccessEnvironment {
        let clock = clock
        return AccessEnvironment(
            database: database, now: { Instant(milliseconds: clock.milliseconds.withLock { $0 }) },
            passwords: PasswordVault(strength: .leastForTests, longestQueue: passwordQueue))
    }

    func advance(seconds: Int) {
        clock.milliseconds.withLock { $0 += Int64(seconds) * 1000 }
    }

    /// Makes a user with roles and the fixture's password.
    @discardableResult
    func user(_ login: String, _ grants: (Role, Int64)...) async throws -> UserAccount {
        try await directory.create(
            NewUser(
                login: login, name: "用户 \(login)", grants: grants.map { AreaGrant($0.0, in: SubjectID($0.1)) },
                password: Self.password, mustChangePassword: false),
            by: root
        ).account
    }

    /// Signs in with the fixture's password and gives the cookie.
    func cookie(_ login: String, password: String = AccessFixture.password) async throws -> String {
        try await signIn.signIn(login: login, password: password, from: Self.office).token
    }

    /// Signs in with the fixture's password.
    func signedIn(_ login: String) async throws -> SignedIn {
        guard let found = try await sessions.resume(try await cookie(login)) else { throw AccessError.signInRequired }
        return found
    }

    /// The error that a sign-in brings, nil if it succeeds.
    func failure(_ login: String, _ password: String, from address: String = "10.1.2.3") async -> AccessError? {
        do {
            _ = try await signIn.signIn(login: login, password: password, from: Client(address: address))
            return nil
        } catch {
            return error as? AccessError
        }
    }
}

/// The error of this module that the work throws, nil if it throws none.
func accessError(_ work: () async throws -> Void) async -> AccessError? {
    do {
        try await work()
        return nil
    } catch {
        return error as? AccessError
    }
}
