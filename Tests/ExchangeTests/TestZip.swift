import Foundation

/// Writes small zip archives, sound and unsound ones, for tests.
struct TestZip {
    private var body = Data()
    private var directory = Data()
    private var count: UInt16 = 0

    /// Adds an entry as it is, or with bytes that were packed before.
    mutating func add(
        _ name: String, _ content: Data, packed: Data? = nil, crc: UInt32? = nil, size: Int? = nil, flags: UInt16 = 0
    ) {
        let offset = UInt32(body.count)
        let stored = packed ?? content
        var header = Data()
        header.append(little: UInt16(20))
        header.append(little: flags)
        header.append(little: UInt16(packed == nil ? 0 : 8))
        header.append(little: UInt32(0))
        header.append(little: crc ?? Self.crc32(content))
        header.append(little: UInt32(stored.count))
        header.append(little: UInt32(size ?? content.count))
        header.append(little: UInt16(name.utf8.count))
        header.append(little: UInt16(0))
        body += Data([0x50, 0x4B, 3, 4]) + header + Data(name.utf8) + stored
        directory += Data([0x50, 0x4B, 1, 2, 20, 0]) + header + Data(repeating: 0, count: 10)
        directory.append(little: offset)
        directory += Data(name.utf8)
        count += 1
    }

    /// The archive.
    func finished() -> Data {
        var end = Data([0x50, 0x4B, 5, 6, 0, 0, 0, 0])
        end.append(little: count)
        end.append(little: count)
        end.append(little: UInt32(directory.count))
        end.append(little: UInt32(body.count))
        end.append(little: UInt16(0))
        return body + directory + end
    }

    static func crc32(_ data: Data) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320 }
        }
        return ~crc
    }

    /// A workbook of one sheet with the given parts.
    static func workbook(
        sheet: String, sharedStrings: String = "", formats: String = "", workbookProperties: String = "",
        more: [String: String] = [:], namespace: String = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        relations: String = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ) -> Data {
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        var parts = [
            "_rels/.rels": """
            <Relationships xmlns="\(package)"><Relationship Id="r1" Type="\(relations)/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """,
            "xl/_rels/workbook.xml.rels": """
            <Relationships xmlns="\(package)"><Relationship Id="s1" Type="\(relations)/worksheet" Target="worksheets/a.xml"/>\
            <Relationship Id="t" Type="\(relations)/sharedStrings" Target="/xl/sharedStrings.xml"/>\
            <Relationship Id="f" Type="\(relations)/styles" Target="../xl/styles.xml"/></Relationships>
            """,
            "xl/workbook.xml": """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <workbook xmlns="\(namespace)" xmlns:r="\(relations)">\(workbookProperties)<sheets>\
            <sheet name="表一" sheetId="1" r:id="s1"/></sheets></workbook>
            """,
            "xl/worksheets/a.xml": "<worksheet xmlns=\"\(namespace)\">\(sheet)</worksheet>",
            "xl/sharedStrings.xml": "<sst xmlns=\"\(namespace)\">\(sharedStrings)</sst>",
            "xl/styles.xml": "<styleSheet xmlns=\"\(namespace)\">\(formats)</styleSheet>",
        ]
        parts.merge(more) { $1 }
        var zip = TestZip()
        for (name, text) in parts.sorted(by: { $0.key < $1.key }) { zip.add(name, Data(text.utf8)) }
        return zip.finished()
    }
}

extension Data {
    fileprivate mutating func append(little value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
