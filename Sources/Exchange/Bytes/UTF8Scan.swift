/// Checks in pieces whether bytes are well-formed UTF-8 (Unicode 15, table 3-7) without zero bytes.
struct UTF8Scan {
    /// The offset of the first byte that belongs to no well-formed sequence.
    private(set) var badOffset: Int?
    /// The offset of the first zero byte.
    private(set) var nulOffset: Int?
    /// Well-formed sequences of three or four bytes so far; every Chinese character is one.
    private(set) var longSequences = 0

    private var consumed = 0
    private var sequenceStart = 0
    private var continuationsLeft = 0
    private var sequenceIsLong = false
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    mutating func consume(_ chunk: [UInt8]) {
        chunk.withUnsafeBytes { bytes in
            var index = 0
            while index < bytes.count {
                if continuationsLeft == 0 {
                    // Eight ASCII characters at a time; a byte minus one borrows into the high bit only if it is zero.
                    while index + 8 <= bytes.count {
                        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                        guard (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 else { break }
                        index += 8
                    }
                    guard index < bytes.count else { break }
                }
                if !accept(bytes[index], at: consumed + index) { return }
                index += 1
            }
        }
        consumed += chunk.count
    }

    /// Call at the end: a sequence may be unfinished.
    mutating func finish() {
        if continuationsLeft > 0 { badOffset = sequenceStart }
    }

    private mutating func accept(_ byte: UInt8, at offset: Int) -> Bool {
        if continuationsLeft > 0 {
            guard allowed.contains(byte) else {
                badOffset = sequenceStart
                return false
            }
            allowed = 0x80...0xBF
            continuationsLeft -= 1
            if continuationsLeft == 0, sequenceIsLong { longSequences += 1 }
            return true
        }
        switch byte {
        case 0:
            nulOffset = offset
            return false
        case 0x01...0x7F: return true
        case 0xC2...0xDF: begin(offset, 1, 0x80...0xBF)
        case 0xE0: begin(offset, 2, 0xA0...0xBF)
        case 0xED: begin(offset, 2, 0x80...0x9F)
        case 0xE1...0xEF: begin(offset, 2, 0x80...0xBF)
        case 0xF0: begin(offset, 3, 0x90...0xBF)
        case 0xF1...0xF3: begin(offset, 3, 0x80...0xBF)
        case 0xF4: begin(offset, 3, 0x80...0x8F)
        default:
            badOffset = offset
            return false
        }
        return true
    }

    private mutating func begin(_ offset: Int, _ continuations: Int, _ second: ClosedRange<UInt8>) {
        sequenceStart = offset
        continuationsLeft = continuations
        sequenceIsLong = continuations > 1
        allowed = second
    }
}
