import CZip
import Foundation

/// Turns text of another encoding into UTF-8, by the C library's iconv.
final class TranscodingStream: ByteStream {
    private static let chunkSize = 1 << 16

    private let source: any ByteStream
    private let encoding: TextEncoding
    private let converter: iconv_t
    private var input: [UInt8] = []
    private var inputOffset: Int
    private var atEnd = false
    private var lines = LineCounter()

    init(_ source: any ByteStream, from detected: DetectedEncoding) throws(ExchangeError) {
        self.source = source
        encoding = detected.encoding
        inputOffset = detected.markLength
        guard let converter = iconv_open("UTF-8", detected.encoding.iconvName), Int(bitPattern: converter) != -1 else {
            throw .undecodable(encoding: detected.encoding.iconvName, at: ExchangePlace())
        }
        self.converter = converter
        _ = try source.readPrefix(detected.markLength)
    }

    deinit {
        iconv_close(converter)
    }

    /// Text converted for a reader that had too little room.
    private var spare: [UInt8] = []

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int {
        // A character takes at most four bytes; less room is filled from a piece converted ahead.
        if spare.isEmpty, buffer.count < 8 { spare = try readChunk(64) }
        if !spare.isEmpty {
            let count = min(spare.count, buffer.count)
            buffer.copyBytes(from: spare.prefix(count))
            spare.removeFirst(count)
            return count
        }
        while true {
            if !atEnd, input.count < 16 {
                let chunk = try source.readChunk(Self.chunkSize)
                atEnd = chunk.isEmpty
                input += chunk
            }
            if input.isEmpty { return 0 }
            let written = try convert(into: buffer)
            if written > 0 { return written }
        }
    }

    private func convert(into buffer: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int {
        let available = input.count
        var inputLeft = available
        var outputLeft = buffer.count
        var failure: Int32 = 0
        input.withUnsafeMutableBytes { bytes in
            var from = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            var to = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            if iconv(converter, &from, &inputLeft, &to, &outputLeft) == -1 { failure = errno }
        }
        let written = buffer.count - outputLeft
        let converted = UnsafeRawBufferPointer(rebasing: buffer[..<written])
        // Decoded text has the place that a person can find; a zero is as wrong here as it is in UTF-8.
        if let nul = converted.firstIndex(of: 0) {
            lines.consume(converted[..<nul])
            throw .nulByte(at: ExchangePlace(row: lines.line))
        }
        lines.consume(converted)
        inputOffset += available - inputLeft
        input.removeFirst(available - inputLeft)
        let isUnfinishedEnd = failure == EINVAL && atEnd
        if (failure == EILSEQ || isUnfinishedEnd) && written == 0 {
            throw .undecodable(
                encoding: encoding.iconvName, at: ExchangePlace(row: lines.line, byteOffset: inputOffset))
        }
        if failure == EINVAL, written == 0, !atEnd {
            let chunk = try source.readChunk(Self.chunkSize)
            atEnd = chunk.isEmpty
            input += chunk
        }
        return written
    }
}
