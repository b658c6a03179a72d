import Domain

/// Reads a request's JSON (RFC 8259) strictly: whole numbers stay exact, a name occurs once, and what is wrong is told
/// with its place.
struct JSONReader {
    /// Why a text is no JSON that we take.
    struct Fault: Error, Hashable {
        /// At which byte, from 0.
        let offset: Int
        /// What is wrong.
        let message: BilingualText
    }

    /// How deep values may lie in one another.
    static let deepest = 32

    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value that the bytes spell.
    ///
    /// - Throws: ``Fault`` with the place.
    static func read(_ bytes: [UInt8]) throws(Fault) -> JSONNode {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Fault(offset: 0, message: BilingualText("内容不是 UTF-8 编码", "the content is not UTF-8"))
        }
        var reader = JSONReader(bytes)
        reader.skipSpace()
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == bytes.count else {
            throw reader.fault(BilingualText("JSON 之后还有多余内容", "something follows the JSON value"))
        }
        return value
    }

    private func fault(_ message: BilingualText, at offset: Int? = nil) -> Fault {
        Fault(offset: offset ?? index, message: message)
    }

    private var unexpected: Fault {
        index < bytes.count
            ? fault(BilingualText("此处字符不符合 JSON 语法", "this character does not belong here"))
            : fault(BilingualText("JSON 不完整", "the JSON text ends too early"))
    }

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
    }

    private mutating func take(_ byte: UInt8) throws(Fault) {
        guard index < bytes.count, bytes[index] == byte else { throw unexpected }
        index += 1
    }

    private func isNext(_ byte: UInt8) -> Bool { index < bytes.count && bytes[index] == byte }

    private mutating func value(depth: Int) throws(Fault) -> JSONNode {
        guard depth <= Self.deepest else {
            throw fault(
                BilingualText("嵌套超过 \(Self.deepest) 层", "values are nested deeper than \(Self.deepest) levels"))
        }
        guard index < bytes.count else { throw unexpected }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try list(depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSONNode) throws(Fault) -> JSONNode {
        for byte in word.utf8 { try take(byte) }
        return value
    }

    private mutating func object(_ depth: Int) throws(Fault) -> JSONNode {
        index += 1
        var members: [JSONNode.Member] = []
        var names: Set<String> = []
        skipSpace()
        if isNext(UInt8(ascii: "}")) {
            index += 1
            return .object([])
        }
        while true {
            skipSpace()
            let start = index
            guard isNext(UInt8(ascii: "\"")) else { throw unexpected }
            let name = try text()
            guard names.insert(name).inserted else {
                let shown = name.prefix(40)
                throw fault(
                    BilingualText("成员“\(shown)”出现了两次", "the member “\(shown)” stands twice"), at: start)
            }
            skipSpace()
            try take(UInt8(ascii: ":"))
            skipSpace()
            members.append(JSONNode.Member(name: name, value: try value(depth: depth + 1)))
            skipSpace()
            if isNext(UInt8(ascii: "}")) { break }
            try take(UInt8(ascii: ","))
        }
        index += 1
        return .object(members)
    }

    private mutating func list(_ depth: Int) throws(Fault) -> JSONNode {
        index += 1
        var items: [JSONNode] = []
        skipSpace()
        if isNext(UInt8(ascii: "]")) {
            index += 1
            return .list([])
        }
        while true {
            skipSpace()
            items.append(try value(depth: depth + 1))
            skipSpace()
            if isNext(UInt8(ascii: "]")) { break }
            try take(UInt8(ascii: ","))
        }
        index += 1
        return .list(items)
    }

    private mutating func number() throws(Fault) -> JSONNode {
        let start = index
        if isNext(UInt8(ascii: "-")) { index += 1 }
        let first = index
        try digits()
        guard bytes[first] != UInt8(ascii: "0") || index == first + 1 else {
            throw fault(BilingualText("数字不能以 0 开头", "a number does not begin with 0"), at: start)
        }
        var isWhole = true
        if isNext(UInt8(ascii: ".")) {
            isWhole = false
            index += 1
            try digits()
        }
        if isNext(UInt8(ascii: "e")) || isNext(UInt8(ascii: "E")) {
            isWhole = false
            index += 1
            if isNext(UInt8(ascii: "+")) || isNext(UInt8(ascii: "-")) { index += 1 }
            try digits()
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .integer(number) }
        guard let number = Double(text), number.isFinite else {
            throw fault(BilingualText("数字太大", "the number is too large"), at: start)
        }
        return .decimal(number)
    }

    private mutating func digits() throws(Fault) {
        let start = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        guard index > start else { throw unexpected }
    }

    private mutating func text() throws(Fault) -> String {
        index += 1
        var result: [UInt8] = []
        while true {
            guard index < bytes.count, bytes[index] >= 0x20 else { throw unexpected }
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
            if byte == UInt8(ascii: "\\") {
                result += try escape()
            } else {
                result.append(byte)
            }
        }
    }

    private mutating func escape() throws(Fault) -> [UInt8] {
        let start = index - 1
        guard index < bytes.count else { throw unexpected }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code), isNext(UInt8(ascii: "\\")) {
                index += 1
                try take(UInt8(ascii: "u"))
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw badEscape(start) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw badEscape(start) }
            return Array(String(Character(scalar)).utf8)
        default: throw badEscape(start)
        }
    }

    private func badEscape(_ offset: Int) -> Fault {
        fault(BilingualText("转义符无效", "this escape is not valid"), at: offset)
    }

    private mutating func hexadecimal() throws(Fault) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count, bytes[index] < 0x80,
                let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue
            else { throw unexpected }
            code = code << 4 | UInt32(digit)
            index += 1
        }
        return code
    }
}
