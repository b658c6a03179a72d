/// Reads XML event by event from a stream, in memory that does not grow with the document.
///
/// It reads what workbooks are made of and refuses the rest: no document types, therefore no entities beyond the five
/// of XML itself; UTF-8 only. Foundation's XMLParser is not used because on Linux its stream reader reports truncated
/// documents as complete and traps on some damaged ones. Names are compared without their prefixes, so that the
/// transitional and the strict namespaces and any choice of prefixes read alike.
struct XMLReader {
    /// What `next()` found.
    enum Event { case start, end, text, finished }

    /// No tag or run of text in a workbook is longer: a cell has at most 32,767 characters.
    private static let maxTokenBytes = 1 << 20
    private static let chunkSize = 1 << 16

    /// The part's name for error messages.
    let part: String
    /// Where the reader's owner is in the table, for error messages.
    var place = ExchangePlace()

    private let stream: any ByteStream
    private let maxDepth: Int
    private var scan = UTF8Scan()
    private var buffer: [UInt8] = []
    private var position = 0
    private var offsetOfBuffer = 0
    private var atEnd = false

    private var nameRange = 0..<0
    private var textRange = 0..<0
    private var textIsLiteral = false
    private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    private var isSelfClosing = false
    private var openNames: [UInt8] = []
    private var openLengths: [Int] = []
    private var hasRoot = false

    init(_ stream: any ByteStream, part: String, limits: ReaderLimits) {
        self.stream = stream
        self.part = part
        maxDepth = limits.maxNestingDepth
    }

    /// An error at the place the reader has come to.
    func fault(_ fault: XMLFault) -> ExchangeError {
        var place = place
        place.byteOffset = offsetOfBuffer + position
        return .malformedXML(fault, part: part, at: place)
    }

    // MARK: Events

    /// Goes to the next event; names, attributes and text are valid until the next call.
    mutating func next() throws(ExchangeError) -> Event {
        if isSelfClosing {
            isSelfClosing = false
            closeElement()
            return .end
        }
        while true {
            guard try has(1) else { return try finish() }
            guard buffer[position] == UInt8(ascii: "<") else {
                if try readText() { return .text }
                continue
            }
            guard try has(2) else { throw fault(.unexpectedEnd) }
            switch buffer[position + 1] {
            case UInt8(ascii: "?"): try readInstruction()
            case UInt8(ascii: "!"): if try readMarkupDeclaration() { return .text }
            case UInt8(ascii: "/"):
                try readEndTag()
                return .end
            default:
                try readStartTag()
                return .start
            }
        }
    }

    /// Whether the element of the last start or end event has this name, whatever its prefix.
    func isNamed(_ name: StaticString) -> Bool {
        guard nameRange.count == name.utf8CodeUnitCount else { return false }
        return matches(nameRange, name)
    }

    /// The raw bytes of an attribute by its name without prefix.
    func rawAttribute(_ name: StaticString) -> ArraySlice<UInt8>? {
        for attribute in attributes
        where attribute.name.count == name.utf8CodeUnitCount && matches(attribute.name, name) {
            return buffer[attribute.value]
        }
        return nil
    }

