import CZip

/// Unpacks a gzip stream of one or several members, within the reader's limits.
final class GunzipStream: ByteStream {
    private static let chunkSize = 1 << 16

    private let packed: any ByteStream
    private let limits: ReaderLimits
    private var state = z_stream()
    private var input = [UInt8](repeating: 0, count: chunkSize)
    private var inputStart = 0
    private var inputEnd = 0
    private var packedBytes = 0
    private var unpackedBytes = 0
    private var insideMember = true

    init(_ packed: any ByteStream, limits: ReaderLimits) throws(ExchangeError) {
        self.packed = packed
        self.limits = limits
        // 15 window bits + 16: expect a gzip header and check its CRC.
        guard inflateInit2_(&state, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .damaged(part: "gzip")
        }
    }

    deinit {
        inflateEnd(&state)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int {
        var written = 0
        while written == 0, !buffer.isEmpty {
            if inputStart == inputEnd { try refill() }
            if inputEnd == 0 {
                if insideMember { throw .truncated }
                return 0
            }
            if !insideMember {
                // Zero bytes after the last member are padding; another member may follow it.
                guard input[inputStart] != 0 else {
                    inputStart += 1
                    continue
                }
                guard inflateReset(&state) == Z_OK else { throw .damaged(part: "gzip") }
                insideMember = true
            }
            written = try inflatePiece(into: buffer)
        }
        return written
    }

    private func refill() throws(ExchangeError) {
        input = try packed.readChunk(Self.chunkSize)
        inputStart = 0
        inputEnd = input.count
        packedBytes += inputEnd
    }

    private func inflatePiece(into buffer: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int {
        let available = inputEnd - inputStart
        let capacity = min(buffer.count, 1 << 30)
        let status = input.withUnsafeMutableBufferPointer { bytes in
            state.next_in = bytes.baseAddress.map { $0 + inputStart }
            state.avail_in = UInt32(available)
            state.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            state.avail_out = UInt32(capacity)
            return inflate(&state, Z_NO_FLUSH)
        }
        inputStart += available - Int(state.avail_in)
        let written = capacity - Int(state.avail_out)
        guard status == Z_OK || status == Z_STREAM_END || (status == Z_BUF_ERROR && available == 0) else {
            throw .damaged(part: "gzip")
        }
        if status == Z_STREAM_END { insideMember = false }
        unpackedBytes += written
        try limits.check(unpacked: unpackedBytes, packed: packedBytes)
        return written
    }
}

extension ReaderLimits {
    /// Refuses what unpacks to too much, in all or in proportion.
    func check(unpacked: Int, packed: Int) throws(ExchangeError) {
        if unpacked > maxUncompressedBytes {
            throw .tooLarge(.bytes, limit: maxUncompressedBytes, at: ExchangePlace())
        }
        if unpacked > ratioCheckedAbove, unpacked / max(packed, 1) >= maxCompressionRatio {
            throw .tooLarge(.compressionRatio, limit: maxCompressionRatio, at: ExchangePlace())
        }
    }
}
