/// A value of a field.
///
/// A value that is missing is no value: nothing stands for "unknown", least of all 0.
public enum Value: Hashable, Sendable {
    /// Free text, or the code of a choice.
    case text(String)
    /// A count.
    case integer(Int64)
    /// A measured or decimal quantity, in the field's unit.
    case decimal(Double)
    /// A civil day.
    case day(Day)
    /// Yes or no.
    case flag(Bool)
    /// Another subject of the register.
    case subject(SubjectID)

    /// The quantity in the value, or nil if it is none.
    public var quantity: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .decimal(let number): number
        default: nil
        }
    }

    /// The text in the value, or nil if it is none.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The count in the value, or nil if it is none.
    public var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}
