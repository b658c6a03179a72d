import Tables

/// Rows in the text form of PostgreSQL's COPY: tabs between values, `\N` for null, backslashes before what is special.
struct CopyText {
    var bytes: [UInt8] = []

    mutating func append(_ row: [TableValue]) {
        for (index, value) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            append(value)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func append(_ value: TableValue) {
        switch value {
        case .null:
            bytes.append(contentsOf: "\\N".utf8)
        case .integer(let number):
            bytes.append(contentsOf: String(number).utf8)
        case .real(let number):
            // Swift's description is the shortest that reads back as the same number; `inf` is understood too.
            bytes.append(contentsOf: number.description.utf8)
        case .text(let text):
            for byte in text.utf8 { appendEscaped(byte) }
        case .blob(let blob):
            bytes.append(contentsOf: "\\\\x".utf8)
            for byte in blob {
                bytes.append(Self.digit(byte >> 4))
                bytes.append(Self.digit(byte & 15))
            }
        }
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
        default: bytes.append(byte)
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? 48 + value : 87 + value
    }
}
