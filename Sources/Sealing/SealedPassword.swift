internal import CSodium
internal import Foundation

/// A password that can be checked but not read (加密口令), as an Argon2id string.
///
/// The password is prepared by the OpaqueString profile of RFC 8265 as far as it concerns comparing: other spaces,
/// such as the full-width one of Chinese input methods, become ordinary ones, and characters are composed (NFC).
/// So the same password typed on another device is the same.
///
/// Making and checking take 20–100 ms of processor time on purpose: call them off the cooperative thread pool.
public struct SealedPassword: Hashable, Sendable {
    /// Longest password in bytes of UTF-8.
    public static let maximumBytes = 4096

    /// The string to store, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
    public let encoded: String

    /// Seals a password with a random salt.
    ///
    /// - Throws: ``SealingError/passwordTooLong(bytes:)``, ``SealingError/notEnoughMemory(bytes:)``,
    ///   ``SealingError/libraryUnavailable``.
    public init(_ password: String, strength: PasswordStrength = .standard) throws(SealingError) {
        try Sodium.start()
        var bytes = Self.prepared(password)
        defer { sodium_memzero(&bytes, bytes.count) }
        guard bytes.count <= Self.maximumBytes else { throw .passwordTooLong(bytes: bytes.count) }
        var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let result = crypto_pwhash_str_alg(
            &text, bytes, UInt64(bytes.count), UInt64(strength.passes), strength.memoryBytes,
            crypto_pwhash_alg_argon2id13())
        guard result == 0 else { throw .notEnoughMemory(bytes: strength.memoryBytes) }
        encoded = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// A stored Argon2id (or Argon2i) string.
    ///
    /// - Throws: ``SealingError/notASealedPassword`` if it is not one.
    public init(encoded: String) throws(SealingError) {
        Sodium.startIfPossible()
        self.encoded = encoded
        // libsodium reads up to the first NUL, so one inside would hide what follows it.
        guard !encoded.utf8.contains(0), encoded.utf8.count < crypto_pwhash_strbytes(),
            Self.rehashAdvice(encoded, .standard) >= 0
        else { throw .notASealedPassword }
    }

    /// Whether a password is the sealed one; `false` also where memory does not suffice to tell.
    public func matches(_ password: String) -> Bool {
        Sodium.startIfPossible()
        var bytes = Self.prepared(password)
        defer { sodium_memzero(&bytes, bytes.count) }
        guard bytes.count <= Self.maximumBytes else { return false }
        return crypto_pwhash_str_verify(encoded, bytes, UInt64(bytes.count)) == 0
    }

    /// Whether the password was sealed with another strength or algorithm than wanted now.
    ///
    /// Seal it anew at the next successful log-in, when the password is at hand.
    public func needsRehash(for strength: PasswordStrength = .standard) -> Bool {
        Self.rehashAdvice(encoded, strength) != 0 || !encoded.hasPrefix("$argon2id$")
    }

    /// 0 if the string has this strength, 1 if another, −1 if it is no Argon2 string.
    private static func rehashAdvice(_ encoded: String, _ strength: PasswordStrength) -> Int32 {
        if encoded.hasPrefix("$argon2i$") {
            return crypto_pwhash_argon2i_str_needs_rehash(encoded, UInt64(strength.passes), strength.memoryBytes)
        }
        return crypto_pwhash_argon2id_str_needs_rehash(encoded, UInt64(strength.passes), strength.memoryBytes)
    }

    private static func prepared(_ password: String) -> [CChar] {
        var scalars = String.UnicodeScalarView()
        for scalar in password.unicodeScalars {
            scalars.append(scalar.properties.generalCategory == .spaceSeparator ? " " : scalar)
        }
        return String(scalars).precomposedStringWithCanonicalMapping.utf8.map(CChar.init(bitPattern:))
    }
}
