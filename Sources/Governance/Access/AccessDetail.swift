import Domain
import Foundation
import Store
import Tables

/// The particulars of an entry about access; there is no place for passwords, tokens and hashes.
struct AccessDetail: Encodable {
    struct Grant: Encodable {
        let role: String
        let area: Int64
    }

    var user: Int64?
    var login: String?
    var name: String?
    var language: String?
    var grants: [Grant]?
    var formerGrants: [Grant]?
    var session: Int64?
    var token: Int64?
    var permissions: [String]?
    var area: Int64?
    var expires: String?
    var address: String?
    var count: Int?

    /// Appends an entry with these particulars.
    func append(_ action: String, by actor: Actor, at: Instant, in session: any Session) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try Journal.append(
            in: session, at: at, actor: actor, action: action,
            detail: String(decoding: try encoder.encode(self), as: UTF8.self))
    }
}

extension Sequence<AreaGrant> {
    var detail: [AccessDetail.Grant] {
        map { AccessDetail.Grant(role: $0.role.rawValue, area: $0.area.number) }
    }
}
