import Domain
import Store
import Tables

/// Reads users' rights from the tables.
struct AccessLoader {
    let session: any Session
    let day: Day

    /// The rights of a user, nil if there is none or he is shut out.
    func access(of userID: Int64, through channel: Actor.Channel) throws -> (user: UserRecord, access: Access)? {
        guard let user = try UserTable(session).user(userID), !user.isDisabled else { return nil }
        let access = Access(
            actor: Actor(userID: user.id, name: user.name, channel: channel), grants: try grants(of: user.id),
            isRestricted: user.mustChange)
        return (user, access)
    }

    /// The roles of a user; names of roles that this program does not know grant nothing.
    func grants(of userID: Int64) throws -> [AreaGrant] {
        try UserTable(session).grants(of: userID, on: day).compactMap { record in
            Role(rawValue: record.role).map { AreaGrant($0, in: record.area, path: record.path) }
        }
    }

    /// The user as others may see him.
    func account(_ user: UserRecord) throws -> UserAccount {
        let grants = try grants(of: user.id)
        let areas = AreaTable(session, on: day)
        var names: [SubjectID: String] = [:]
        for area in Set(grants.map(\.area)) { names[area] = try areas.name(of: area) }
        return UserAccount(
            id: user.id, login: user.login, name: user.name,
            language: PreferredLanguage(rawValue: user.language) ?? .chinese, grants: grants, areaNames: names,
            isDisabled: user.isDisabled, mustChangePassword: user.mustChange, createdAt: user.createdAt,
            passwordSetAt: user.passwordAt)
    }

    /// The rights as they are in this transaction, rather than as they were when the page was asked for.
    func refreshed(_ access: Access) throws -> Access {
        guard let userID = access.userID else { return access }
        guard !access.isToken, let fresh = try self.access(of: userID, through: access.actor.channel)?.access else {
            throw AccessError.notFound
        }
        return fresh
    }
}
