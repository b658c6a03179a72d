public import Domain

/// An additive quantity over records (计量项): how many satisfy a condition, or the sum of a field over those.
///
/// Sums of measures are kept for every place and updated with every change, so a measure depends on one record alone.
public struct Measure: Hashable, Sendable, Identifiable {
    /// What each record that satisfies the condition adds.
    public enum Amount: Hashable, Sendable {
        /// One.
        case one
        /// The value of a field times the scale, rounded; nothing where it is not reported.
        case field(String, scale: Int64)
    }

    /// The stable name in lower camel case.
    public let id: String
    /// Its name for people.
    public let name: BilingualText
    /// What it looks at.
    public let subject: MeasuredSubject
    /// Which records contribute.
    public let condition: Predicate
    /// What each of them contributes.
    public let amount: Amount
    /// The unit of the quantity after division by ``scale``.
    public let unit: BilingualText
    /// The index of its sum among the sums of the rule set.
    public let slot: Int

    /// By what a sum has to be divided to give the quantity in its unit.
    public var scale: Int64 {
        switch amount {
        case .one: 1
        case .field(_, let scale): scale
        }
    }

    /// The quantity that a kept sum stands for, in ``unit``.
    public func quantity(ofSum sum: Int64) -> Double { Double(sum) / Double(scale) }
}