    /// The text of an attribute by its name without prefix.
    func attribute(_ name: StaticString) throws(ExchangeError) -> String? {
        guard let raw = rawAttribute(name) else { return nil }
        var bytes: [UInt8] = []
        try decode(raw, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of the last text event, with references resolved and line ends as LF.
    func appendText(to bytes: inout [UInt8]) throws(ExchangeError) {
        if textIsLiteral {
            bytes += buffer[textRange]
        } else {
            try decode(buffer[textRange], into: &bytes)
        }
    }

    private func matches(_ range: Range<Int>, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { expected in
            for index in 0..<expected.count where buffer[range.lowerBound + index] != expected[index] { return false }
            return true
        }
    }

    // MARK: Markup

    private mutating func finish() throws(ExchangeError) -> Event {
        guard openLengths.isEmpty, hasRoot else { throw fault(.unexpectedEnd) }
        return .finished
    }

    /// - Returns: false for the white space outside the root element.
    private mutating func readText() throws(ExchangeError) -> Bool {
        var length = 0
        while true {
            if position + length == buffer.count, try !has(length + 1) { break }
            if buffer[position + length] == UInt8(ascii: "<") { break }
            length += 1
        }
        textRange = position..<(position + length)
        textIsLiteral = false
        if openLengths.isEmpty {
            guard buffer[textRange].allSatisfy({ Self.isSpace($0) || [0xEF, 0xBB, 0xBF].contains($0) }) else {
                throw fault(.syntax)
            }
            position += length
            return false
        }
        position += length
        return true
    }

    private mutating func readInstruction() throws(ExchangeError) {
        let length = try lengthUntil("?>")
        let text = String(decoding: buffer[position..<(position + length)], as: UTF8.self).lowercased()
        if text.hasPrefix("<?xml "), let declared = text.range(of: "encoding", after: "<?xml ") {
            let name = declared.drop { $0 == "=" || $0 == " " || $0 == "\"" || $0 == "'" }
            guard name.hasPrefix("utf-8") || name.hasPrefix("utf8") || name.hasPrefix("us-ascii") else {
                throw fault(.encoding)
            }
        }
        position += length
    }

    /// - Returns: whether it was a CDATA section, which is text.
    private mutating func readMarkupDeclaration() throws(ExchangeError) -> Bool {
        if try hasNext("<!--") {
            position += try lengthUntil("-->")
            return false
        }
        if try hasNext("<![CDATA[") {
            let length = try lengthUntil("]]>")
            guard !openLengths.isEmpty else { throw fault(.syntax) }
            textRange = (position + 9)..<(position + length - 3)
            textIsLiteral = true
            position += length
            return true
        }
        throw fault(try hasNext("<!DOCTYPE") ? .declaration : .syntax)
    }

    private mutating func readEndTag() throws(ExchangeError) {
        guard let last = openLengths.last else { throw fault(.mismatchedTag) }
        // Nearly always the expected name and “>” follow at once; only otherwise the end must be looked for.
        let usual = last + 3
        let isUsual = try has(usual) && buffer[position + usual - 1] == UInt8(ascii: ">")
        let length = isUsual ? usual : try lengthUntil(">")
        let start = position + 2
        var end = position + length - 1
        while end > start, Self.isSpace(buffer[end - 1]) { end -= 1 }
        guard end - start == last, isOpenName(start) else { throw fault(.mismatchedTag) }
        nameRange = localPart(start..<end)
        position += length
        closeElement()
    }

    /// Whether the innermost open element's name stands there.
    private func isOpenName(_ start: Int) -> Bool {
        let last = openLengths.last ?? 0
        let first = openNames.count - last
        for index in 0..<last where openNames[first + index] != buffer[start + index] { return false }
        return true
    }

    private mutating func closeElement() {
        guard let length = openLengths.popLast() else { return }
        openNames.removeLast(length)
    }

    private mutating func readStartTag() throws(ExchangeError) {
        let length = try lengthOfStartTag()
        if openLengths.isEmpty, hasRoot { throw fault(.syntax) }
        hasRoot = true
        if openLengths.count >= maxDepth {
            var place = place
            place.byteOffset = offsetOfBuffer + position
            throw .tooLarge(.nesting, limit: maxDepth, at: place)
        }
        var end = position + length - 1
        isSelfClosing = buffer[end - 1] == UInt8(ascii: "/")
        if isSelfClosing { end -= 1 }
        let start = position + 1
        var index = start
        while index < end, Self.isName(buffer[index]) { index += 1 }
        guard index > start else { throw fault(.syntax) }
        openNames += buffer[start..<index]
        openLengths.append(index - start)
        nameRange = localPart(start..<index)
        try readAttributes(index..<end)
        position += length
    }

    private mutating func readAttributes(_ range: Range<Int>) throws(ExchangeError) {
        attributes.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while true {
            let before = index
            while index < range.upperBound, Self.isSpace(buffer[index]) { index += 1 }
            if index == range.upperBound { return }
            let nameStart = index
            while index < range.upperBound, Self.isName(buffer[index]) { index += 1 }
            guard index > nameStart, nameStart > before else { throw fault(.syntax) }
            let name = localPart(nameStart..<index)
            while index < range.upperBound, Self.isSpace(buffer[index]) { index += 1 }
            guard index < range.upperBound, buffer[index] == UInt8(ascii: "=") else { throw fault(.syntax) }
            index += 1
            while index < range.upperBound, Self.isSpace(buffer[index]) { index += 1 }
            guard index < range.upperBound, Self.isQuote(buffer[index]) else { throw fault(.syntax) }
            let quote = buffer[index]
            index += 1
            let valueStart = index
            while index < range.upperBound, buffer[index] != quote { index += 1 }
            guard index < range.upperBound else { throw fault(.syntax) }
            attributes.append((name, valueStart..<index))
            index += 1
        }
    }

    private func localPart(_ range: Range<Int>) -> Range<Int> {
        guard let colon = buffer[range].lastIndex(of: UInt8(ascii: ":")) else { return range }
        return (colon + 1)..<range.upperBound
    }

    // MARK: Characters

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    private func decode(_ raw: ArraySlice<UInt8>, into bytes: inout [UInt8]) throws(ExchangeError) {
        var index = raw.startIndex
        while index < raw.endIndex {
            let byte = raw[index]
            index += 1
            switch byte {
            case UInt8(ascii: "&"):
                guard let end = raw[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                    let scalar = XMLReference.scalar(raw[index..<end])
                else { throw fault(.badReference) }
                bytes += Array(String(scalar).utf8)
                index = end + 1
            case 0x0D:
                bytes.append(0x0A)
                if index < raw.endIndex, raw[index] == 0x0A { index += 1 }
            default: bytes.append(byte)
            }
        }
    }

    // MARK: Buffer

    /// Makes sure that so many bytes follow; false at the end of the stream.
    private mutating func has(_ count: Int) throws(ExchangeError) -> Bool {
        while buffer.count - position < count {
            if atEnd { return false }
            if count > Self.maxTokenBytes { throw fault(.syntax) }
            let chunk = try stream.readChunk(Self.chunkSize)
            if chunk.isEmpty {
                atEnd = true
                scan.finish()
            } else {
                scan.consume(chunk)
            }
            if scan.badOffset != nil || scan.nulOffset != nil { throw fault(.encoding) }
            buffer.removeSubrange(0..<position)
            offsetOfBuffer += position
            position = 0
            buffer += chunk
        }
        return true
    }

    private mutating func hasNext(_ text: StaticString) throws(ExchangeError) -> Bool {
        let count = text.utf8CodeUnitCount
        guard try has(count) else { return false }
        return matches(position..<(position + count), text)
    }

    /// The number of bytes up to and with the terminator.
    private mutating func lengthUntil(_ terminator: StaticString) throws(ExchangeError) -> Int {
        let count = terminator.utf8CodeUnitCount
        var length = 0
        while try has(length + count) {
            if matches((position + length)..<(position + length + count), terminator) { return length + count }
            length += 1
        }
        throw fault(.unexpectedEnd)
    }

    /// The number of bytes up to and with the “>” that is not inside quotation marks.
    private mutating func lengthOfStartTag() throws(ExchangeError) -> Int {
        var length = 1
        var quote: UInt8 = 0
        while true {
            if position + length == buffer.count, try !has(length + 1) { throw fault(.unexpectedEnd) }
            let byte = buffer[position + length]
            length += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if Self.isQuote(byte) {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return length
            } else if byte == UInt8(ascii: "<") {
                throw fault(.syntax)
            }
        }
    }
}
