/// Reads JSON (RFC 8259) strictly and says at which byte it went wrong.
///
/// Foundation's reader neither keeps the order of members, which becomes the order of columns, nor tells the place.
struct JSONParser {
    private let bytes: [UInt8]
    private let maxDepth: Int
    private var index: Int

    /// - Parameter bytes: UTF-8, already checked to be well-formed; a byte order mark is passed over.
    init(_ bytes: [UInt8], maxDepth: Int) {
        self.bytes = bytes
        self.maxDepth = maxDepth
        index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Reads the whole text as one value.
    mutating func parse() throws(ExchangeError) -> JSONValue {
        skipSpace()
        let value = try parseValue(depth: 0)
        skipSpace()
        if index < bytes.count { throw fault(.trailingContent) }
        return value
    }

    private func fault(_ fault: JSONFault, at offset: Int? = nil) -> ExchangeError {
        .malformedJSON(fault, at: ExchangePlace(byteOffset: offset ?? index))
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] == 0x20 || (0x09...0x0A).contains(bytes[index]) || bytes[index] == 0x0D
        {
            index += 1
        }
    }

    private func peek() throws(ExchangeError) -> UInt8 {
        guard index < bytes.count else { throw fault(.unexpectedEnd) }
        return bytes[index]
    }

    private mutating func parseValue(depth: Int) throws(ExchangeError) -> JSONValue {
        if depth > maxDepth {
            throw .tooLarge(.nesting, limit: maxDepth, at: ExchangePlace(byteOffset: index))
        }
        switch try peek() {
        case UInt8(ascii: "{"): return try parseObject(depth: depth)
        case UInt8(ascii: "["): return try parseList(depth: depth)
        case UInt8(ascii: "\""): return .text(try parseText())
        case UInt8(ascii: "t"): return try parseWord("true", .flag(true))
        case UInt8(ascii: "f"): return try parseWord("false", .flag(false))
        case UInt8(ascii: "n"): return try parseWord("null", .null)
        default: return .number(try parseNumber())
        }
    }

    private mutating func parseWord(_ word: String, _ value: JSONValue) throws(ExchangeError) -> JSONValue {
        for expected in word.utf8 {
            guard try peek() == expected else { throw fault(.syntax) }
            index += 1
        }
        return value
    }

    private mutating func parseObject(depth: Int) throws(ExchangeError) -> JSONValue {
        index += 1
        var members: [JSONValue.Member] = []
        var positions: [String: Int] = [:]
        skipSpace()
        if try peek() == UInt8(ascii: "}") {
            index += 1
            return .object([])
        }
        while true {
            skipSpace()
            guard try peek() == UInt8(ascii: "\"") else { throw fault(.syntax) }
            let name = try parseText()
            skipSpace()
            guard try peek() == UInt8(ascii: ":") else { throw fault(.syntax) }
            index += 1
            skipSpace()
            let member = JSONValue.Member(name: name, value: try parseValue(depth: depth + 1))
            // Of members with the same name the last counts, as in every common reader.
            if let position = positions[name] {
                members[position] = member
            } else {
                positions[name] = members.count
                members.append(member)
            }
            if try !continues(until: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func parseList(depth: Int) throws(ExchangeError) -> JSONValue {
        index += 1
        var numbers: [Double] = []
        var items: [JSONValue] = []
        skipSpace()
        if try peek() == UInt8(ascii: "]") {
            index += 1
            return .list([])
        }
        while true {
            skipSpace()
            let value = try parseValue(depth: depth + 1)
            if items.isEmpty, case .number(let number) = value {
                numbers.append(number)
            } else {
                if !numbers.isEmpty {
                    items = numbers.map(JSONValue.number)
                    numbers = []
                }
                items.append(value)
            }
            if try !continues(until: UInt8(ascii: "]")) {
                return numbers.isEmpty ? .list(items) : .numbers(numbers)
            }
        }
    }

    /// Passes a comma (true) or the closing bracket (false).
    private mutating func continues(until closing: UInt8) throws(ExchangeError) -> Bool {
        skipSpace()
        let byte = try peek()
        guard byte == closing || byte == UInt8(ascii: ",") else { throw fault(.syntax) }
        index += 1
        return byte != closing
    }

    private mutating func parseNumber() throws(ExchangeError) -> Double {
        let start = index
        if try peek() == UInt8(ascii: "-") { index += 1 }
        let firstDigit = index
        guard passDigits() > 0 else { throw fault(.syntax, at: start) }
        if bytes[firstDigit] == UInt8(ascii: "0"), index > firstDigit + 1 { throw fault(.number, at: start) }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard passDigits() > 0 else { throw fault(.number, at: start) }
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            guard passDigits() > 0 else { throw fault(.number, at: start) }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let number = Double(text), number.isFinite else { throw fault(.numberOutOfRange, at: start) }
        return number
    }

    private mutating func passDigits() -> Int {
        let start = index
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
        return index - start
    }

    private mutating func parseText() throws(ExchangeError) -> String {
        index += 1
        var start = index
        var text = ""
        while true {
            let byte = try peek()
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                text += String(decoding: bytes[start..<index], as: UTF8.self)
                index += 1
                if byte == UInt8(ascii: "\"") { return text }
                text.unicodeScalars.append(try parseEscape())
                start = index
            } else {
                if byte < 0x20 { throw fault(.syntax) }
                index += 1
            }
        }
    }

    private mutating func parseEscape() throws(ExchangeError) -> Unicode.Scalar {
        let start = index - 1
        let byte = try peek()
        index += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var code = try parseHex()
            if (0xD800...0xDBFF).contains(code) {
                guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
                else { throw fault(.escape, at: start) }
                index += 2
                let low = try parseHex()
                guard (0xDC00...0xDFFF).contains(low) else { throw fault(.escape, at: start) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault(.escape, at: start) }
            return scalar
        default: throw fault(.escape, at: start)
        }
    }

    private mutating func parseHex() throws(ExchangeError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            let byte = try peek()
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw fault(.escape) }
            code = code << 4 | UInt32(digit)
            index += 1
        }
        return code
    }
}
