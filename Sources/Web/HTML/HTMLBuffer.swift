/// The one growing byte buffer a page is written into.
///
/// Text goes in through ``append(text:)``, which escapes; only literals of this program go in unescaped, through
/// ``append(trusted:)``. The same escaping is right for element content, quoted attributes and SVG, so no caller
/// has to choose one.
struct HTMLBuffer: Sendable {
    /// The UTF-8 bytes written so far.
    private(set) var bytes: [UInt8] = []

    /// Makes an empty buffer.
    ///
    /// - Parameter capacity: bytes to reserve, so that an ordinary page grows the buffer at most once or twice.
    init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// The bytes as text.
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends a literal of this program as it stands.
    mutating func append(trusted literal: StaticString) {
        guard literal.hasPointerRepresentation else {
            bytes.append(contentsOf: String(literal.unicodeScalar).utf8)
            return
        }
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends one byte of markup.
    mutating func append(byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends bytes this kit has already written and escaped.
    mutating func append(rendered other: [UInt8]) {
        bytes.append(contentsOf: other)
    }

    /// Appends text with `&`, `<`, `>`, `"` and `'` escaped and control characters replaced by U+FFFD.
    ///
    /// Control characters are not allowed in XML at all, so one of them in a village's name would otherwise make a
    /// downloaded chart unreadable.
    mutating func append(text: String) {
        var text = text
        text.withUTF8 { append(escaping: $0) }
    }

    /// Appends one decimal digit, 0 to 9.
    mutating func append(digit: UInt8) {
        bytes.append(0x30 + digit)
    }

    /// Appends a whole number.
    mutating func append(number: Int) {
        if number >= 0 && number < 10 {
            bytes.append(UInt8(0x30 + number))
        } else {
            append(text: String(number))
        }
    }

    /// Appends a coordinate with at most two decimals, as short as possible ("12", "0.5", "-3.25").
    mutating func append(coordinate value: Double) {
        guard value.isFinite, abs(value) < 1e12 else {
            bytes.append(0x30)
            return
        }
        var hundredths = Int((value * 100).rounded())
        if hundredths < 0 {
            bytes.append(0x2D)
            hundredths = -hundredths
        }
        append(number: hundredths / 100)
        let fraction = hundredths % 100
        guard fraction != 0 else { return }
        bytes.append(0x2E)
        bytes.append(UInt8(0x30 + fraction / 10))
        if fraction % 10 != 0 { bytes.append(UInt8(0x30 + fraction % 10)) }
    }

    private mutating func append(escaping source: UnsafeBufferPointer<UInt8>) {
        var runStart = 0
        for index in source.indices {
            let byte = source[index]
            // Everything that needs a replacement lies below 0x40, so one word of bits tells.
            guard byte < 0x40, Self.replaced &>> UInt64(byte) & 1 == 1 else { continue }
            if runStart < index {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[runStart..<index]))
            }
            append(trusted: Self.replacement(for: byte))
            runStart = index + 1
        }
        if runStart == 0 {
            bytes.append(contentsOf: source)
        } else if runStart < source.count {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[runStart...]))
        }
    }

    /// A bit for each byte below 0x40 that is replaced.
    ///
    /// Computed, so that it is a constant in the loop and not a look-up of a stored one.
    private static var replaced: UInt64 {
        let controls: UInt64 = 0xFFFF_FFFF & ~(1 << 0x09 | 1 << 0x0A | 1 << 0x0D)
        return controls | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
    }

    private static func replacement(for byte: UInt8) -> StaticString {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&#39;"
        default: "\u{FFFD}"
        }
    }
}
