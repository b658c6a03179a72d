internal import CSodium

/// A private key that signs (私钥), Ed25519 (RFC 8032), such as for the head of the audit log.
///
/// Signing is deterministic: the same message always has the same signature.
public struct SigningKey: Sendable {
    /// Length of a seed in bytes.
    public static let seedByteCount = 32

    /// The 32 secret bytes from which the key is made; all that must be kept, and kept secret.
    public let seed: [UInt8]
    /// The public key to give to those who check signatures.
    public let verifyingKey: VerifyingKey
    private let secret: [UInt8]

    /// The key of a seed that was kept.
    ///
    /// - Throws: ``SealingError/wrongLength(expected:found:)``, ``SealingError/invalidKey``.
    public init(seed: [UInt8]) throws(SealingError) {
        guard seed.count == Self.seedByteCount else {
            throw .wrongLength(expected: Self.seedByteCount, found: seed.count)
        }
        Sodium.startIfPossible()
        var published = [UInt8](repeating: 0, count: VerifyingKey.byteCount)
        var secret = [UInt8](repeating: 0, count: crypto_sign_ed25519_secretkeybytes())
        guard crypto_sign_ed25519_seed_keypair(&published, &secret, seed) == 0 else { throw .invalidKey }
        self.seed = seed
        self.secret = secret
        verifyingKey = VerifyingKey(uncheckedBytes: published)
    }

    /// A new random key.
    ///
    /// - Throws: ``SealingError/libraryUnavailable``.
    public static func random() throws(SealingError) -> SigningKey {
        try SigningKey(seed: Sodium.randomBytes(seedByteCount))
    }

    /// The signature of a message.
    ///
    /// - Throws: ``SealingError/invalidKey`` if libsodium refuses, which no valid key brings about.
    public func signature(for message: [UInt8]) throws(SealingError) -> Signature {
        var bytes = [UInt8](repeating: 0, count: Signature.byteCount)
        guard crypto_sign_ed25519_detached(&bytes, nil, message, UInt64(message.count), secret) == 0 else {
            throw .invalidKey
        }
        return try Signature(bytes: bytes)
    }
}
