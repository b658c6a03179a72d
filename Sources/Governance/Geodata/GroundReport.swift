public import Domain
public import Store

/// What the rules in geometry say of the records of an area (空间检查结果).
public struct GroundReport: Sendable {
    /// A record of which something is to be said.
    public struct Item: Sendable {
        /// The kind of record.
        public let kind: RecordKind
        /// The record.
        public let id: SubjectID
        /// Its name.
        public let name: String
        /// Its code; may be empty.
        public let code: String
        /// Which rule, how grave, what to do.
        public let finding: Finding
    }

    /// The area.
    public let area: Region
    /// What was found, vetoes first.
    public internal(set) var items: [Item] = []
    /// How many records with a position were looked at.
    public internal(set) var checked = 0
    /// What could not be checked, and why.
    public internal(set) var unchecked: [BilingualText] = []
}
