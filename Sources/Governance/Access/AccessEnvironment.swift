public import Domain
public import Sealing
public import Tables

/// What the use cases of access share: the database, the clock, randomness, passwords and the caches of this process.
///
/// Make one for the whole server and hand it to ``SignIn``, ``SessionDesk``, ``TokenDesk`` and ``UserDirectory``;
/// only then do log-out and shutting out clear the caches at once.
public struct AccessEnvironment: Sendable {
    let database: any Database
    let now: @Sendable () -> Instant
    let zone: CivilZone
    let makeToken: @Sendable () throws -> RandomToken
    let passwords: PasswordVault
    let policy: AccessPolicy
    let queue = SignInQueue()
    let sessions: AccessCache<SignedIn>
    let tokens: AccessCache<ProgramAccess>

    /// The surroundings of one server or command.
    ///
    /// - Parameters:
    ///   - now: The clock.
    ///   - zone: Where the deployment counts its days.
    ///   - makeToken: Where random tokens come from.
    public init(
        database: any Database, now: @escaping @Sendable () -> Instant, zone: CivilZone = .china,
        passwords: PasswordVault = PasswordVault(), policy: AccessPolicy = AccessPolicy(),
        makeToken: @escaping @Sendable () throws -> RandomToken = { try RandomToken() }
    ) {
        self.database = database
        self.now = now
        self.zone = zone
        self.passwords = passwords
        self.policy = policy
        self.makeToken = makeToken
        sessions = AccessCache(validity: policy.cacheSeconds)
        tokens = AccessCache(validity: policy.cacheSeconds)
    }

    /// The day it is now.
    var today: Day { zone.day(of: now()) }

    /// Drops what the caches hold of a user.
    func forget(_ userID: Int64) {
        sessions.forget(user: userID)
        tokens.forget(user: userID)
    }
}
