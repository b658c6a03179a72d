import Exchange
import Foundation
import Testing

@Suite("Word documents")
struct DocumentTests {
    @Test("the parts are well-formed XML in a ZIP that another program reads, markup in texts stays text")
    func parts() throws {
        let model = DocumentModel(
            title: "报告",
            blocks: [
                .title("抽查报告 <2025> & \"更多\""), .heading("一、方法", level: 1), .paragraph("正文\u{01}\u{0}"),
                .code("python3 verify_draw.py"), .table(header: ["甲", "乙"], rows: [["1", "2"], ["3"]]),
            ])
        let data = try DOCXExport(model).data()
        #expect(try DOCXExport(model).data() == data)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-docx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try data.write(to: folder.appendingPathComponent("a.docx"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            """
            import sys, zipfile, xml.dom.minidom
            with zipfile.ZipFile("a.docx") as file:
                assert file.testzip() is None
                for name in file.namelist():
                    tree = xml.dom.minidom.parseString(file.read(name))
                body = xml.dom.minidom.parseString(file.read("word/document.xml"))
                print("".join(node.firstChild.data if node.firstChild else "" for node in body.getElementsByTagName("w:t")))
                print(len(body.getElementsByTagName("w:tr")), len(file.namelist()))
            """,
        ]
        process.environment = ["PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"]
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text == "抽查报告 <2025> & \"更多\"一、方法正文python3 verify_draw.py甲乙123\n3 7\n")
    }
}
