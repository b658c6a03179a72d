public import Domain

/// A document that a rule set leans on (依据文件).
public struct Source: Hashable, Sendable, Identifiable {
    /// The short mark by which rules cite it, such as `S12`.
    public let id: String
    /// Its title, with the document number where it has one.
    public let title: BilingualText
    /// When it was issued, as far as known: `2022-01-19`, `2023`; empty if not known.
    public let issued: String
    /// Where it was read: an address or a document number; empty if the place is not on record.
    public let locator: String
    /// What must be known about the reading, such as that only a copy or an excerpt was seen.
    public let note: BilingualText?
}
