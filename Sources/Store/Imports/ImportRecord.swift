public import Domain

/// A file that was taken in as a whole (导入批次).
public struct ImportRecord: Hashable, Sendable {
    /// Its number.
    public let id: Int64
    /// The entry of the log that brought its facts.
    public let entry: Int64
    /// When it was taken in.
    public let at: Instant
    /// Who took it in.
    public let actorID: Int64?
    /// That user's name at the time.
    public let actorName: String
    /// What kind of list it was.
    public let kind: String
    /// The file's name as the user knows it.
    public let fileName: String
    /// SHA-256 of the file, hexadecimal.
    public let fileHash: String
    /// How it was to be read, as canonical JSON.
    public let settings: String
    /// What came of it, as JSON.
    public let counts: String
    /// The entry of the log that took it back, if any did.
    public let undoneBy: Int64?
    /// When it was taken back.
    public let undoneAt: Instant?

    /// Whether its facts count.
    public var isInForce: Bool { undoneBy == nil }

    /// An import as it is to be stored.
    public init(
        id: Int64, entry: Int64, at: Instant, actorID: Int64?, actorName: String, kind: String, fileName: String,
        fileHash: String, settings: String, counts: String, undoneBy: Int64? = nil, undoneAt: Instant? = nil
    ) {
        self.id = id
        self.entry = entry
        self.at = at
        self.actorID = actorID
        self.actorName = actorName
        self.kind = kind
        self.fileName = fileName
        self.fileHash = fileHash
        self.settings = settings
        self.counts = counts
        self.undoneBy = undoneBy
        self.undoneAt = undoneAt
    }
}
