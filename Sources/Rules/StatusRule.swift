public import Domain

/// What a treatment status means under a rule set (治理状态的含义).
public struct StatusRule: Hashable, Sendable {
    /// The status.
    public let status: TreatmentStatus
    /// When a village has it.
    public let meaning: BilingualText
    /// The source of the meaning, or nil where no document was seen.
    public let sourceID: String?
}
