import Foundation

/// Where a file's bytes come from; can be read from the beginning any number of times.
enum ByteSource: Sendable {
    case data(Data)
    case file(URL)

    /// The name for messages.
    var displayName: String {
        switch self {
        case .data: "-"
        case .file(let url): url.lastPathComponent
        }
    }

    /// The bytes as they are stored.
    func makeStream() throws(ExchangeError) -> any ByteStream {
        switch self {
        case .data(let data): return DataStream(data)
        case .file(let url): return try FileStream(url)
        }
    }

    /// The bytes, unpacked first if they are a gzip file.
    func makeUnpackedStream(limits: ReaderLimits) throws(ExchangeError) -> any ByteStream {
        let isGzip = try prefix(2) == [0x1F, 0x8B]
        let stream = try makeStream()
        return isGzip ? try GunzipStream(stream, limits: limits) : stream
    }

    /// Up to `count` bytes from the beginning.
    func prefix(_ count: Int) throws(ExchangeError) -> [UInt8] {
        try makeStream().readPrefix(count)
    }
}

/// Bytes in order; used by one reader at a time.
protocol ByteStream: AnyObject {
    /// Fills the buffer from its beginning.
    ///
    /// - Returns: the number of bytes written; 0 only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int
}

extension ByteStream {
    /// Up to `count` bytes.
    func readPrefix(_ count: Int) throws(ExchangeError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let chunk = try readChunk(count - bytes.count)
            if chunk.isEmpty { break }
            bytes += chunk
        }
        return bytes
    }

    /// One piece of at most `count` bytes; empty at the end.
    func readChunk(_ count: Int) throws(ExchangeError) -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: count)
        let result: Result<Int, ExchangeError> = chunk.withUnsafeMutableBytes { buffer in
            do throws(ExchangeError) {
                return .success(try read(into: buffer))
            } catch {
                return .failure(error)
            }
        }
        chunk.removeLast(count - (try result.get()))
        return chunk
    }

    /// Everything that is left, at most `limit` bytes.
    func readAll(limit: Int) throws(ExchangeError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let chunk = try readChunk(1 << 18)
            if chunk.isEmpty { return bytes }
            bytes += chunk
            if bytes.count > limit { throw .tooLarge(.bytes, limit: limit, at: ExchangePlace()) }
        }
    }
}

/// Bytes that are in memory.
final class DataStream: ByteStream {
    private let data: Data
    private var position: Data.Index

    init(_ data: Data) {
        self.data = data
        position = data.startIndex
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let end = data.index(position, offsetBy: buffer.count, limitedBy: data.endIndex) ?? data.endIndex
        let count = data.copyBytes(to: buffer, from: position..<end)
        position = end
        return count
    }
}

/// Bytes of a file on disk.
final class FileStream: ByteStream {
    private let handle: FileHandle
    private let name: String

    init(_ url: URL) throws(ExchangeError) {
        name = url.lastPathComponent
        do {
            handle = try FileHandle(forReadingFrom: url)
        } catch {
            throw .unreadable(file: name)
        }
    }

    deinit {
        try? handle.close()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int {
        do {
            guard let data = try handle.read(upToCount: buffer.count) else { return 0 }
            return data.copyBytes(to: buffer)
        } catch {
            throw .unreadable(file: name)
        }
    }
}
