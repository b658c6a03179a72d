import Exchange
import Foundation
import Testing

@Suite struct XLSXReadingTests {
    @Test("a list made by another program is read with titles, units, dates, errors and rich text")
    func villageList() throws {
        let file = try SheetReader.open(try TestFiles.fixture("village-list.xlsx"), named: "底数.xlsx")
        #expect(file.format == .xlsx)
        #expect(file.sheets == [SheetInfo(name: "自然村底数"), SheetInfo(name: "字典", isHidden: true)])
        let rows = try TestFiles.rows(file)
        #expect(rows[1] == [.text("云溪县农村生活污水治理自然村底数表")])
        #expect(rows[4] == [.empty, .empty, .text("人"), .text("%")])
        #expect(
            rows[5] == [
                .text("石桥镇"), .text("上坝"), .number(899), .percent(0.853),
                .number(44_260, isDateFormatted: true),
            ])
        #expect(rows[5]?.map(\.displayText) == ["石桥镇", "上坝", "899", "85.3%", "2021-03-05"])
        #expect(rows[6]?[2] == .number(462), "“年” in quotation marks makes no date")
        #expect(rows[6]?[4].displayText == "2022-12-31 08:30:00")
        #expect(rows[7]?[5] == .text("=cmd"))
        #expect(rows[8] == [.empty, .text("柳湾"), .uncalculatedFormula, .flag(true), .error("#N/A")])
        #expect(rows[9]?[6] == .text("红头村 "))
        let hidden = try TestFiles.rows(file, sheet: 1)
        #expect(hidden[3] == [.empty, .text("治理")])
        #expect(hidden[1_048_576]?.count == 16_384)
    }

    @Test("merged ranges are offered, and their values repeated on demand")
    func merged() throws {
        let file = try SheetReader.open(try TestFiles.fixture("village-list.xlsx"), named: "底数.xlsx")
        #expect(
            Set(try file.mergedRanges(sheet: 0)) == [
                CellRange(rows: 1...1, columns: 1...6), CellRange(rows: 5...6, columns: 1...1),
                CellRange(rows: 7...8, columns: 1...1),
            ])
        let rows = try TestFiles.rows(file, options: RowOptions(fillMerged: true))
        #expect(rows[1]?.count == 6)
        #expect(Set(rows[1] ?? []).count == 1)
        #expect(rows[6]?[0] == .text("石桥镇"))
        #expect(rows[8]?[0] == .text("青林乡"))
        #expect(rows[9]?[0] == .empty)
    }

    @Test("a workbook that counts from 1904 shows the same day, its plain numbers stay")
    func from1904() throws {
        let file = try SheetReader.open(try TestFiles.fixture("from-1904.xlsx"), named: "a.xlsx")
        #expect(try TestFiles.rows(file)[1]?.map(\.displayText) == ["2021-03-05", "899"])
    }

    @Test("shared strings join rich text, leave out phonetic runs and resolve escapes")
    func sharedStrings() throws {
        let data = TestZip.workbook(
            sheet:
                "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row></sheetData>",
            sharedStrings: """
                <si><r><t>红</t></r><r><rPr/><t xml:space="preserve"> 头</t></r><rPh sb="0" eb="1"><t>hóng</t></rPh></si>\
                <si><t>a&amp;b&#x4E2D;_x000D_c</t></si><si><t><![CDATA[<x>]]></t></si>
                """)
        let rows = try TestFiles.rows(try SheetReader.open(data, named: "a.xlsx"))
        #expect(rows == [1: [.text("红 头"), .text("a&b中\rc"), .text("<x>")]])
    }

    @Test("the strict namespace and prefixed elements read like the usual ones; sparse cells keep their place")
    func strict() throws {
        let data = TestZip.workbook(
            sheet: """
                <x:sheetData xmlns:x="n"><x:row r="3"><x:c r="C3" t="d"><x:v>2021-03-05T12:00:00</x:v></x:c>\
                <x:c r="E3" t="str"><x:f>A1</x:f><x:v>文</x:v></x:c></x:row><x:row><x:c><x:v>1.5E2</x:v></x:c></x:row></x:sheetData>
                """,
            workbookProperties: "<workbookPr date1904=\"false\"/>",
            namespace: "http://purl.oclc.org/ooxml/spreadsheetml/main",
            relations: "http://purl.oclc.org/ooxml/officeDocument/relationships")
        let rows = try TestFiles.rows(try SheetReader.open(data, named: "a.xlsm"))
        #expect(rows[3] == [.empty, .empty, .number(44_260.5, isDateFormatted: true), .empty, .text("文")])
        #expect(rows[4] == [.number(150)])
    }

    @Test(
        "format codes with a field of the date are dates, others are not",
        arguments: [
            ("yyyy-mm-dd", true), ("m/d/yy h:mm", true), ("[$-804]yyyy\"年\"m\"月\"", true), ("[h]:mm", true),
            ("yyyy年m月d日", true), ("[DBNum1][$-804]m\"月\"d\"日\"", true), ("General", false), ("0.00E+00", false),
            ("#,##0\"元/d\"", false), ("[Red]0.0", false), ("0\\m", false), ("@", false), ("0_d", false),
        ])
    func dateFormats(code: String, isDate: Bool) throws {
        let escaped = code.replacingOccurrences(of: "\"", with: "&quot;")
        let data = TestZip.workbook(
            sheet: "<sheetData><row><c s=\"1\"><v>44260</v></c></row></sheetData>",
            formats: """
                <numFmts><numFmt numFmtId="176" formatCode="\(escaped)"/></numFmts><cellStyleXfs><xf numFmtId="14"/>\
                </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>
                """)
        let rows = try TestFiles.rows(try SheetReader.open(data, named: "a.xlsx"))
        #expect(rows[1] == [.number(44_260, isDateFormatted: isDate)])
    }

    @Test("the built-in date formats are known, with the Chinese ones")
    func builtInFormats() throws {
        func isDate(_ id: Int) throws -> Bool {
            let data = TestZip.workbook(
                sheet: "<sheetData><row><c s=\"0\"><v>1</v></c></row></sheetData>",
                formats: "<cellXfs><xf numFmtId=\"\(id)\"/></cellXfs>")
            return try TestFiles.rows(try SheetReader.open(data, named: "a.xlsx"))[1] == [
                .number(1, isDateFormatted: true)
            ]
        }
        let dates = try (0...60).filter { try isDate($0) }
        #expect(dates == Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))
    }

    @Test("cells that the workbook shows in percent are shares and are shown as the workbook shows them")
    func percentFormats() throws {
        let data = TestZip.workbook(
            sheet: """
                <sheetData><row><c s="0"><v>0.8</v></c><c s="1"><v>0.075</v></c><c s="2"><v>0.07</v></c>\
                <c s="3"><v>0.8</v></c><c s="4"><v>0.8</v></c></row></sheetData>
                """,
            formats: """
                <numFmts><numFmt numFmtId="176" formatCode="0.0%;[Red]-0.0%"/>\
                <numFmt numFmtId="177" formatCode="0.0&quot;%&quot;"/><numFmt numFmtId="178" formatCode="0.0\\%"/></numFmts>\
                <cellXfs><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="176"/><xf numFmtId="177"/>\
                <xf numFmtId="178"/></cellXfs>
                """)
        let row = try #require(try TestFiles.rows(try SheetReader.open(data, named: "a.xlsx"))[1])
        #expect(row == [.percent(0.8), .percent(0.075), .percent(0.07), .number(0.8), .number(0.8)])
        #expect(row.map(\.displayText) == ["80%", "7.5%", "7%", "0.8", "0.8"])
    }

    @Test("a workbook on disk reads like one in memory, and several times")
    func onDisk() throws {
        let data = try TestFiles.fixture("village-list.xlsx")
        let inMemory = try TestFiles.rows(try SheetReader.open(data, named: "a.xlsx"))
        try TestFiles.withFile(data) { url in
            let file = try SheetReader.open(url)
            #expect(try TestFiles.rows(file) == inMemory)
            #expect(try TestFiles.rows(file) == inMemory)
        }
        #expect(throws: ExchangeError.unreadable(file: "nothing.xlsx")) {
            try SheetReader.open(URL(fileURLWithPath: "/nowhere/nothing.xlsx"))
        }
    }
}
