public import Domain
import Store
public import Tables

/// A matching of columns that a user has corrected and keeps for the next list (导入模板).
public struct ImportTemplate: Hashable, Sendable {
    /// Its name, unique within the kind.
    public let name: String
    /// For what kind of list it is.
    public let kind: ImportKind
    /// What columns mean, by heading: a target's key, or an empty text for a column to be left out.
    public let mapping: [String: String]

    /// A template to be saved.
    public init(name: String, kind: ImportKind, mapping: [String: String]) {
        self.name = name
        self.kind = kind
        self.mapping = mapping
    }

    /// Saves it; one of the same kind and name is replaced.
    public func save(in session: any Session, by actor: Actor, at now: Instant) throws {
        let settings = ImportSettings(kind, mapping: mapping)
        try ImportTemplateTable(session).save(
            StoredImportTemplate(
                name: name, kind: kind.rawValue, userID: actor.userID, at: now, settings: settings.json))
    }

    /// The templates of a kind, by name; those that can no longer be read are left out.
    public static func all(_ kind: ImportKind, in session: any Session) throws -> [ImportTemplate] {
        try ImportTemplateTable(session).all(kind: kind.rawValue).compactMap { stored in
            guard let settings = try? ImportSettings(json: stored.settings) else { return nil }
            return ImportTemplate(name: stored.name, kind: kind, mapping: settings.mapping)
        }
    }
}
