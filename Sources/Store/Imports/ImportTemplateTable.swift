public import Domain
public import Tables

/// A way of reading lists that users keep for the next one (导入模板).
public struct StoredImportTemplate: Hashable, Sendable {
    /// Its name, unique within the kind.
    public let name: String
    /// For what kind of list it is.
    public let kind: String
    /// Who saved it last.
    public let userID: Int64?
    /// When it was saved last.
    public let at: Instant
    /// The settings as JSON.
    public let settings: String

    /// A template as it is to be stored.
    public init(name: String, kind: String, userID: Int64?, at: Instant, settings: String) {
        self.name = name
        self.kind = kind
        self.userID = userID
        self.at = at
        self.settings = settings
    }
}

/// The templates of reading lists.
public struct ImportTemplateTable {
    private let session: any Session

    /// The templates as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    /// Keeps a template; one of the same kind and name is replaced.
    public func save(_ template: StoredImportTemplate) throws {
        try session.execute(
            """
            INSERT INTO import_templates (name, kind, user_id, at, settings)
            VALUES (\(template.name), \(template.kind), \(template.userID), \(template.at.milliseconds),
                \(template.settings))
            ON CONFLICT (kind, name) DO UPDATE
            SET user_id = excluded.user_id, at = excluded.at, settings = excluded.settings
            """)
    }

    /// The template of that name.
    public func find(kind: String, name: String) throws -> StoredImportTemplate? {
        try rows("WHERE kind = \(kind) AND name = \(name)").first
    }

    /// All templates of a kind by name.
    public func all(kind: String) throws -> [StoredImportTemplate] {
        try rows("WHERE kind = \(kind) ORDER BY name")
    }

    /// Forgets a template.
    public func delete(kind: String, name: String) throws {
        try session.execute("DELETE FROM import_templates WHERE kind = \(kind) AND name = \(name)")
    }

    private func rows(_ condition: Query) throws -> [StoredImportTemplate] {
        try session.rows("SELECT name, kind, user_id, at, settings FROM import_templates \(condition)").map { row in
            StoredImportTemplate(
                name: try row.text(0), kind: try row.text(1), userID: try row.intOrNil(2),
                at: Instant(milliseconds: try row.int(3)), settings: try row.text(4))
        }
    }
}
