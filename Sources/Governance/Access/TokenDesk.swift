public import Domain
import Sealing
import Store
import Tables

/// Tokens with which programs come in (接口令牌): made, listed, revoked, and who is behind one.
public struct TokenDesk: Sendable {
    /// What every token begins with, so that scanners of source code find leaked ones.
    public static let prefix = "qx_"

    private let environment: AccessEnvironment

    /// The tokens of a server.
    public init(_ environment: AccessEnvironment) {
        self.environment = environment
    }

    /// Makes a token.
    ///
    /// - Parameter days: Its validity in days.
    /// - Returns: The token, to be shown once, and its description.
    /// - Throws: ``AccessError/notFound`` for an area in which the maker may not make tokens,
    ///   ``AccessError/permissionNotHeld(_:)`` for what he does not hold himself.
    public func create(
        name: String, permissions: Set<Permission>, area: SubjectID, days: Int, by signedIn: SignedIn
    ) async throws -> (token: String, summary: TokenSummary) {
        let name = try PlainText.name(name)
        let longest = environment.policy.longestTokenDays
        guard !permissions.isEmpty else { throw AccessError.permissionsMissing }
        guard (1...longest).contains(days) else { throw AccessError.tokenExpiryInvalid(maximumDays: longest) }
        let secret = try environment.makeToken()
        let (now, today) = (environment.now(), environment.today)
        let summary = try await environment.database.write { session in
            let access = try AccessLoader(session: session, day: today).refreshed(signedIn.access)
            let path = try AreaTable(session, on: today).path(of: area)
            try access.require(.createTokens, in: path)
            for permission in Permission.allCases where permissions.contains(permission) {
                guard let path, Permission.forTokens.contains(permission), access.may(permission, in: path) else {
                    throw AccessError.permissionNotHeld(permission)
                }
            }
            let tokens = TokenTable(session)
            let record = TokenRecord(
                id: try tokens.nextID(), userID: signedIn.userID, name: name,
                permissions: permissions.map(\.rawValue).sorted().joined(separator: " "), area: area,
                createdAt: now, expiresAt: now.adding(seconds: days * 86_400))
            try tokens.insert(record, digest: secret.digest.bytes)
            try AccessDetail(
                user: signedIn.userID, name: name, token: record.id,
                permissions: permissions.map(\.rawValue).sorted(), area: area.number,
                expires: environment.zone.text(of: record.expiresAt)
            ).append("token-create", by: access.actor, at: now, in: session)
            return Self.summary(record)
        }
        return (Self.prefix + secret.urlSafeBase64, summary)
    }

    /// The user's own tokens, the newest first, ended ones included.
    public func tokens(of signedIn: SignedIn) async throws -> [TokenSummary] {
        try await environment.database.read { session in
            try TokenTable(session).tokens(of: signedIn.userID).map(Self.summary)
        }
    }

    /// Revokes one of the user's own tokens (撤销令牌).
    ///
    /// - Throws: ``AccessError/notFound`` for a token that is not his or has been revoked.
    public func revoke(_ id: Int64, of signedIn: SignedIn) async throws {
        let now = environment.now()
        try await environment.database.write { session in
            guard try TokenTable(session).revoke(id, of: signedIn.userID, at: now) else { throw AccessError.notFound }
            try AccessDetail(user: signedIn.userID, token: id)
                .append("token-revoke", by: signedIn.access.actor, at: now, in: session)
        }
        environment.forget(signedIn.userID)
    }

    /// Who is behind a token, nil if there is no such token, it has ended, or its owner is shut out.
    ///
    /// Within ``AccessPolicy/cacheSeconds`` the answer comes from memory; the use is noted at most once an hour.
    public func resume(_ text: String?) async throws -> ProgramAccess? {
        guard let text, text.hasPrefix(Self.prefix),
            let secret = RandomToken(urlSafeBase64: String(text.dropFirst(Self.prefix.count)))
        else { return nil }
        let now = environment.now()
        let digest = secret.digest
        guard let found = try await find(digest, at: now), now < found.expiresAt else { return nil }
        if environment.tokens.claimNote(digest, at: now, every: environment.policy.tokenNoteSeconds) {
            let database = environment.database
            Task { try? await database.write { try TokenTable($0).touch(found.tokenID, at: now) } }
        }
        return found
    }

    private func find(_ digest: SHA256Digest, at now: Instant) async throws -> ProgramAccess? {
        if let found = environment.tokens.value(digest, at: now) { return found }
        let ticket = environment.tokens.ticket()
        let day = environment.zone.day(of: now)
        let found = try await environment.database.read { session -> ProgramAccess? in
            guard let record = try TokenTable(session).token(digest: digest.bytes), record.revokedAt == nil,
                now < record.expiresAt,
                let owner = try AccessLoader(session: session, day: day).access(of: record.userID, through: .api)
            else { return nil }
            let area = try AreaTable(session, on: day).path(of: record.area)
            let limit = Access.Limit(
                permissions: Self.summary(record).permissions.intersection(Permission.forTokens),
                scope: AreaScope(area.map { [$0] } ?? []))
            let access = Access(
                actor: owner.access.actor, grants: owner.access.grants, isRestricted: owner.access.isRestricted,
                limit: limit)
            return ProgramAccess(
                access: access, tokenID: record.id, userID: record.userID, name: record.name,
                expiresAt: record.expiresAt, lastUsed: record.lastUsed)
        }
        if let found {
            let noted = found.lastUsed ?? Instant(milliseconds: 0)
            environment.tokens.keep(found, for: digest, user: found.userID, noted: noted, at: now, ticket)
        }
        return found
    }

    private static func summary(_ record: TokenRecord) -> TokenSummary {
        TokenSummary(
            id: record.id, name: record.name,
            permissions: Set(record.permissions.split(separator: " ").compactMap { Permission(rawValue: String($0)) }),
            area: record.area, createdAt: record.createdAt, expiresAt: record.expiresAt, revokedAt: record.revokedAt,
            lastUsed: record.lastUsed)
    }
}
