public import Domain
public import Geo
public import Store

/// A finding in a network in words, with its place and the records concerned (管网问题).
public struct SewerIssue: Sendable {
    /// A record that it concerns.
    public struct Reference: Hashable, Sendable {
        /// The kind of record.
        public let kind: RecordKind
        /// Whom it is about.
        public let id: SubjectID
        /// What people call it.
        public let label: String
    }

    /// How grave it is.
    public let severity: Finding.Severity
    /// A short stable code in kebab case.
    public let code: String
    /// What the kind of finding is called.
    public let title: BilingualText
    /// What is the matter, with figures.
    public let message: BilingualText
    /// What to do.
    public let advice: BilingualText
    /// The records concerned, the first the one to look at; at most ``mostReferences``.
    public let references: [Reference]
    /// How many records are concerned in all.
    public let count: Int
    /// Where it is, for those who may see exactly where pipes lie.
    public let position: Coordinate?
    /// The way to the place where it is.
    public let path: RegionPath?
    /// The facility that it belongs to, if it is about one.
    public let facility: SubjectID?

    /// So many records are named.
    public static let mostReferences = 20
}
