/// The encodings of text files that are read.
enum TextEncoding: Sendable, Hashable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    /// The Chinese national standard, a superset of GBK and GB 2312; what Chinese Excel writes as plain “CSV”.
    case gb18030

    /// The name glibc's iconv knows.
    var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        }
    }
}

/// An encoding and the length of the byte order mark that was found.
struct DetectedEncoding: Sendable, Hashable {
    var encoding: TextEncoding
    var markLength: Int

    /// So many well-formed three- and four-byte sequences do not come about in GB 18030 text by chance: a file that
    /// has them and then a bad byte is broken UTF-8 and must not be read as gibberish.
    private static let enoughForUTF8 = 8

    /// Reads the whole text and decides: a byte order mark, else UTF-8 if all of it is, else GB 18030 if all of it is.
    ///
    /// - Throws: `undecodable` with the offset and line of the first bad byte, `nulByte`, or a reading error.
    static func detect(
        _ makeStream: () throws(ExchangeError) -> any ByteStream
    ) throws(ExchangeError) -> DetectedEncoding {
        let mark = try makeStream().readPrefix(4)
        if mark.starts(with: [0xFF, 0xFE]) { return try checked(.utf16LittleEndian, 2, makeStream) }
        if mark.starts(with: [0xFE, 0xFF]) { return try checked(.utf16BigEndian, 2, makeStream) }
        if mark == [0x84, 0x31, 0x95, 0x33] { return try checked(.gb18030, 4, makeStream) }
        let hasMark = mark.starts(with: [0xEF, 0xBB, 0xBF])

        var scan = UTF8Scan()
        let stream = try makeStream()
        while scan.badOffset == nil, scan.nulOffset == nil {
            let chunk = try stream.readChunk(1 << 18)
            if chunk.isEmpty {
                scan.finish()
                break
            }
            scan.consume(chunk)
        }
        if let nul = scan.nulOffset { throw .nulByte(at: try place(ofByte: nul, makeStream)) }
        guard let bad = scan.badOffset else {
            return DetectedEncoding(encoding: .utf8, markLength: hasMark ? 3 : 0)
        }
        if hasMark || scan.longSequences >= enoughForUTF8 {
            throw .undecodable(encoding: "UTF-8", at: try place(ofByte: bad, makeStream))
        }
        return try checked(.gb18030, 0, makeStream)
    }

    private static func checked(
        _ encoding: TextEncoding, _ markLength: Int, _ makeStream: () throws(ExchangeError) -> any ByteStream
    ) throws(ExchangeError) -> DetectedEncoding {
        let detected = DetectedEncoding(encoding: encoding, markLength: markLength)
        let decoded = try TranscodingStream(try makeStream(), from: detected)
        while !(try decoded.readChunk(1 << 18)).isEmpty {}
        return detected
    }

    /// The line of a byte: line breaks are LF, CR or both.
    private static func place(
        ofByte offset: Int, _ makeStream: () throws(ExchangeError) -> any ByteStream
    ) throws(ExchangeError) -> ExchangePlace {
        var lines = LineCounter()
        var left = offset
        let stream = try makeStream()
        while left > 0 {
            let chunk = try stream.readChunk(min(left, 1 << 18))
            if chunk.isEmpty { break }
            lines.consume(chunk)
            left -= chunk.count
        }
        return ExchangePlace(row: lines.line, byteOffset: offset)
    }
}

/// Counts lines that end in LF, CR or CRLF.
struct LineCounter {
    /// The line after what was consumed, from 1.
    private(set) var line = 1
    private var afterReturn = false

    mutating func consume(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            if byte == 0x0D || (byte == 0x0A && !afterReturn) { line += 1 }
            afterReturn = byte == 0x0D
        }
    }
}
