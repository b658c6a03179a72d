/// The stable identity of anything in the register: a place, a facility, or a water body.
///
/// Codes and names change; this never does and is never given again.
public struct SubjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number under which it is stored.
    public let number: Int64

    /// The identity with the given number.
    public init(_ number: Int64) {
        self.number = number
    }

    /// The nation, root of the administrative tree.
    public static let nation = SubjectID(1)

    /// The number in decimal.
    public var description: String { String(number) }

    /// Orders by number, which is the order of creation.
    public static func < (left: SubjectID, right: SubjectID) -> Bool { left.number < right.number }
}
