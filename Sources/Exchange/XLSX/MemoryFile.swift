import CZip
import Foundation

/// Lets minizip read an archive that is in memory.
final class MemoryFile {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    /// - Parameter bytes: must stay where they are for the life of this object.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The functions minizip calls; valid while this object lives.
    var callbacks: zlib_filefunc64_def {
        var functions = zlib_filefunc64_def()
        functions.opaque = Unmanaged.passUnretained(self).toOpaque()
        functions.zopen64_file = { opaque, _, _ in opaque }
        functions.zread_file = { opaque, _, buffer, count in
            MemoryFile.from(opaque)?.read(into: buffer, count: Int(clamping: count)) ?? 0
        }
        functions.zwrite_file = { _, _, _, _ in 0 }
        functions.ztell64_file = { opaque, _ in ZPOS64_T(MemoryFile.from(opaque)?.position ?? 0) }
        functions.zseek64_file = { opaque, _, offset, origin in
            MemoryFile.from(opaque)?.seek(offset, origin: origin) ?? -1
        }
        functions.zclose_file = { _, _ in 0 }
        functions.zerror_file = { _, _ in 0 }
        return functions
    }

    private static func from(_ opaque: UnsafeMutableRawPointer?) -> MemoryFile? {
        opaque.map { Unmanaged<MemoryFile>.fromOpaque($0).takeUnretainedValue() }
    }

    private func read(into buffer: UnsafeMutableRawPointer?, count: Int) -> UInt {
        let count = min(count, bytes.count - position)
        guard let buffer, let start = bytes.baseAddress, count > 0 else { return 0 }
        buffer.copyMemory(from: start + position, byteCount: count)
        position += count
        return UInt(count)
    }

    private func seek(_ offset: ZPOS64_T, origin: Int32) -> Int {
        let base =
            switch origin {
            case ZLIB_FILEFUNC_SEEK_SET: 0
            case ZLIB_FILEFUNC_SEEK_CUR: position
            default: bytes.count
            }
        // The offset is unsigned in the interface, and a negative one is meant when it is huge.
        let (target, overflow) = base.addingReportingOverflow(Int(truncatingIfNeeded: offset))
        guard !overflow, (0...bytes.count).contains(target) else { return -1 }
        position = target
        return 0
    }
}
