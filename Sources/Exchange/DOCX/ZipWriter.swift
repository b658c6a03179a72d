import CZip
import Foundation

/// Packs parts into a ZIP file (APPNOTE 6.3), as office documents are.
struct ZipWriter {
    private var parts: [(name: String, bytes: Data)] = []

    /// Adds a part.
    mutating func add(_ name: String, _ bytes: Data) {
        parts.append((name, bytes))
    }

    /// The file's bytes.
    ///
    /// - Throws: ``ExchangeError/unwritable(file:reason:)``.
    func data(named name: String) throws(ExchangeError) -> Data {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: url) }
        guard let zip = zipOpen64(url.path, APPEND_STATUS_CREATE) else {
            throw .unwritable(file: name, reason: "minizip")
        }
        var isGood = true
        for part in parts { isGood = write(part.name, part.bytes, to: zip) && isGood }
        guard zipClose(zip, nil) == ZIP_OK, isGood, let data = try? Data(contentsOf: url) else {
            throw .unwritable(file: name, reason: "minizip")
        }
        return data
    }

    private func write(_ name: String, _ bytes: Data, to zip: zipFile) -> Bool {
        var info = zip_fileinfo()
        // The same document always has the same bytes: no clock goes into it.
        info.tmz_date = tm_zip(tm_sec: 0, tm_min: 0, tm_hour: 0, tm_mday: 1, tm_mon: 0, tm_year: 1980)
        // Bit 11 says that the name is UTF-8 (section 4.4.4); without it programs read Chinese names as code page 437.
        let flags: UInt = name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 1 << 11
        guard
            zipOpenNewFileInZip4(
                zip, name, &info, nil, 0, nil, 0, nil, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL,
                Z_DEFAULT_STRATEGY, nil, 0, 0, flags) == ZIP_OK
        else { return false }
        let isWritten = bytes.withUnsafeBytes { buffer in
            zipWriteInFileInZip(zip, buffer.baseAddress, UInt32(buffer.count)) == ZIP_OK
        }
        return zipCloseFileInZip(zip) == ZIP_OK && isWritten
    }
}
