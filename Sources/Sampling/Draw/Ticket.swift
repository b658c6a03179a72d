/// A facility's lot (签号): a decimal fraction that depends on the seed and on its id alone.
///
/// After R. L. Rivest, “Consistent Sampling with Replacement” (2018) and his program `consistent_sampler`: since no
/// ticket depends on other facilities, adding one to the frame does not disturb the order of the others, and the next
/// ticket is a fair replacement.
public struct Ticket: Hashable, Sendable {
    /// The fraction between 0 and 1 as text, `0.` and 64 to 78 digits.
    public let fraction: String

    init(digits: [UInt8]) {
        fraction = "0." + String(decoding: digits, as: UTF8.self)
    }

    /// The fraction cut (not rounded) to a few digits, for lists that people read.
    public func shortened(to digits: Int = 9) -> String {
        String(fraction.prefix(2 + max(digits, 0)))
    }
}

extension Ticket: Comparable {
    /// Orders by the fractions, as texts of digits.
    public static func < (left: Ticket, right: Ticket) -> Bool {
        left.fraction.precedesInBytes(right.fraction)
    }
}
