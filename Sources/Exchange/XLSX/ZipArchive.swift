import CZip
import Foundation

/// A zip archive opened for reading its entries one after the other; nothing is ever written to disk.
final class ZipArchive {
    /// An entry of the archive's directory.
    struct Entry {
        fileprivate var position: unz64_file_pos
        fileprivate var packedSize: Int
        fileprivate var size: Int
    }

    /// The entries by their names in lower case with “/” between folders; some programs differ from the standard there.
    let entries: [String: Entry]
    fileprivate let file: unzFile
    fileprivate let limits: ReaderLimits

    /// Opens the archive while `body` runs.
    ///
    /// - Throws: `ExchangeError` for an archive that is incomplete or refused, or what `body` throws.
    static func withOpen<Result>(
        _ source: ByteSource, limits: ReaderLimits, _ body: (ZipArchive) throws -> Result
    ) throws -> Result {
        switch source {
        case .file(let url):
            let file = url.withUnsafeFileSystemRepresentation { path in path.flatMap { unzOpen64($0) } }
            return try body(try ZipArchive(file, limits: limits))
        case .data(let data):
            return try data.withUnsafeBytes { bytes in
                let memory = MemoryFile(bytes)
                return try withExtendedLifetime(memory) {
                    var callbacks = memory.callbacks
                    return try body(try ZipArchive(unzOpen2_64("", &callbacks), limits: limits))
                }
            }
        }
    }

    private init(_ opened: unzFile?, limits: ReaderLimits) throws(ExchangeError) {
        // The file begins like a zip archive, so what is missing is its end.
        guard let opened else { throw .truncated }
        do throws(ExchangeError) {
            entries = try Self.readDirectory(opened, limits)
        } catch {
            unzClose(opened)
            throw error
        }
        file = opened
        self.limits = limits
    }

    deinit {
        unzClose(file)
    }

    private static func readDirectory(
        _ file: unzFile, _ limits: ReaderLimits
    ) throws(ExchangeError) -> [String: Entry] {
        var entries: [String: Entry] = [:]
        var total = 0
        var count = 0
        var status = unzGoToFirstFile(file)
        while status == UNZ_OK {
            count += 1
            if count > limits.maxArchiveEntries {
                throw .tooLarge(.archiveEntries, limit: limits.maxArchiveEntries, at: ExchangePlace())
            }
            var info = unz_file_info64()
            var nameBytes = [CChar](repeating: 0, count: 1024)
            guard unzGetCurrentFileInfo64(file, &info, &nameBytes, 1023, nil, 0, nil, 0) == UNZ_OK else {
                throw .truncated
            }
            if info.flag & 1 != 0 { throw .encrypted }
            let name = String(
                decoding: nameBytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard let size = Int(exactly: info.uncompressed_size), let packed = Int(exactly: info.compressed_size),
                size <= limits.maxUncompressedBytes, total + size <= limits.maxUncompressedBytes
            else { throw .tooLarge(.bytes, limit: limits.maxUncompressedBytes, at: ExchangePlace()) }
            total += size
            try limits.check(unpacked: size, packed: packed)
            var position = unz64_file_pos()
            guard unzGetFilePos64(file, &position) == UNZ_OK else { throw .truncated }
            entries[normalise(name)] = Entry(
                position: position, packedSize: packed, size: size)
            status = unzGoToNextFile(file)
        }
        guard status == UNZ_END_OF_LIST_OF_FILE, !entries.isEmpty else { throw .truncated }
        return entries
    }

    /// “\xl\Workbook.xml” → “xl/workbook.xml”.
    static func normalise(_ name: String) -> String {
        name.lowercased().split(whereSeparator: { $0 == "/" || $0 == "\\" }).joined(separator: "/")
    }

    /// The contents of an entry; only one may be open at a time.
    ///
    /// - Throws: `missingPart` or `damaged`.
    func open(_ name: String) throws(ExchangeError) -> ZipEntryStream {
        guard let entry = entries[Self.normalise(name)] else { throw .missingPart(name) }
        return try ZipEntryStream(self, entry, name: name)
    }
}

/// The unpacked bytes of an archive's entry.
final class ZipEntryStream: ByteStream {
    private let archive: ZipArchive
    private let entry: ZipArchive.Entry
    private let name: String
    private var unpacked = 0
    private var isOpen = true

    fileprivate init(_ archive: ZipArchive, _ entry: ZipArchive.Entry, name: String) throws(ExchangeError) {
        self.archive = archive
        self.entry = entry
        self.name = name
        var position = entry.position
        guard unzGoToFilePos64(archive.file, &position) == UNZ_OK, unzOpenCurrentFile(archive.file) == UNZ_OK else {
            isOpen = false
            throw .damaged(part: name)
        }
    }

    deinit {
        if isOpen { unzCloseCurrentFile(archive.file) }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExchangeError) -> Int {
        guard isOpen, !buffer.isEmpty else { return 0 }
        let count = Int(unzReadCurrentFile(archive.file, buffer.baseAddress, UInt32(min(buffer.count, 1 << 30))))
        if count < 0 { throw .damaged(part: name) }
        unpacked += count
        try archive.limits.check(unpacked: unpacked, packed: entry.packedSize)
        if count == 0 {
            isOpen = false
            // Closing compares the checksum.
            guard unzCloseCurrentFile(archive.file) == UNZ_OK, unpacked == entry.size else {
                throw .damaged(part: name)
            }
        }
        return count
    }
}
