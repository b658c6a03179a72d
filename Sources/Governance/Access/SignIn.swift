import Domain
import Sealing
import Store
import Tables

/// Letting people in by login name and password (登录).
public struct SignIn: Sendable {
    private let environment: AccessEnvironment

    /// Sign-in on a server.
    public init(_ environment: AccessEnvironment) {
        self.environment = environment
    }

    /// A random cookie for a browser that has not signed in, so that the form for signing in has a ``FormToken`` too.
    public func anonymousCookie() throws -> String {
        try environment.makeToken().urlSafeBase64
    }

    /// Opens a session.
    ///
    /// - Parameters:
    ///   - former: The token of the session that the browser had so far; that session ends (rotation).
    /// - Throws: ``AccessError/throttled(seconds:)``, ``AccessError/busy``, and ``AccessError/signInFailed`` for an
    ///   unknown user, a wrong password and a user shut out alike, after the same work.
    public func signIn(
        login: String, password: String, from client: Client, replacing former: String? = nil
    ) async throws -> IssuedSession {
        let key = LoginName.folded(login)
        let throttle = SignInThrottle(policy: environment.policy, login: key, address: client.address)
        // Whoever must wait costs a read only; the check is repeated in turn and under the write lock.
        let now = environment.now()
        if let seconds = try await environment.database.read({ try throttle.wait(at: now, in: $0) }) {
            throw AccessError.throttled(seconds: seconds)
        }
        return try await environment.queue.run(throttle) {
            try await attempt(key, password, throttle, client, former)
        }
    }

    private func attempt(
        _ key: String, _ password: String, _ throttle: SignInThrottle, _ client: Client, _ former: String?
    ) async throws -> IssuedSession {
        let (user, charge) = try await admit(key, throttle)
        let check: PasswordVault.Check
        do {
            check = try await environment.passwords.check(password, against: user?.password)
        } catch {
            let now = environment.now()
            try await environment.database.write { try throttle.credit(charge, success: false, at: now, in: $0) }
            throw error
        }
        guard let user, check.matches, !user.isDisabled else {
            try await note(failureOf: user, from: client)
            throw AccessError.signInFailed
        }
        return try await open(user, resealed: check.resealed, client, former) { now, session in
            try throttle.credit(charge, success: true, at: now, in: session)
        }
    }

    /// Charges the attempt and finds the user, if there is one.
    private func admit(
        _ key: String, _ throttle: SignInThrottle
    ) async throws -> (UserRecord?, SignInThrottle.Charge) {
        let now = environment.now()
        return try await environment.database.write { session in
            if let seconds = try throttle.wait(at: now, in: session) {
                throw AccessError.throttled(seconds: seconds)
            }
            let charge = try throttle.charge(at: now, in: session)
            return (try UserTable(session).user(loginKey: key), charge)
        }
    }

    /// The name as typed is not noted: people type their password there by mistake.
    private func note(failureOf user: UserRecord?, from client: Client) async throws {
        let now = environment.now()
        try await environment.database.write { session in
            try AccessDetail(user: user?.id, address: client.address)
                .append("sign-in-failed", by: Actor(name: user?.name ?? "—", channel: .form), at: now, in: session)
        }
    }

    private func open(
        _ user: UserRecord, resealed: String?, _ client: Client, _ former: String?,
        credit: @escaping @Sendable (Instant, any Session) throws -> Void
    ) async throws -> IssuedSession {
        let token = try environment.makeToken()
        let now = environment.now()
        let policy = environment.policy
        let expiresAt = now.adding(seconds: policy.longestSessionSeconds)
        let formerUser = try await environment.database.write { session -> Int64? in
            let users = UserTable(session)
            // Between the check and now somebody may have shut the user out or changed the password.
            guard let current = try users.user(user.id), !current.isDisabled, current.password == user.password else {
                throw AccessError.signInFailed
            }
            try credit(now, session)
            if let resealed { try users.reseal(user.id, from: user.password, to: resealed) }
            let sessions = SessionTable(session)
            try sessions.deleteExpired(at: now, idleSince: now.adding(seconds: -policy.idleSeconds))
            let old = try former.flatMap(RandomToken.init(urlSafeBase64:))
                .flatMap { try sessions.session(digest: $0.digest.bytes) }
            if let old { try sessions.delete(old.id, of: old.userID) }
            let record = SessionRecord(
                id: try sessions.nextID(), userID: user.id, createdAt: now, lastSeen: now, expiresAt: expiresAt,
                address: client.address, browser: client.browser)
            try sessions.insert(record, digest: token.digest.bytes)
            try AccessDetail(user: user.id, session: record.id, address: client.address).append(
                "sign-in", by: Actor(userID: user.id, name: user.name, channel: .form), at: now, in: session)
            return old?.userID
        }
        if let formerUser { environment.forget(formerUser) }
        return IssuedSession(
            token: token.urlSafeBase64, expiresAt: expiresAt, mustChangePassword: user.mustChange,
            language: PreferredLanguage(rawValue: user.language) ?? .chinese)
    }
}
