/// A SHA-256 digest (摘要) of 32 bytes, FIPS 180-4.
public struct SHA256Digest: Sendable {
    /// Length of a digest in bytes.
    public static let byteCount = 32

    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest of some bytes.
    public init(of bytes: [UInt8]) {
        var stream = SHA256Stream()
        stream.update(bytes)
        self = stream.digest
    }

    /// The digest of the UTF-8 of a text.
    public init(of text: String) {
        self.init(of: Array(text.utf8))
    }

    /// A digest that was kept as bytes.
    ///
    /// - Throws: ``SealingError/wrongLength(expected:found:)``.
    public init(bytes: [UInt8]) throws(SealingError) {
        self.bytes = try FixedBytes.checked(bytes, count: Self.byteCount)
    }

    /// A digest that was kept as 64 hexadecimal digits.
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
}

extension SHA256Digest: Hashable {
    /// Compares in constant time, so that digests may serve as message authentication codes.
    public static func == (first: SHA256Digest, second: SHA256Digest) -> Bool {
        ConstantTime.areEqual(first.bytes, second.bytes)
    }

    /// Mixes in the 32 bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytes)
    }
}

extension SHA256Digest: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public var description: String { hexadecimal }
}
