internal import CSodium

/// SHA-256 over bytes that come in pieces, such as a file being uploaded.
public struct SHA256Stream: Sendable {
    private var state = crypto_hash_sha256_state()

    /// A stream that has seen nothing yet.
    public init() {
        Sodium.startIfPossible()
        crypto_hash_sha256_init(&state)
    }

    /// Takes the next piece.
    public mutating func update(_ bytes: [UInt8]) {
        crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    }

    /// Takes the next piece from memory owned by somebody else.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        crypto_hash_sha256_update(
            &state, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    }

    /// The digest of all pieces so far; more may follow.
    public var digest: SHA256Digest {
        var copy = state
        var bytes = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
        crypto_hash_sha256_final(&copy, &bytes)
        return SHA256Digest(uncheckedBytes: bytes)
    }
}
