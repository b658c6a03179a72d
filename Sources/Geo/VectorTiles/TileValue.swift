/// What an attribute of a map feature can hold.
public enum TileValue: Hashable, Sendable {
    /// Text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A number.
    case number(Double)
    /// Yes or no.
    case flag(Bool)

    /// Writes it as a `Value` message (Vector Tile Specification 2.1, section 4.4).
    func write(into buffer: inout TileBuffer) {
        switch self {
        case .text(let text):
            buffer.key(1, .bytes)
            buffer.text(text)
        case .number(let number):
            buffer.key(3, .fixed64)
            buffer.fixed64(number.bitPattern)
        case .integer(let number) where number >= 0:
            buffer.key(5, .varint)
            buffer.varint(UInt64(number))
        case .integer(let number):
            buffer.key(6, .varint)
            buffer.varint(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
        case .flag(let flag):
            buffer.key(7, .varint)
            buffer.varint(flag ? 1 : 0)
        }
    }
}
