import Domain
import Store
import Tables

extension UserDirectory {
    /// Gives a user these roles in place of the former ones.
    ///
    /// - Throws: ``AccessError/notFound`` for a user or an area that is not the administrator's,
    ///   ``AccessError/ownAccount`` for himself, ``AccessError/roleNotGrantable(_:)``.
    public func setGrants(_ grants: [AreaGrant], of id: Int64, by access: Access) async throws {
        let today = environment.today
        try await change(id, by: access) { session, fresh, user, now in
            let former = try AccessLoader(session: session, day: today).grants(of: id)
            let checked = try Self.checked(grants, by: fresh, in: session, on: today)
            try UserTable(session).replaceGrants(of: id, with: checked.map { ($0.role.rawValue, $0.area) })
            try AccessDetail(user: id, grants: checked.detail, formerGrants: former.detail)
                .append("user-grants", by: fresh.actor, at: now, in: session)
        }
    }

    /// Shuts a user out at once, ending his sessions and tokens, or lets him in again.
    ///
    /// - Throws: ``AccessError/notFound``, ``AccessError/ownAccount``.
    public func setDisabled(_ isDisabled: Bool, user id: Int64, by access: Access) async throws {
        try await change(id, by: access) { session, fresh, user, now in
            guard user.isDisabled != isDisabled else { return }
            try UserTable(session).setDisabled(id, isDisabled)
            if isDisabled {
                try SessionTable(session).deleteAll(of: id)
                _ = try TokenTable(session).revokeAll(of: id, at: now)
            }
            try AccessDetail(user: id)
                .append(isDisabled ? "user-disable" : "user-enable", by: fresh.actor, at: now, in: session)
        }
    }

    /// Makes up a new password for a user, who must change it at the next sign-in; his sessions end.
    ///
    /// - Returns: The password, to be shown once.
    /// - Throws: ``AccessError/notFound``, ``AccessError/ownAccount``.
    public func resetPassword(of id: Int64, by access: Access) async throws -> String {
        let temporary = TemporaryPassword(from: try environment.makeToken()).text
        guard access.mayAnywhere(.manageUsers) else { throw AccessError.notFound }
        let sealed = try await environment.passwords.seal(temporary)
        try await change(id, by: access) { session, fresh, user, now in
            try UserTable(session).setPassword(id, sealed, mustChange: true, at: now)
            try SessionTable(session).deleteAll(of: id)
            try AccessDetail(user: id).append("password-reset", by: fresh.actor, at: now, in: session)
        }
        return temporary
    }

    /// Sets a user's name and language.
    ///
    /// - Throws: ``AccessError/notFound``, ``AccessError/nameInvalid(maximum:)``.
    public func setProfile(name: String, language: PreferredLanguage, of id: Int64, by access: Access) async throws {
        let name = try PlainText.name(name)
        try await change(id, by: access, allowingOwn: true) { session, fresh, user, now in
            try UserTable(session).setProfile(id, name: name, language: language.rawValue)
            try AccessDetail(user: id, name: name, language: language.rawValue)
                .append("user-profile", by: fresh.actor, at: now, in: session)
        }
    }

    /// Sets one's own language.
    public func setLanguage(_ language: PreferredLanguage, for signedIn: SignedIn) async throws {
        let now = environment.now()
        try await environment.database.write { session in
            guard let user = try UserTable(session).user(signedIn.userID) else { throw AccessError.notFound }
            try UserTable(session).setProfile(user.id, name: user.name, language: language.rawValue)
            try AccessDetail(user: user.id, language: language.rawValue)
                .append("user-profile", by: signedIn.access.actor, at: now, in: session)
        }
        environment.forget(signedIn.userID)
    }

    /// Changes one's own password; all other sessions end.
    ///
    /// Wrong guesses of the current password count like failed sign-ins, so that an open browser is no way round.
    /// - Throws: ``AccessError/passwordWrong``, ``AccessError/throttled(seconds:)``, the rules for new passwords.
    public func changePassword(
        from current: String, to new: String, for signedIn: SignedIn, at client: Client
    ) async throws {
        try PasswordRules.check(new, login: signedIn.login, name: signedIn.name)
        guard current != new else { throw AccessError.passwordUnchanged }
        let throttle = SignInThrottle(
            policy: environment.policy, login: LoginName.folded(signedIn.login), address: client.address)
        try await environment.queue.run(throttle) {
            try await replacePassword(current, new, signedIn, throttle)
        }
    }

    private func replacePassword(
        _ current: String, _ new: String, _ signedIn: SignedIn, _ throttle: SignInThrottle
    ) async throws {
        let start = environment.now()
        let (user, charge) = try await environment.database.write { session in
            if let seconds = try throttle.wait(at: start, in: session) {
                throw AccessError.throttled(seconds: seconds)
            }
            guard let user = try UserTable(session).user(signedIn.userID), !user.isDisabled else {
                throw AccessError.signInRequired
            }
            return (user, try throttle.charge(at: start, in: session))
        }
        let sealed: String
        do {
            guard try await environment.passwords.check(current, against: user.password).matches else {
                throw AccessError.passwordWrong
            }
            sealed = try await environment.passwords.seal(new)
        } catch AccessError.busy {
            let now = environment.now()
            try await environment.database.write { try throttle.credit(charge, success: false, at: now, in: $0) }
            throw AccessError.busy
        }
        let now = environment.now()
        try await environment.database.write { session in
            guard try UserTable(session).user(user.id)?.password == user.password else {
                throw AccessError.passwordWrong
            }
            try throttle.credit(charge, success: true, at: now, in: session)
            try UserTable(session).setPassword(user.id, sealed, mustChange: false, at: now)
            let ended = try SessionTable(session).deleteAll(of: user.id, except: signedIn.sessionID)
            try AccessDetail(user: user.id, count: ended)
                .append("password-change", by: signedIn.access.actor, at: now, in: session)
        }
        environment.forget(user.id)
    }

    /// Changes a user within the administrator's area, by the rights he has in this very transaction.
    private func change(
        _ id: Int64, by access: Access, allowingOwn: Bool = false,
        _ body: @escaping @Sendable (any Session, Access, UserRecord, Instant) throws -> Void
    ) async throws {
        let (now, today) = (environment.now(), environment.today)
        try await environment.database.write { session in
            let fresh = try AccessLoader(session: session, day: today).refreshed(access)
            let users = UserTable(session)
            guard let user = try users.user(id),
                try users.isWithin(fresh.scope(for: .manageUsers), user: id, on: today)
            else { throw AccessError.notFound }
            guard allowingOwn || fresh.userID != id else { throw AccessError.ownAccount }
            try body(session, fresh, user, now)
        }
        environment.forget(id)
    }
}
