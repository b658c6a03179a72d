public import Domain

/// What drains to a facility by its own pipes, beside what the ledger says (设施管网).
public struct SewerCatchmentReport: Sendable {
    /// A length by the survey and by the ledger.
    public struct Length: Sendable {
        /// Of which kind of pipe.
        public let name: BilingualText
        /// Metres by the lines of the pipes.
        public let surveyedMetres: Double
        /// Metres in the ledger.
        public let recordedMetres: Double?
    }

    /// The facility.
    public let facility: SewerNetworkModel.Item
    /// How many pipes lead to it.
    public let pipes: Int
    /// Households connected to them.
    public let households: Int
    /// The villages that drain to it.
    public let villages: [SewerNetworkModel.Item]
    /// The villages that it is recorded to serve and that do not.
    public let missingVillages: [SewerNetworkModel.Item]
    /// Lengths by kind.
    public let lengths: [Length]
    /// What was found about it.
    public let issues: [SewerIssue]
}
