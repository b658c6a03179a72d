internal import CSodium

/// The start of libsodium, which must precede every other call; it runs once and is safe from any thread.
enum Sodium {
    private static let isStarted: Bool = sodium_init() >= 0

    /// - Throws: ``SealingError/libraryUnavailable``, which happens only without a source of randomness.
    static func start() throws(SealingError) {
        guard isStarted else { throw .libraryUnavailable }
    }

    /// For functions that work without randomness, and so even where starting failed (only slower).
    static func startIfPossible() {
        _ = isStarted
    }

    /// Bytes from the system's generator.
    static func randomBytes(_ count: Int) throws(SealingError) -> [UInt8] {
        try start()
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        randombytes_buf(&bytes, bytes.count)
        return bytes
    }
}
