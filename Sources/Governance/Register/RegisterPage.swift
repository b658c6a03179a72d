public import Domain
public import Store

/// Everything that a record's own page shows (一村一档、一站一档).
public struct RegisterPage: Sendable {
    /// The kind of record.
    public let kind: RecordKind
    /// Whom it is about.
    public let id: SubjectID
    /// Its name.
    public let name: String
    /// Its code; may be empty.
    public let code: String
    /// The places above it that the asker may see, highest first; for places the place itself last.
    public let lineage: [Region]
    /// The place itself, for villages and other regions.
    public let region: Region?
    /// The values; what is not there is not reported.
    public let values: FieldValues
    /// For each field, the fact from which its value comes.
    public let origins: [String: SourcedFact]
    /// All facts, the latest first.
    public let facts: [SourcedFact]
    /// Former names and codes of a place, in the order of days.
    public let past: [Region]
    /// Records that stand here.
    public let neighbours: [RecordItem]
    /// The names of other places that the facts speak of, as far as the asker may see them.
    public var placeNames: [SubjectID: String] = [:]
    /// The kinds of the records that stand here.
    public let neighbourKinds: [SubjectID: RecordKind]
    /// Who accepted what was last recorded, if anybody did.
    public let acceptance: AuditEntry?
    /// The last log entry that brought or took back a fact of it: an edit must name it, so that nobody overwrites unseen.
    public let version: Int64
    /// The last entry of the log that changed data: the version of the data.
    public let dataVersion: Int64
    /// The moment.
    public let asOf: AsOf
    /// Whether the asker may edit it.
    public let mayEdit: Bool
    /// Whether the asker may change the values: those of a village or of what stands in a place.
    ///
    /// A town or county has none; its name and place are changed in the tree.
    public var mayEditValues: Bool { mayEdit && hasValues && retirement == nil }
    /// Whether the asker may strike it off; places end with the tree instead.
    public var mayRetire: Bool { mayEdit && retirement == nil && region == nil }
    /// Whether the record has values of its own.
    public var hasValues: Bool { region?.level.isVillage ?? true }
    /// Whether the asker may accept what was recorded since the last acceptance: nothing of it is his own.
    public let mayAccept: Bool
    /// Since when it is struck off; nil where it stands.
    ///
    /// The values are then those of the last day before.
    public let retirement: Retirement?

    /// The end of a record that no longer stands anywhere (注销).
    public struct Retirement: Hashable, Sendable {
        /// The first day without it.
        public let from: Day
        /// Where that comes from; empty where nobody said.
        public let source: String
        /// Who struck it off; may be empty.
        public let by: String
        /// When that was recorded.
        public let at: Instant?
    }
}
