public import Domain
public import Tables

/// A file that waits in the import wizard (导入草稿).
public struct ImportDraft: Hashable, Sendable {
    /// A random name that cannot be guessed.
    public let id: String
    /// Whose it is.
    public let userID: Int64?
    /// When it was sent.
    public let at: Instant
    /// What kind of list it is.
    public let kind: String
    /// The file's name as the user knows it.
    public let fileName: String
    /// How it is to be read, as JSON.
    public let settings: String

    /// A draft as it is to be stored.
    public init(id: String, userID: Int64?, at: Instant, kind: String, fileName: String, settings: String) {
        self.id = id
        self.userID = userID
        self.at = at
        self.kind = kind
        self.fileName = fileName
        self.settings = settings
    }
}

/// The files that wait in the import wizard.
public struct ImportDraftTable {
    private let session: any Session

    /// The drafts as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    /// Keeps a draft with the file's bytes.
    public func insert(_ draft: ImportDraft, content: [UInt8]) throws {
        try session.execute(
            """
            INSERT INTO import_drafts (id, user_id, at, kind, file_name, settings, content)
            VALUES (\(draft.id), \(draft.userID), \(draft.at.milliseconds), \(draft.kind), \(draft.fileName),
                \(draft.settings), \(content))
            """)
    }

    /// The draft of that name.
    public func find(_ id: String) throws -> ImportDraft? {
        try session.first(
            "SELECT id, user_id, at, kind, file_name, settings FROM import_drafts WHERE id = \(id)"
        ).map { row in
            ImportDraft(
                id: try row.text(0), userID: try row.intOrNil(1), at: Instant(milliseconds: try row.int(2)),
                kind: try row.text(3), fileName: try row.text(4), settings: try row.text(5))
        }
    }

    /// The names of the drafts sent since a moment, the latest first.
    public func ids(since moment: Instant) throws -> [String] {
        try session.rows(
            "SELECT id FROM import_drafts WHERE at >= \(moment.milliseconds) ORDER BY at DESC, id"
        ).map { try $0.text(0) }
    }

    /// The bytes of a draft's file.
    public func content(_ id: String) throws -> [UInt8]? {
        try session.first("SELECT content FROM import_drafts WHERE id = \(id)")?.blob(0)
    }

    /// Changes how the file is to be read.
    public func update(_ id: String, kind: String, settings: String) throws {
        try session.execute("UPDATE import_drafts SET kind = \(kind), settings = \(settings) WHERE id = \(id)")
    }

    /// Forgets a draft.
    public func delete(_ id: String) throws {
        try session.execute("DELETE FROM import_drafts WHERE id = \(id)")
    }

    /// Forgets the drafts that were sent before a moment.
    ///
    /// - Returns: How many there were.
    @discardableResult
    public func deleteOlder(than moment: Instant) throws -> Int {
        try session.execute("DELETE FROM import_drafts WHERE at < \(moment.milliseconds)")
    }
}
