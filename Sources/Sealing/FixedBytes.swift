/// What every key, digest and signature asks of its bytes.
enum FixedBytes {
    /// Bytes of the right number.
    ///
    /// - Throws: ``SealingError/wrongLength(expected:found:)``.
    static func checked(_ bytes: [UInt8], count: Int) throws(SealingError) -> [UInt8] {
        guard bytes.count == count else { throw .wrongLength(expected: count, found: bytes.count) }
        return bytes
    }

    /// Bytes kept as hexadecimal digits.
    ///
    /// - Throws: ``SealingError/notHexadecimal``.
    static func decoded(_ hexadecimal: String, count: Int) throws(SealingError) -> [UInt8] {
        guard let bytes = Hexadecimal.decode(hexadecimal), bytes.count == count else { throw .notHexadecimal }
        return bytes
    }
}
