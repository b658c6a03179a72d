/// An Ed25519 signature (数字签名) of 64 bytes, RFC 8032.
public struct Signature: Hashable, Sendable {
    /// Length of a signature in bytes.
    public static let byteCount = 64

    /// The 64 bytes.
    public let bytes: [UInt8]

    /// A signature that was kept as bytes.
    ///
    /// - Throws: ``SealingError/wrongLength(expected:found:)``.
    public init(bytes: [UInt8]) throws(SealingError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        self.bytes = bytes
    }

    /// A signature that was kept as 128 hexadecimal digits.
    ///
    /// - Throws: ``SealingError/notHexadecimal``.
    public init(hexadecimal: String) throws(SealingError) {
        guard let bytes = Hexadecimal.decode(hexadecimal), bytes.count == Self.byteCount else {
            throw .notHexadecimal
        }
        self.bytes = bytes
    }

    /// 128 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.encode(bytes) }
}
