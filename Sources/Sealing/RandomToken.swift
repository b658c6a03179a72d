internal import CSodium

/// A secret of random bytes (随机令牌) for sessions, forms, API access and invitations.
///
/// Hand out ``urlSafeBase64``; keep only ``digest``, so that a stolen database opens no door.
public struct RandomToken: Sendable {
    /// The secret bytes.
    public let bytes: [UInt8]

    /// A new token; 32 bytes (256 bits) cannot be guessed.
    ///
    /// Fewer than 16 bytes are raised to 16.
    /// - Throws: ``SealingError/libraryUnavailable``.
    public init(byteCount: Int = 32) throws(SealingError) {
        bytes = try Sodium.randomBytes(max(16, byteCount))
    }

    /// A token that somebody presents, or `nil` if the text is not URL-safe base64 of at least 16 bytes.
    public init?(urlSafeBase64 text: String) {
        let characters = Array(text.utf8)
        guard characters.count <= Self.longestText else { return nil }
        var decoded = [UInt8](repeating: 0, count: characters.count)
        var count = 0
        let result = characters.withUnsafeBytes { buffer in
            sodium_base642bin(
                &decoded, decoded.count, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count,
                nil, &count, nil, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        }
        guard result == 0, count >= 16 else { return nil }
        bytes = Array(decoded.prefix(count))
        // libsodium 1.0.18 takes bytes above 127 for letters; only the one proper spelling is accepted.
        guard Array(urlSafeBase64.utf8) == characters else { return nil }
    }

    /// The token as URL-safe base64 without padding (RFC 4648 §5), 43 characters for 32 bytes.
    public var urlSafeBase64: String {
        let capacity = sodium_base64_encoded_len(bytes.count, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        var text = [CChar](repeating: 0, count: capacity)
        sodium_bin2base64(&text, capacity, bytes, bytes.count, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The token as lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.encode(bytes) }

    /// What to store instead of the token.
    public var digest: SHA256Digest { SHA256Digest(of: bytes) }

    /// Longer texts are not looked at.
    private static let longestText = 1024
}
