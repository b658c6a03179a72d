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
        self.bytes = try FixedBytes.checked(bytes, count: Self.byteCount)
    }

    /// A signature that was kept as 128 hexadecimal digits.
    ///
    /// - Throws: ``SealingError/notHexadecimal``.
    public init(hexadecimal: String) throws(SealingError) {
        self.bytes = try FixedBytes.decoded(hexadecimal, count: Self.byteCount)
    }

    /// 128 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.encode(bytes) }
}
