internal import CSodium

/// The public key that checks signatures of a ``SigningKey`` (公钥), Ed25519.
public struct VerifyingKey: Hashable, Sendable {
    /// Length of a key in bytes.
    public static let byteCount = 32

    /// The 32 bytes to publish.
    public let bytes: [UInt8]

    /// A key that was published.
    ///
    /// - Throws: ``SealingError/wrongLength(expected:found:)``.
    public init(bytes: [UInt8]) throws(SealingError) {
        self.bytes = try FixedBytes.checked(bytes, count: Self.byteCount)
    }

    /// A key that was published as 64 hexadecimal digits.
    ///
    /// - Throws: ``SealingError/notHexadecimal``.
    public init(hexadecimal: String) throws(SealingError) {
        self.bytes = try FixedBytes.decoded(hexadecimal, count: Self.byteCount)
    }

    init(uncheckedBytes bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.encode(bytes) }

    /// Whether a message was signed by the owner of this key and not changed since.
    public func isValid(_ signature: Signature, for message: [UInt8]) -> Bool {
        Sodium.startIfPossible()
        return crypto_sign_ed25519_verify_detached(signature.bytes, message, UInt64(message.count), bytes) == 0
    }
}
