public import Domain

/// The words of a text file one by one, with the line each stands in; for formats that count rather than structure.
public struct WordReader: Sendable {
    private let bytes: [UInt8]
    private var position = 0
    /// The line of the last word read, from 1.
    public private(set) var line = 1

    /// A reader from the beginning of a text.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next word, or nil at the end.
    public mutating func next() -> String? {
        while position < bytes.count, Self.isBlank(bytes[position]) {
            if bytes[position] == 0x0A { line += 1 }
            position += 1
        }
        let start = position
        while position < bytes.count, !Self.isBlank(bytes[position]) { position += 1 }
        return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The rest of the line that the last word stands in.
    public mutating func restOfLine() -> String {
        let start = position
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The next word as a whole number within bounds.
    /// - Throws: ``InstanceError`` with the line.
    public mutating func integer(_ what: BilingualText, in range: ClosedRange<Int>) throws(InstanceError) -> Int {
        guard let word = next() else { throw .truncated(line: line, expected: what) }
        guard let value = Int(word) else {
            if Double(word) == nil { throw .notANumber(line: line, text: word) }
            throw .outOfRange(line: line, what: what, text: word)
        }
        guard range.contains(value) else { throw .outOfRange(line: line, what: what, text: word) }
        return value
    }

    /// The next word as a number that is finite and not negative.
    /// - Throws: ``InstanceError`` with the line.
    public mutating func amount(_ what: BilingualText) throws(InstanceError) -> Double {
        guard let word = next() else { throw .truncated(line: line, expected: what) }
        guard let value = Double(word) else { throw .notANumber(line: line, text: word) }
        guard value >= 0, value < 1e15 else { throw .outOfRange(line: line, what: what, text: word) }
        return value
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
