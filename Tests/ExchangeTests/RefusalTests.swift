import Exchange
import Foundation
import Testing

@Suite struct RefusalTests {
    private static let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] as [UInt8]

    private static func zip(_ names: String...) -> Data {
        var zip = TestZip()
        for name in names { zip.add(name, Data("x".utf8)) }
        return zip.finished()
    }

    /// Beginnings of files that are no lists; a stored list, since the compiler takes too long over it in place.
    private static let foreignFiles: [(Data, ExchangeError.ForeignFormat)] = [
        (Data(ole + [UInt8](repeating: 0, count: 2000)), ExchangeError.ForeignFormat.legacyExcel),
        (Data("\r\n <html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>".utf8), .html),
        (Data("<table border=1><tr><td>乡镇</td></tr></table>".utf8), .html),
        (Data([0xFF, 0xFE] + Array("<meta>".utf8).flatMap { [$0, 0] }), .html),
        (
            Data("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".utf8),
            .xmlSpreadsheet
        ),
        (Data("<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">".utf8), .kml),
        (Data("%PDF-1.7".utf8), .pdf), (Data("Rar!\u{1A}\u{7}".utf8), .archive),
        (Data([0xFF, 0xD8, 0xFF, 0xE0]), .image),
        (zip("word/document.xml"), .word), (zip("mimetype", "content.xml"), .openDocument),
        (zip("xl/workbook.bin"), .binaryWorkbook), (zip("doc.kml"), .kml), (zip("a.csv"), .archive),
        (zip("村.shp", "村.dbf"), .shapefile), (zip("../../etc/passwd"), .archive),
    ]

    @Test("files of other kinds are called by their name, whatever their ending says", arguments: foreignFiles)
    func foreign(data: Data, kind: ExchangeError.ForeignFormat) {
        let error = TestFiles.failure(data, named: "底数.xls")
        #expect(error == .unsupported(kind))
        #expect(error?.adviceZh.isEmpty == false)
    }

    @Test("an old .xls is refused with the advice to save it as .xlsx")
    func oldExcel() {
        let error = TestFiles.failure(Data(Self.ole + [UInt8](repeating: 0, count: 600)), named: "a.xls")
        #expect(error?.adviceZh.contains("另存为 .xlsx") == true)
        #expect(error?.zh == "不能读取旧版 Excel（.xls）或 WPS 表格（.et）文件。")
    }

    @Test("a workbook with a password is called encrypted, not old")
    func encrypted() {
        var container = [UInt8](repeating: 0, count: 2048)
        container.replaceSubrange(0..<8, with: Self.ole)
        container[30] = 9
        container[48] = 1  // the directory begins after the header and one sector
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        container.replaceSubrange(1152..<(1152 + name.count), with: name)
        #expect(TestFiles.failure(Data(container)) == .encrypted)
        var zip = TestZip()
        zip.add("xl/workbook.xml", Data("x".utf8), flags: 1)
        #expect(TestFiles.failure(zip.finished()) == .encrypted)
    }

    @Test("empty files are called empty", arguments: [Data(), Data([0xEF, 0xBB, 0xBF]), Data(" \r\n\t\n".utf8)])
    func empty(data: Data) {
        #expect(TestFiles.failure(data, named: "a.csv") == .emptyFile)
    }

    @Test("a workbook cut short is called incomplete, one with a changed byte damaged")
    func truncated() throws {
        let data = try TestFiles.fixture("village-list.xlsx")
        #expect(TestFiles.failure(data.prefix(data.count / 2)) == .truncated)
        let sound = TestZip.workbook(sheet: "<sheetData><row><c><v>12345678</v></c></row></sheetData>")
        let digits = try #require(sound.range(of: Data("12345678".utf8)))
        var changed = sound
        changed[digits.lowerBound] = UInt8(ascii: "9")
        #expect(TestFiles.failure(changed) == .damaged(part: "xl/worksheets/a.xml"))
    }

    @Test("document types are refused before any entity can grow")
    func billionLaughs() {
        let bomb = """
            <?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><workbook>&b;</workbook>
            """
        let data = TestZip.workbook(sheet: "", more: ["xl/workbook.xml": bomb])
        guard case .malformedXML(.declaration, "xl/workbook.xml", _)? = TestFiles.failure(data) else {
            Issue.record("not refused: \(String(describing: TestFiles.failure(data)))")
            return
        }
        let undefined = TestZip.workbook(sheet: "<sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData>")
        #expect(TestFiles.failure(undefined)?.code == "xml.badReference")
    }

    @Test("a zip bomb is refused by its ratio, also when its directory lies about the size")
    func zipBomb() throws {
        let zeros = Data(repeating: 0x20, count: 24 << 20)
        let gzip = try TestFiles.withFile(zeros) { try TestFiles.output(of: "gzip", ["-n", "-c", $0.path]) }
        #expect(TestFiles.failure(gzip, named: "a.csv.gz")?.code == "limit.compressionRatio")
        // Behind ten bytes of header and before eight of checksum and length is a deflate stream.
        let packed = gzip[gzip.startIndex + 10..<gzip.endIndex - 8]
        let crc = gzip.suffix(8).prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        for size in [zeros.count, 1000] {
            var zip = TestZip()
            zip.add("_rels/.rels", zeros, packed: Data(packed), crc: crc, size: size)
            let expected = size == 1000 ? "archive.damaged" : "limit.compressionRatio"
            #expect(TestFiles.failure(zip.finished())?.code == expected)
        }
        var limits = ReaderLimits()
        limits.maxUncompressedBytes = 1 << 20
        #expect(TestFiles.failure(gzip, limits: limits)?.code == "limit.bytes")
    }

    @Test("archives with too many entries are refused")
    func entries() {
        var zip = TestZip()
        for index in 0..<10_001 { zip.add("\(index)", Data()) }
        #expect(TestFiles.failure(zip.finished())?.code == "limit.archiveEntries")
    }

    @Test(
        "too many rows, columns and characters of a workbook are refused with their place",
        arguments: [
            ("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>", "limit.rows"),
            ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "limit.columns"),
            ("<row r=\"1\"><c r=\"AAAAAAAAAAAAAA1\"><v>1</v></c></row>", "xml.value"),
            ("<row r=\"99999999999999999999\"><c><v>1</v></c></row>", "xml.value"),
            ("<row r=\"2\"/><row r=\"2\"><c><v>1</v></c></row>", "xml.rowOrder"),
            ("<row><c t=\"s\"><v>0</v></c></row>", "xml.value"), ("<row><c><v>1e999</v></c></row>", "xml.value"),
            ("<row><c><v>nan</v></c></row>", "xml.value"), ("<row><c><v>1</c></row>", "xml.mismatchedTag"),
        ])
    func workbookLimits(rows: String, code: String) {
        let error = TestFiles.failure(TestZip.workbook(sheet: "<sheetData>\(rows)</sheetData>"))
        #expect(error?.code == code)
        #expect(error?.place.sheet == "表一")
    }

    @Test("texts that are too long, tags nested too deep and too many merged ranges are refused with their place")
    func longWorkbookLimits() {
        let long = String(repeating: "水", count: 32_768)
        let expected = [
            "<sheetData><row><c t=\"str\"><v>\(long)</v></c></row></sheetData>": "limit.cellCharacters",
            "<sheetData><row><c t=\"inlineStr\"><is><t>\(long)</t></is></c></row></sheetData>": "limit.cellCharacters",
            "<sheetData>" + String(repeating: "<row>", count: 200): "limit.nesting",
            String(repeating: "<a>", count: 200): "limit.nesting",
        ]
        for (sheet, code) in expected {
            let error = TestFiles.failure(TestZip.workbook(sheet: sheet))
            #expect(error?.code == code)
            #expect(error?.place.sheet == "表一")
        }
        let merged = String(repeating: "<mergeCell ref=\"A1:B2\"/>", count: 11)
        let data = TestZip.workbook(sheet: "<sheetData/><mergeCells>\(merged)</mergeCells>")
        var limits = ReaderLimits()
        limits.maxMergedRanges = 10
        #expect(throws: ExchangeError.tooLarge(.mergedRanges, limit: 10, at: ExchangePlace(sheet: "表一"))) {
            try SheetReader.open(data, named: "a.xlsx", limits: limits).mergedRanges(sheet: 0)
        }
    }

    @Test("texts of exactly the allowed length pass")
    func longestText() throws {
        let text = String(repeating: "水", count: 32_767)
        #expect(try TestFiles.csv("a,\(text)\n") == [["a", text]])
        #expect(
            TestFiles.failure(Data("a\nb,\(text)x\n".utf8))
                == .tooLarge(.cellCharacters, limit: 32_767, at: ExchangePlace(row: 2, column: 2)))
    }

    @Test("a million columns, an open quotation mark and zero bytes are refused with their place")
    func csvLimits() {
        #expect(
            TestFiles.failure(Data(String(repeating: ",", count: 1_000_000).utf8))
                == .tooLarge(.columns, limit: 16_384, at: ExchangePlace(row: 1, column: 16_385)))
        #expect(
            TestFiles.failure(Data("a,b\n1,\"open\n2,3\n".utf8))
                == .unterminatedQuote(at: ExchangePlace(row: 2, column: 2)))
        #expect(
            TestFiles.failure(Data("a,\"\(String(repeating: "x\n", count: 100_000))".utf8))
                == .tooLarge(.cellCharacters, limit: 32_767, at: ExchangePlace(row: 1, column: 2)))
        #expect(TestFiles.failure(Data("a,b\n1,\0\n".utf8)) == .nulByte(at: ExchangePlace(row: 2, byteOffset: 6)))
        var limits = ReaderLimits()
        limits.maxRows = 3
        #expect(
            TestFiles.failure(Data("a\nb\nc\nd\n".utf8), limits: limits)
                == .tooLarge(.rows, limit: 3, at: ExchangePlace(row: 4, column: 1)))
    }

    @Test("a value far to the right of every row is refused before it becomes billions of cells")
    func emptyCells() throws {
        let columns = (1...40).map { SheetModel.Column("c\($0)") }
        let row = Array(repeating: CellValue.empty, count: 39) + [.number(1, isDateFormatted: false)]
        let book = try XLSXExport([SheetModel(name: "a", columns: columns, rows: Array(repeating: row, count: 10))])
            .data()
        var limits = ReaderLimits()
        limits.maxEmptyCells = 390
        #expect(TestFiles.failure(book, limits: limits) == nil)
        limits.maxEmptyCells = 389
        let error = TestFiles.failure(book, limits: limits)
        #expect(error?.code == "limit.emptyCells")
        #expect(error?.zh.contains("389") == true && error?.adviceEn.contains("Ctrl+End") == true)
    }

    @Test("messages name the place in both languages and give advice")
    func messages() {
        let error = ExchangeError.malformedXML(
            .value, part: "xl/worksheets/sheet1.xml", at: ExchangePlace(sheet: "农户", row: 5, column: 3))
        #expect(error.zh == "工作表「农户」第 5 行 C 列：工作簿的 xl/worksheets/sheet1.xml 有误，数值、序号或单元格引用无效。")
        #expect(
            error.en == "The workbook's xl/worksheets/sheet1.xml is wrong: invalid number, index or cell reference"
                + " (sheet “农户”, row 5, column C).")
        for kind in ExchangeError.ForeignFormat.allCases {
            let error = ExchangeError.unsupported(kind)
            #expect(!error.zh.isEmpty && !error.en.isEmpty && !error.adviceZh.isEmpty && !error.adviceEn.isEmpty)
        }
    }
}
