/// 256 bits: the result of SHA-256, or a secret number of that length.
public struct Digest256: Hashable, Sendable {
    /// The 32 bytes, the most significant first.
    public let bytes: [UInt8]

    /// A value of exactly 32 bytes, or nil if there are fewer or more.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    init(words: [UInt32]) {
        bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
    }

    /// Reads 64 hexadecimal digits, capital or small; nil for anything else.
    public init?(hex: String) {
        guard let bytes = Hexadecimal.bytes(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// The 64 small hexadecimal digits, in which hashes are published.
    public var hex: String { Hexadecimal.text(bytes) }

    /// The bitwise exclusive or of two values.
    public static func ^ (left: Digest256, right: Digest256) -> Digest256 {
        Digest256(unchecked: zip(left.bytes, right.bytes).map { $0 ^ $1 })
    }

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }
}

extension Digest256: CustomStringConvertible {
    /// The 64 small hexadecimal digits.
    public var description: String { hex }
}
