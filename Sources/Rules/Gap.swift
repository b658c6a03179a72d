public import Domain

/// Something a rule set leaves out because no source for it was seen (缺口).
public struct Gap: Hashable, Sendable, Identifiable {
    /// A stable name in kebab case.
    public let id: String
    /// What is missing and what the platform does instead.
    public let text: BilingualText
    /// The sources that mention the matter without settling it.
    public let sourceIDs: [String]
}
