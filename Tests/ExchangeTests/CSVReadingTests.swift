import Exchange
import Foundation
import Testing

@Suite struct CSVReadingTests {
    @Test("quotation marks keep separators, line breaks and doubled marks")
    func quotes() throws {
        let text = "名称,说明\r\n\"石桥,镇\",\"第一行\n第二行 \"\"甲\"\"\"\r\n末,"
        #expect(try TestFiles.csv(text) == [["名称", "说明"], ["石桥,镇", "第一行\n第二行 \"甲\""], ["末"]])
    }

    @Test("stray quotation marks stay as they are, as in Excel")
    func strayQuotes() throws {
        #expect(try TestFiles.csv("5\"管,b\n\"a\"x,c\n") == [["5\"管", "b"], ["ax", "c"]])
    }

    @Test("rows end with LF, CR or both, and empty lines keep their number", arguments: ["\n", "\r", "\r\n"])
    func lineEnds(end: String) throws {
        let file = try SheetReader.open(Data(["a,b", "", "1,2", "3,4"].joined(separator: end).utf8), named: "t.csv")
        let rows = try TestFiles.rows(file)
        #expect(rows.keys.sorted() == [1, 3, 4])
        #expect(rows[4] == [.text("3"), .text("4")])
    }

    @Test("the separator is found below title lines", arguments: [",", ";", "\t"])
    func separators(separator: String) throws {
        let lines = ["云溪县底数表；2024年", ["乡镇", "村", "人口"], ["石桥镇", "\"上,坝;\t\"", "899"], ["青林乡", "竹园", "73"]]
            .map { ($0 as? [String])?.joined(separator: separator) ?? ($0 as? String) ?? "" }
        let rows = try TestFiles.csv(lines.joined(separator: "\n"))
        #expect(rows[2] == ["石桥镇", "上,坝;\t", "899"])
    }

    @Test("a declared separator is obeyed and its line hidden, as Excel does")
    func declaredSeparator() throws {
        #expect(try TestFiles.csv("sep=;\r\na;b\r\n1,5;2\r\n") == [["a", "b"], ["1,5", "2"]])
    }

    @Test("numbers and codes stay texts with their zeros")
    func codesStay() throws {
        let file = try SheetReader.open(Data("code,n\n011,899\n".utf8), named: "dir/codes.CSV.GZ")
        #expect(file.sheets == [SheetInfo(name: "codes")])
        #expect(try TestFiles.rows(file)[2] == [.text("011"), .text("899")])
    }

    @Test("UTF-8 with a mark, UTF-16 and GB 18030 read like plain UTF-8")
    func encodings() throws {
        let text = "乡镇,村\n石桥镇,㙟头𠮷村\n"
        let plain = try TestFiles.csv(text)
        func read(_ data: Data) throws -> [[String]] {
            let rows = try TestFiles.rows(try SheetReader.open(data, named: "t.csv"))
            return rows.sorted { $0.key < $1.key }.map { $0.value.map(\.displayText) }
        }
        #expect(try read(Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)) == plain)
        #expect(
            try read(Data([0xFF, 0xFE]) + Data(text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })) == plain)
        #expect(
            try read(Data([0xFE, 0xFF]) + Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })) == plain)
        let national = try TestFiles.withFile(Data(text.utf8)) {
            try TestFiles.output(of: "iconv", ["-f", "UTF-8", "-t", "GB18030", $0.path])
        }
        #expect(national != Data(text.utf8))
        #expect(try read(national) == plain)
    }

    @Test("a bad byte in a UTF-8 file is named with its offset and row instead of read as gibberish")
    func brokenUTF8() throws {
        var data = Data("乡镇,村\n石桥镇,上坝村\n青林乡,竹".utf8)
        let offset = data.count
        data += [0xE5, 0x0A]
        #expect(
            TestFiles.failure(data)
                == .undecodable(encoding: "UTF-8", at: ExchangePlace(row: 3, byteOffset: offset)))
    }

    @Test("bytes that are neither UTF-8 nor GB 18030 are named with their offset and row")
    func neither() throws {
        let data = Data("a,b\n1,".utf8) + [0xFF, 0x0A]
        #expect(
            TestFiles.failure(data) == .undecodable(encoding: "GB18030", at: ExchangePlace(row: 2, byteOffset: 6)))
    }

    @Test("a gzip file is unpacked, also one of several members, and a cut one is refused")
    func gzip() throws {
        let packed = try TestFiles.withFile(Data("a,b\n1,2\n".utf8)) {
            try TestFiles.output(of: "gzip", ["-c", $0.path])
        }
        let file = try SheetReader.open(packed + packed, named: "t.csv.gz")
        #expect(try TestFiles.rows(file).count == 4)
        #expect(TestFiles.failure(packed.dropLast(6)) == .truncated)
    }

    @Test("reading stops when asked to")
    func stops() throws {
        let file = try SheetReader.open(Data("a\nb\nc\n".utf8), named: "t.csv")
        #expect(try file.firstRows(sheet: 0, limit: 2).map(\.rowNumber) == [1, 2])
        #expect(throws: ExchangeError.noSuchSheet(index: 1, available: 1)) { try file.firstRows(sheet: 1, limit: 1) }
    }

    @Test("cells that begin in one piece of the file and end in another are whole")
    func acrossPieces() throws {
        // Longer than any buffer, with every kind of cell at every position of a boundary.
        let line = "甲,\"乙\"\"丙\",丁\r\n"
        let file = try SheetReader.open(Data(String(repeating: line, count: 40_000).utf8), named: "t.csv")
        var count = 0
        try file.forEachRow(sheet: 0) { number, cells in
            count += 1
            guard cells == [.text("甲"), .text("乙\"丙"), .text("丁")], number == count else {
                Issue.record("row \(number): \(cells)")
                return false
            }
            return true
        }
        #expect(count == 40_000)
    }
}
