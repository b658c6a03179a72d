import CZip
import HTTPTypes
import Hummingbird
import NIOCore

/// Packs pages and data with gzip for clients that take it; not what is small or packed already.
struct Compression: RouterMiddleware {
    /// Smaller bodies go as they are, in bytes.
    static let threshold = 1024

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard response.headers[.contentEncoding] == nil, Self.isText(response.headers[.contentType]) else {
            return response
        }
        if response.headers[.vary] == nil { response.headers[.vary] = "Accept-Encoding" }
        guard response.body.contentLength.map({ $0 > Self.threshold }) ?? true, Self.isAccepted(by: request) else {
            return response
        }
        let body = response.body
        response.headers[.contentEncoding] = "gzip"
        response.body = ResponseBody { writer in
            try await body.write(GzipBodyWriter(writer))
        }
        return response
    }

    /// Whether the client takes gzip.
    static func isAccepted(by request: Request) -> Bool {
        guard let header = request.headers[.acceptEncoding] else { return false }
        return header.split(separator: ",").contains { part in
            let words = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            return words.first == "gzip" && words.dropFirst().first != "q=0"
        }
    }

    private static func isText(_ type: String?) -> Bool {
        guard let type else { return false }
        return type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("application/problem")
            || type.hasPrefix("application/geo+json") || type.hasPrefix("image/svg")
    }
}

/// Packs what is written to it and hands it on.
private struct GzipBodyWriter: ResponseBodyWriter {
    private var parent: any ResponseBodyWriter
    private let gzip: Gzip?

    init(_ parent: any ResponseBodyWriter) {
        self.parent = parent
        gzip = try? Gzip()
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        guard let gzip else { throw HTTPError(.internalServerError) }
        let packed = try gzip.add(buffer.readableBytesView)
        if !packed.isEmpty { try await parent.write(ByteBuffer(bytes: packed)) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        guard let gzip else { throw HTTPError(.internalServerError) }
        var parent = parent
        try await parent.write(ByteBuffer(bytes: try gzip.finish()))
        try await parent.finish(trailingHeaders)
    }
}

/// A gzip stream being written (RFC 1952), over zlib.
final class Gzip {
    /// zlib refused to go on, for want of memory.
    struct Failure: Error {}

    // zlib keeps the address of its state, so it must not move.
    private let state: UnsafeMutablePointer<z_stream>

    /// A stream at its beginning.
    init() throws {
        state = .allocate(capacity: 1)
        state.initialize(to: z_stream())
        // 15 window bits + 16 ask for a gzip header; level 5 costs a third of level 9 for nearly the same size.
        guard
            deflateInit2_(
                state, 5, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { throw Failure() }
    }

    deinit {
        deflateEnd(state)
        state.deallocate()
    }

    /// All of it at once.
    static func pack(_ bytes: [UInt8]) throws -> [UInt8] {
        let gzip = try Gzip()
        return try gzip.add(bytes) + gzip.finish()
    }

    /// Takes in bytes and gives what is ready.
    func add(_ bytes: some Sequence<UInt8>) throws -> [UInt8] {
        try run(Array(bytes), Z_NO_FLUSH)
    }

    /// The rest, after the last byte.
    func finish() throws -> [UInt8] {
        try run([], Z_FINISH)
    }

    private func run(_ bytes: [UInt8], _ flush: Int32) throws -> [UInt8] {
        var input = bytes
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        try input.withUnsafeMutableBufferPointer { input in
            state.pointee.next_in = input.baseAddress
            state.pointee.avail_in = UInt32(input.count)
            var isDone = false
            while !isDone {
                try chunk.withUnsafeMutableBufferPointer { chunk in
                    state.pointee.next_out = chunk.baseAddress
                    state.pointee.avail_out = UInt32(chunk.count)
                    let code = deflate(state, flush)
                    guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else { throw Failure() }
                    let written = chunk.count - Int(state.pointee.avail_out)
                    result += chunk[..<written]
                    isDone = flush == Z_FINISH ? code == Z_STREAM_END : state.pointee.avail_out > 0
                }
            }
        }
        return result
    }
}
