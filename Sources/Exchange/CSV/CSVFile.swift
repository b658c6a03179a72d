/// Text with separated values (RFC 4180 and what spreadsheet programs make of it).
struct CSVFile: TabularFile {
    let format = FileFormat.csv
    let sheets: [SheetInfo]
    /// The separator that was found in the first lines: a comma, semicolon or tab.
    let separator: UInt8
    /// The encoding that was found.
    let encoding: DetectedEncoding

    private let source: ByteSource
    private let limits: ReaderLimits
    private let skipsFirstLine: Bool

    init(source: ByteSource, name: String, limits: ReaderLimits) throws(ExchangeError) {
        self.source = source
        self.limits = limits
        sheets = [SheetInfo(name: name)]
        encoding = try DetectedEncoding.detect { () throws(ExchangeError) in
            try source.makeUnpackedStream(limits: limits)
        }
        let sampleLength = 1 << 16
        let sample = try Self.text(source, encoding, limits).readPrefix(sampleLength)
        if sample.count < sampleLength, sample.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            throw .emptyFile
        }
        let guess = SeparatorGuess(sample)
        separator = guess.separator
        skipsFirstLine = guess.isDeclared
    }

    func forEachRow(
        sheet: Int, options: RowOptions, _ body: (_ rowNumber: Int, _ cells: [CellValue]) throws -> Bool
    ) throws {
        try checkSheet(sheet)
        let stream = try Self.text(source, encoding, limits)
        var tokens = CSVTokenizer(separator: separator, limits: limits, sheet: nil)
        tokens.rowsToSkip = skipsFirstLine ? 1 : 0
        while true {
            let chunk = try stream.readChunk(1 << 17)
            if chunk.isEmpty { break }
            if try !chunk.withUnsafeBufferPointer({ try tokens.consume($0, body) }) { return }
        }
        _ = try tokens.finish(body)
    }

    func cellCount(ofRow rowNumber: Int, sheet: Int) throws -> Int? {
        try checkSheet(sheet)
        let stream = try Self.text(source, encoding, limits)
        var tokens = CSVTokenizer(separator: separator, limits: limits, sheet: nil)
        tokens.rowsToSkip = skipsFirstLine ? 1 : 0
        var isFound = false
        func stop(_ number: Int) -> Bool {
            isFound = number == rowNumber
            return number < rowNumber
        }
        while true {
            let chunk = try stream.readChunk(1 << 14)
            if chunk.isEmpty { break }
            if try !chunk.withUnsafeBufferPointer({ try tokens.consume($0) { number, _ in stop(number) } }) {
                return isFound ? tokens.width : nil
            }
        }
        _ = try tokens.finish { number, _ in stop(number) }
        return isFound ? tokens.width : nil
    }

    func mergedRanges(sheet: Int) throws -> [CellRange] {
        try checkSheet(sheet)
        return []
    }

    private static func text(
        _ source: ByteSource, _ encoding: DetectedEncoding, _ limits: ReaderLimits
    ) throws(ExchangeError) -> any ByteStream {
        let stream = try source.makeUnpackedStream(limits: limits)
        if encoding.encoding == .utf8 {
            _ = try stream.readPrefix(encoding.markLength)
            return stream
        }
        return try TranscodingStream(stream, from: encoding)
    }
}
