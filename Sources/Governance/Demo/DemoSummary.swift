public import Domain

/// What was made: how much of it, and where to begin looking (演示数据概要).
public struct DemoSummary: Hashable, Sendable {
    /// Places and records that a visitor may be led to.
    public struct Examples: Hashable, Sendable {
        /// The fictional province.
        public let province: SubjectID
        /// The fictional county with the full history.
        public let county: SubjectID
        /// A town of it.
        public let town: SubjectID
        /// An administrative village of it.
        public let administrativeVillage: SubjectID
        /// A natural village that is treated.
        public let naturalVillage: SubjectID
        /// A facility, or nil where none was made.
        public let facility: SubjectID?
    }

    /// The seed it was made from.
    public let seed: UInt64
    /// Places by level as of the last day; abolished ones are left out.
    public let places: [RegionLevel: Int]
    /// Records by kind as of the last day.
    public let records: [RecordKind: Int]
    /// How many entries of the log were written.
    public let entries: Int
    /// The code of the county with the full history.
    public let countyCode: String
    /// The last day of the invented history.
    public let lastDay: Day
    /// Places and records to begin with.
    public let examples: Examples
    /// The log-ins that a demonstration should have.
    public let accounts: [DemoAccount]
}
