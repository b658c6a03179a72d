internal import CSodium

/// A secret key for HMAC-SHA-256 (消息认证码), RFC 2104: shows that a message is ours and unchanged.
public struct AuthenticationKey: Sendable {
    private let bytes: [UInt8]

    /// A key of any length; 32 random bytes are best.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A new random key of 32 bytes.
    ///
    /// - Throws: ``SealingError/libraryUnavailable``.
    public static func random() throws(SealingError) -> AuthenticationKey {
        AuthenticationKey(bytes: try Sodium.randomBytes(32))
    }

    /// The authentication code of a message.
    public func code(for message: [UInt8]) -> SHA256Digest {
        Sodium.startIfPossible()
        var state = crypto_auth_hmacsha256_state()
        var code = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
        crypto_auth_hmacsha256_init(&state, bytes, bytes.count)
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        crypto_auth_hmacsha256_final(&state, &code)
        return SHA256Digest(uncheckedBytes: code)
    }

    /// The authentication code of the UTF-8 of a text.
    public func code(for text: String) -> SHA256Digest {
        code(for: Array(text.utf8))
    }

    /// Whether a code belongs to a message; takes constant time.
    public func isValid(_ code: SHA256Digest, for message: [UInt8]) -> Bool {
        code == self.code(for: message)
    }
}
