/// A workbook's table of texts, to which cells refer by number.
enum SharedStrings {
    /// Reads `sharedStrings.xml`; the runs of rich text are joined, phonetic readings are left out.
    static func read(
        _ stream: any ByteStream, part: String, limits: ReaderLimits
    ) throws(ExchangeError) -> [String] {
        var reader = XMLReader(stream, part: part, limits: limits)
        var strings: [String] = []
        var text = RichText(limit: limits.maxCellCharacters)
        while true {
            switch try reader.next() {
            case .start:
                if reader.isNamed("si") {
                    text.clear()
                } else {
                    text.start(reader)
                }
            case .text: try text.append(reader)
            case .end:
                guard reader.isNamed("si") else {
                    text.end(reader)
                    continue
                }
                if strings.count >= limits.maxSharedStrings {
                    throw .tooLarge(.sharedStrings, limit: limits.maxSharedStrings, at: ExchangePlace())
                }
                strings.append(try text.string())
            case .finished: return strings
            }
        }
    }
}

/// Collects the `t` elements of a text and passes over phonetic runs (`rPh`).
struct RichText {
    private let limit: Int
    private var bytes: [UInt8] = []
    private var isInText = false
    private var isInPhonetic = false

    init(limit: Int) {
        self.limit = limit
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        isInText = false
        isInPhonetic = false
    }

    mutating func start(_ reader: borrowing XMLReader) {
        if reader.isNamed("rPh") { isInPhonetic = true }
        if reader.isNamed("t") { isInText = true }
    }

    mutating func end(_ reader: borrowing XMLReader) {
        if reader.isNamed("rPh") { isInPhonetic = false }
        if reader.isNamed("t") { isInText = false }
    }

    mutating func append(_ reader: borrowing XMLReader) throws(ExchangeError) {
        guard isInText, !isInPhonetic else { return }
        try reader.appendText(to: &bytes)
        // Escapes take seven bytes a character; what is longer is certainly too long.
        if bytes.count > 7 * limit { throw .tooLarge(.cellCharacters, limit: limit, at: reader.place) }
    }

    func string(at place: ExchangePlace = ExchangePlace()) throws(ExchangeError) -> String {
        let text = XMLReference.unescape(String(decoding: bytes, as: UTF8.self))
        if text.utf8.count > limit, text.utf16.count > limit {
            throw .tooLarge(.cellCharacters, limit: limit, at: place)
        }
        return text
    }
}
