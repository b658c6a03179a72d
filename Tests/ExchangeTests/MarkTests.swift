import Foundation
import Testing

@testable import Exchange

@Suite("Marks of who took a file out")
struct MarkTests {
    @Test("the foot of a printed sheet keeps within what Excel takes, and an ampersand is no control code")
    func footer() {
        let text = PrintedFooter(mark: "导出：甲&乙公司").text
        #expect(text == "&L&8 导出：甲&&乙公司&R&8 &P / &N")
        let long = PrintedFooter(mark: String(repeating: "&", count: 400)).text
        #expect(long.utf16.count <= 255)
        #expect(long.hasSuffix("&R&8 &P / &N"))
        // Codes come in pairs: none is cut in the middle.
        #expect(long.dropFirst(5).dropLast(12).count.isMultiple(of: 2))
        #expect(PrintedFooter(mark: nil).text == "&R&8 &P / &N")
    }

    @Test("a marked table says so above its header and at the foot of its pages")
    func workbook() throws {
        let sheet = SheetModel(name: "表", titleLines: ["清单"], columns: [.init("名称")], rows: [[.text("甲")]])
            .marked("导出：张三 日志号 7")
        let data = try XLSXExport([sheet]).data()
        let rows = try TestFiles.rows(try SheetReader.open(data, named: "a.xlsx"))
        #expect(rows[2] == [.text("导出：张三 日志号 7")])
        #expect(rows[3] == [.text("名称")])
        let archive = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: archive) }
        try data.write(to: archive)
        #expect(try Self.part("xl/worksheets/sheet1.xml", of: archive).contains("导出：张三 日志号 7"))
        #expect(String(decoding: try CSVExport(sheet).data(), as: UTF8.self).contains("导出：张三 日志号 7\r\n名称"))
    }

    @Test("a marked document says so at the head of its pages")
    func document() throws {
        var model = DocumentModel(title: "报告", blocks: [.paragraph("正文")])
        model.mark = "导出：<张三>"
        let archive = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString).docx")
        defer { try? FileManager.default.removeItem(at: archive) }
        try DOCXExport(model).data().write(to: archive)
        #expect(try Self.part("word/header1.xml", of: archive).contains("导出：&lt;张三&gt;"))
        #expect(try Self.part("word/document.xml", of: archive).contains("headerReference"))
    }

    /// A part as another program unpacks it.
    private static func part(_ name: String, of archive: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c", "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
            archive.path, name,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}
