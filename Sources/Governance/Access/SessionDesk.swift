import Domain
import Sealing
import Store
import Tables

/// Open sessions: who is behind a cookie, log-out, the list of one's own sessions.
public struct SessionDesk: Sendable {
    private let environment: AccessEnvironment

    /// The sessions of a server.
    public init(_ environment: AccessEnvironment) {
        self.environment = environment
    }

    /// Who is behind a cookie, nil if there is no such session or it has ended.
    ///
    /// Within ``AccessPolicy/cacheSeconds`` the answer comes from memory, without a query. The use is noted at most
    /// once a minute and without waiting, so that a long import holds up no page.
    ///
    /// - Parameter isUse: Whether somebody is at work; what a page asks for by itself does not keep a session open.
    public func resume(_ cookie: String?, isUse: Bool = true) async throws -> SignedIn? {
        guard let token = cookie.flatMap(RandomToken.init(urlSafeBase64:)) else { return nil }
        let now = environment.now()
        let digest = token.digest
        guard let found = try await find(token, digest, at: now), now < found.expiresAt else { return nil }
        if isUse { noteUse(of: found.sessionID, digest, at: now) }
        return found
    }

    /// How long a session lasts that is in use at this moment; a little less than the server grants, since use is noted
    /// once in ``AccessPolicy/sessionNoteSeconds``.
    public func time(inUseBy signedIn: SignedIn) -> SessionTime {
        let now = environment.now()
        return SessionTime(
            now: now, lastSeen: now.adding(seconds: -environment.policy.sessionNoteSeconds),
            latestEnd: signedIn.expiresAt, policy: environment.policy)
    }

    /// How long a session still lasts by what is stored, nil where it has ended; asking is no use of it.
    public func time(leftTo signedIn: SignedIn) async throws -> SessionTime? {
        let now = environment.now()
        let record = try await environment.database.readBriefly { session in
            try SessionTable(session).sessions(of: signedIn.userID).first { $0.id == signedIn.sessionID }
        }
        guard let record else { return nil }
        let time = SessionTime(
            now: now, lastSeen: record.lastSeen, latestEnd: record.expiresAt, policy: environment.policy)
        return time.secondsLeft > 0 ? time : nil
    }

    /// Notes at once that somebody is at work (保持登录).
    ///
    /// - Throws: ``AccessError/signInRequired`` where the session has ended meanwhile.
    public func prolong(_ signedIn: SignedIn) async throws -> SessionTime {
        guard try await time(leftTo: signedIn) != nil else { throw AccessError.signInRequired }
        let now = environment.now()
        try await environment.database.write { try SessionTable($0).touch(signedIn.sessionID, at: now) }
        environment.forget(signedIn.userID)
        return SessionTime(now: now, lastSeen: now, latestEnd: signedIn.expiresAt, policy: environment.policy)
    }

    private func find(_ token: RandomToken, _ digest: SHA256Digest, at now: Instant) async throws -> SignedIn? {
        let idle = environment.policy.idleSeconds
        // What was kept may have run out since: then the table says whether it was used meanwhile.
        if let found = environment.sessions.value(digest, at: now), now < found.lastSeen.adding(seconds: idle) {
            return found
        }
        let ticket = environment.sessions.ticket()
        let day = environment.zone.day(of: now)
        let found = try await environment.database.readBriefly { session -> SignedIn? in
            guard let record = try SessionTable(session).session(digest: digest.bytes),
                now < record.expiresAt, now < record.lastSeen.adding(seconds: idle),
                let (user, access) = try AccessLoader(session: session, day: day)
                    .access(of: record.userID, through: .form)
            else { return nil }
            return SignedIn(
                access: access, sessionID: record.id, userID: user.id, login: user.login, name: user.name,
                language: PreferredLanguage(rawValue: user.language) ?? .chinese,
                mustChangePassword: user.mustChange, formToken: FormToken(secret: token),
                expiresAt: record.expiresAt, lastSeen: record.lastSeen)
        }
        if let found {
            environment.sessions.keep(found, for: digest, user: found.userID, noted: found.lastSeen, at: now, ticket)
        }
        return found
    }

    private func noteUse(of id: Int64, _ digest: SHA256Digest, at now: Instant) {
        let every = environment.policy.sessionNoteSeconds
        guard environment.sessions.claimNote(digest, at: now, every: every) else { return }
        let database = environment.database
        // A note that is lost costs nothing but a minute of the idle time.
        Task { try? await database.write { try SessionTable($0).touch(id, at: now) } }
    }

    /// Ends the session (退出登录).
    public func signOut(_ signedIn: SignedIn) async throws {
        try await end(signedIn.sessionID, of: signedIn, action: "sign-out")
    }

    /// Ends one of the user's own sessions.
    ///
    /// - Throws: ``AccessError/notFound`` for a session that is not his.
    public func end(_ sessionID: Int64, of signedIn: SignedIn) async throws {
        try await end(sessionID, of: signedIn, action: "session-end")
    }

    /// Ends all sessions of the user, this one included (全部退出), and tells how many.
    @discardableResult
    public func signOutEverywhere(_ signedIn: SignedIn) async throws -> Int {
        let now = environment.now()
        let count = try await environment.database.write { session in
            let count = try SessionTable(session).deleteAll(of: signedIn.userID)
            try AccessDetail(user: signedIn.userID, count: count)
                .append("sign-out-everywhere", by: signedIn.access.actor, at: now, in: session)
            return count
        }
        environment.forget(signedIn.userID)
        return count
    }

    /// The user's own open sessions, the latest used first.
    public func sessions(of signedIn: SignedIn) async throws -> [SessionSummary] {
        let now = environment.now()
        let idle = environment.policy.idleSeconds
        return try await environment.database.read { session in
            try SessionTable(session).sessions(of: signedIn.userID)
                .filter { now < $0.expiresAt && now < $0.lastSeen.adding(seconds: idle) }
                .map { record in
                    SessionSummary(
                        id: record.id, createdAt: record.createdAt, lastSeen: record.lastSeen,
                        address: record.address, browser: record.browser,
                        isCurrent: record.id == signedIn.sessionID)
                }
        }
    }

    private func end(_ sessionID: Int64, of signedIn: SignedIn, action: String) async throws {
        let now = environment.now()
        try await environment.database.write { session in
            guard try SessionTable(session).delete(sessionID, of: signedIn.userID) else { throw AccessError.notFound }
            try AccessDetail(user: signedIn.userID, session: sessionID)
                .append(action, by: signedIn.access.actor, at: now, in: session)
        }
        environment.forget(signedIn.userID)
    }
}
