public import Domain
public import Tables

/// A way of reading lists that users keep for the next one (导入模板).
public struct StoredImportTemplate: Hashable, Sendable {
    /// Its name, unique within the kind and the area.
    public let name: String
    /// For what kind of list it is.
    public let kind: String
    /// Who saved it last.
    public let userID: Int64?
    /// When it was saved last.
    public let at: Instant
    /// The settings as JSON.
    public let settings: String
    /// The area whose users have it, with those of the areas within.
    public let area: SubjectID

    /// A template as it is to be stored.
    public init(name: String, kind: String, userID: Int64?, at: Instant, settings: String, area: SubjectID) {
        self.name = name
        self.kind = kind
        self.userID = userID
        self.at = at
        self.settings = settings
        self.area = area
    }
}

/// The templates of reading lists.
public struct ImportTemplateTable {
    private let session: any Session

    /// The templates as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    /// Keeps a template; one of the same kind, area and name is replaced.
    public func save(_ template: StoredImportTemplate) throws {
        try session.execute(
            """
            INSERT INTO import_templates (name, kind, user_id, at, settings, area)
            VALUES (\(template.name), \(template.kind), \(template.userID), \(template.at.milliseconds),
                \(template.settings), \(template.area.number))
            ON CONFLICT (kind, area, name) DO UPDATE
            SET user_id = excluded.user_id, at = excluded.at, settings = excluded.settings
            """)
    }

    /// All templates of a kind by name.
    public func all(kind: String) throws -> [StoredImportTemplate] {
        try rows("WHERE kind = \(kind) ORDER BY name, area").sorted { ($0.name, $0.area) < ($1.name, $1.area) }
    }

    /// Forgets a template.
    public func delete(kind: String, name: String, area: SubjectID) throws {
        try session.execute(
            "DELETE FROM import_templates WHERE kind = \(kind) AND name = \(name) AND area = \(area.number)")
    }

    private func rows(_ condition: Query) throws -> [StoredImportTemplate] {
        try session.rows("SELECT name, kind, user_id, at, settings, area FROM import_templates \(condition)").map {
            row in
            StoredImportTemplate(
                name: try row.text(0), kind: try row.text(1), userID: try row.intOrNil(2),
                at: Instant(milliseconds: try row.int(3)), settings: try row.text(4),
                area: SubjectID(try row.int(5)))
        }
    }
}
