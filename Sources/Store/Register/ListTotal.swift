public import Domain

/// What the quantities of a list add up to, for the records of one level (合计).
public struct ListTotal: Hashable, Sendable {
    /// The sum of one field.
    public struct Sum: Hashable, Sendable {
        /// The sum over the records that report the field.
        public let value: Double
        /// How many records report it.
        public let reported: Int
    }

    /// The level of villages; nil for other records.
    public let level: RegionLevel?
    /// How many records.
    public let count: Int
    /// The sums by field key.
    public let sums: [String: Sum]
}
