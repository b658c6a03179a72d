import Exchange
import Foundation
import Testing

@Suite struct WritingTests {
    private static func model(name: String = "自然村") throws -> SheetModel {
        SheetModel(
            name: name,
            titleLines: ["云溪县自然村治理情况", "筛选：石桥镇；数据截至 2024-03-31，版本 12"],
            columns: [
                .init("乡镇"), .init("户籍人口", unit: "人", kind: .integer), .init("治理率", kind: .percent(1)),
                .init("规模", unit: "m³/d", kind: .decimal(2)), .init("完工日期", kind: .date), .init("备注", width: 30),
            ],
            rows: [
                [
                    .text("石桥镇"), .number(1899), .number(0.853), .number(20),
                    .day(try #require(CalendarDay(year: 2021, month: 3, day: 5))), .text("=1+1"),
                ],
                [.text("011"), .empty, .text("—"), .number(-1.5), .empty, .text("多行\n\"引号\", <b>&amp;_x000D_")],
                [.flag(true), .error("#N/A"), .number(.nan), .text("a\r\n\u{1}\tb_x")],
            ])
    }

    @Test("a workbook we write reads back as it was, below its title lines")
    func roundTrip() throws {
        let file = try SheetReader.open(try XLSXExport([try Self.model()]).data(), named: "out.xlsx")
        #expect(file.sheets == [SheetInfo(name: "自然村")])
        let rows = try TestFiles.rows(file)
        #expect(rows[1] == [.text("云溪县自然村治理情况")])
        #expect(rows[2] == [.text("筛选：石桥镇；数据截至 2024-03-31，版本 12")])
        #expect(
            rows[3]?.map(\.displayText) == ["乡镇", "户籍人口（人）", "治理率", "规模（m³/d）", "完工日期", "备注"])
        #expect(
            rows[4] == [
                .text("石桥镇"), .number(1899), .percent(0.853), .number(20), .number(44_260, isDateFormatted: true),
                .text("=1+1"),
            ])
        #expect(rows[5]?[0] == .text("011"))
        #expect(rows[5]?[2] == .text("—"))
        #expect(rows[5]?[5] == .text("多行\n\"引号\", <b>&amp;_x000D_"))
        #expect(rows[6] == [.flag(true), .text("#N/A"), .text("#NUM!"), .text("a\r\n\u{1}\tb_x")])
    }

    @Test("a workbook of many rows is written from a source that makes them one by one")
    func manyRows() throws {
        let model = SheetModel(name: "多", columns: [.init("序号", kind: .integer), .init("村")]) { emit in
            for index in 0..<20_000 { try emit([.number(Double(index)), .text("村\(index)")]) }
        }
        let file = try SheetReader.open(try XLSXExport([model]).data(), named: "a.xlsx")
        var count = 0
        try file.forEachRow(sheet: 0) { row, cells in
            count += 1
            return row == 1 || cells == [.number(Double(row - 2)), .text("村\(row - 2)")]
        }
        #expect(count == 20_001)
    }

    @Test("nothing is left behind when the rows fail")
    func failingRows() throws {
        struct Broken: Error {}
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("writing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let model = SheetModel(name: "a", columns: [.init("x")]) { emit in
            try emit([.number(1)])
            throw Broken()
        }
        #expect(throws: Broken.self) { try XLSXExport([model]).write(to: folder.appendingPathComponent("a.xlsx")) }
        #expect(throws: Broken.self) { try CSVExport(model).write(to: folder.appendingPathComponent("a.csv")) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        let nowhere = URL(fileURLWithPath: "/nowhere/a.xlsx")
        #expect(throws: ExchangeError.self) { try XLSXExport([try Self.model()]).write(to: nowhere) }
        #expect(throws: ExchangeError.self) { try CSVExport(try Self.model()).write(to: nowhere) }
    }

    @Test("sheet names keep the rules of Excel, and texts that are too long are refused with their place")
    func sheetNames() throws {
        for name in ["", "a/b", "a:b", "[a]", "'a", "History", String(repeating: "村", count: 32)] {
            #expect(!SheetName.isValid(name))
            #expect(SheetName.isValid(SheetName.valid(from: name)))
            #expect(throws: ExchangeError.invalidSheetName(name)) {
                try XLSXExport([try Self.model(name: name)]).data()
            }
        }
        #expect(SheetName.valid(from: "2024/03", taken: ["2024_03"]) == "2024_03 (2)")
        #expect(throws: ExchangeError.invalidSheetName("A")) {
            try XLSXExport([try Self.model(name: "a"), try Self.model(name: "A")]).data()
        }
        let long = SheetModel(name: "a", columns: [.init("x")], rows: [[.text(String(repeating: "长", count: 32_768))]])
        #expect(
            throws: ExchangeError.tooLarge(
                .cellCharacters, limit: 32_767, at: ExchangePlace(sheet: "a", row: 2, column: 1))
        ) { try XLSXExport([long]).data() }
    }

    @Test("CSV has a mark, CRLF, quotes where needed, and guards against formulas in texts but not in numbers")
    func csv() throws {
        let text = String(decoding: try CSVExport(try Self.model()).data(), as: UTF8.self)
        let expected = """
            \u{FEFF}云溪县自然村治理情况
            筛选：石桥镇；数据截至 2024-03-31，版本 12
            乡镇,户籍人口（人）,治理率,规模（m³/d）,完工日期,备注
            石桥镇,1899,85.3%,20.00,2021-03-05,'=1+1
            011,,—,-1.50,,"多行↵""引号"", <b>&amp;_x000D_"
            TRUE,#N/A,#NUM!,"a↓↵\u{1}\tb_x"

            """
        // Inside a cell the line break stays as it was; between rows it is CRLF.
        let lines = expected.replacingOccurrences(of: "\n", with: "\r\n").replacingOccurrences(of: "↵", with: "\n")
            .replacingOccurrences(of: "↓", with: "\r")
        #expect(text == lines)
    }

    @Test(
        "texts that would be run as formulas get an apostrophe",
        arguments: ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\tx", "\rx", "＝1"])
    func injection(text: String) throws {
        let model = SheetModel(name: "a", columns: [.init("x")], rows: [[.text(text)], [.number(-1)]])
        let file = try SheetReader.open(try CSVExport(model).data(), named: "a.csv")
        #expect(try TestFiles.rows(file)[2] == [.text("'" + text)])
        #expect(try TestFiles.rows(file)[3] == [.text("-1")])
        let book = try SheetReader.open(try XLSXExport([model]).data(), named: "a.xlsx")
        #expect(try TestFiles.rows(book)[2] == [.text(text)])
    }
}
