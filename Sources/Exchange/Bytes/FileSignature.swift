/// What the first bytes of a file say about it.
enum FileSignature: Hashable {
    case empty
    case zip
    case geoPackage
    case shapefile
    case json
    case text
    case encryptedWorkbook
    case foreign(ExchangeError.ForeignFormat)

    private static let headLength = 4096

    static func recognise(_ source: ByteSource) throws(ExchangeError) -> FileSignature {
        let head = try source.prefix(headLength)
        if head.starts(with: [0x1F, 0x8B]) {
            let inner = try source.makeUnpackedStream(limits: ReaderLimits()).readPrefix(headLength)
            let signature = ofText(inner)
            return signature ?? .foreign(.archive)
        }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
        if head.starts(with: Array("SQLite format 3\0".utf8)) { return .geoPackage }
        if head.starts(with: [0x00, 0x00, 0x27, 0x0A]) { return .shapefile }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return try holdsEncryptedPackage(source, header: head) ? .encryptedWorkbook : .foreign(.legacyExcel)
        }
        return ofText(head) ?? .foreign(.unknown)
    }

    private static let magicNumbers: [(bytes: [UInt8], kind: ExchangeError.ForeignFormat)] = [
        (Array("%PDF".utf8), .pdf), (Array("Rar!".utf8), .archive), ([0x37, 0x7A, 0xBC, 0xAF], .archive),
        ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image), (Array("GIF8".utf8), .image),
        (Array("MIME-Version:".utf8), .html),
        // Excel 2–4 wrote its records without a container around them.
        ([0x09, 0x00, 0x04, 0x00], .legacyExcel), ([0x09, 0x02, 0x06, 0x00], .legacyExcel),
        ([0x09, 0x04, 0x06, 0x00], .legacyExcel),
    ]

    /// What bytes that are neither zip nor OLE hold; nil for an archive inside a gzip file.
    private static func ofText(_ head: [UInt8]) -> FileSignature? {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return nil }
        for magic in magicNumbers where head.starts(with: magic.bytes) { return .foreign(magic.kind) }
        // Without zeros UTF-16 markup reads like ASCII, enough to recognise it.
        let marks: Set<UInt8> = [0, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE]
        let text = String(
            decoding: head.drop { marks.contains($0) || $0 == 0x20 || (0x09...0x0D).contains($0) }
                .lazy.filter { $0 != 0 }, as: UTF8.self)
        if text.isEmpty {
            if head.contains(0) { return .foreign(.unknown) }
            // More white space than was looked at: what follows will tell.
            return head.count < headLength ? .empty : .text
        }
        if text.hasPrefix("<") { return ofMarkup(text.lowercased()) }
        if text.hasPrefix("{") || text.hasPrefix("[") {
            let next = text.dropFirst().first { !$0.isWhitespace }
            if let next, (text.hasPrefix("{") ? "\"}" : "{").contains(next) { return .json }
        }
        return .text
    }

    private static func ofMarkup(_ text: String) -> FileSignature {
        if text.contains("urn:schemas-microsoft-com:office:spreadsheet"), text.hasPrefix("<?xml") {
            return .foreign(.xmlSpreadsheet)
        }
        if text.contains("<kml") { return .foreign(.kml) }
        let htmlTags = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<script", "<div"]
        if htmlTags.contains(where: { text.contains($0) }) { return .foreign(.html) }
        return text.hasPrefix("<?xml") || text.hasPrefix("<!") ? .foreign(.xml) : .text
    }

    /// Whether an OLE container holds a workbook encrypted after [MS-OFFCRYPTO] rather than an old .xls.
    private static func holdsEncryptedPackage(
        _ source: ByteSource, header: [UInt8]
    ) throws(ExchangeError) -> Bool {
        guard header.count >= 512 else { return false }
        // [MS-CFB] 2.2: sector shift at 30, first directory sector at 48.
        let shift = Int(header[30])
        let sector = (0..<4).reduce(0) { $0 | Int(header[48 + $1]) << (8 * $1) }
        guard (9...12).contains(shift), sector < 1 << 20 else { return false }
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let stream = try source.makeStream()
        var toSkip = (sector + 1) << shift
        while toSkip > 0 {
            let skipped = try stream.readChunk(min(toSkip, 1 << 18)).count
            if skipped == 0 { return false }
            toSkip -= skipped
        }
        // A directory entry takes 128 bytes; the package stands among the first ones.
        let directory = try stream.readPrefix(4096)
        return stride(from: 0, to: directory.count, by: 128).contains { directory[$0...].starts(with: name) }
    }
}
