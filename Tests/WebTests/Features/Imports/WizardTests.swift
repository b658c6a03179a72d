import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Store
import Tables
import TestSupport
import Testing

@testable import Web

@Suite("The import wizard")
struct WizardTests {
    static let list = """
        序号,乡镇,自然村,户籍人口
        1,南街街道,上村,120
        2,南街街道,下村,
        3,南街街,中村,30
        """
    static let fields = [("kind", "villages"), ("system", "none"), ("home", "441223")]

    @Test(
        "the real list of two counties goes in through the wizard with the published numbers",
        .enabled(if: SharedData.isPresent))
    func realList() async throws {
        let office = try OfficeFixture()
        try await office.loadZhaoqing()
        try await office.user("editor", .countyEditor, in: "4412")
        let data = try Data(contentsOf: SharedData.url("villages/zhaoqing_guangning_deqing.csv"))
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let fields = [("kind", "villages"), ("system", "none")]
            let sent = try await editor.upload("/imports/new", fields, file: data, named: "自然村.csv")
            #expect(sent.status == .seeOther)
            let draft = sent.location.replacing("/sheet", with: "")
            #expect(draft.hasPrefix("/imports/drafts/"))

            let sheet = try await editor.get(draft + "/sheet")
            #expect(sheet.text.contains("识别到表头在第 1 行"))
            let next = try await editor.post(
                draft + "/sheet", [("sheet", "自然村"), ("shown-sheet", "自然村"), ("header", "1"), ("shown-header", "1")])
            #expect(next.location == draft + "/columns")
            let columns = try await editor.get(draft + "/columns")
            #expect(columns.status == .ok)
            #expect(columns.text.contains("registered_population") || columns.text.contains("户籍人口"))

            let check = try await editor.settled(draft + "/check").answer
            #expect(check.text.contains("新增 2,587 条"))
            #expect(check.text.contains("有 120 行与文件内其他行重复"))
            let missing = try await editor.settled(draft + "/check?code=missing-population").answer
            #expect(missing.text.contains("共 76 条") || missing.text.contains("（76）"))
            let csv = try await editor.get(draft + "/findings.csv?code=missing-population")
            #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(csv.text.split(separator: "\r\n").count == 3 + 1 + 76)

            let confirm = try await editor.get(draft + "/commit")
            #expect(confirm.text.contains("确认写入台账"))
            let committed = try await editor.post(draft + "/commit")
            #expect(committed.location == draft + "/progress")
            let end = try await editor.settled(draft + "/progress")
            #expect(end.path.hasPrefix("/imports/"))
            #expect(end.answer.text.contains("导入完成"))
            #expect(end.answer.text.contains("广宁县 441223"))

            #expect(try await office.people("441223") == (1847, 408_837))
            #expect(try await office.people("441226") == (740, 206_639))
            let drafts = try await editor.get(draft + "/sheet")
            #expect(drafts.status == .notFound)

            let again = try await editor.upload("/imports/new", fields, file: data, named: "自然村.csv")
            let second = again.location.replacing("/sheet", with: "")
            let told = try await editor.settled(second + "/check").answer
            #expect(told.text.contains("同一文件已按同样设置导入过"))
            _ = try await editor.post(second + "/commit")
            let noop = try await editor.settled(second + "/progress")
            #expect(noop.path.hasSuffix("?done=again"))

            let record = end.path.replacing("?done=new", with: "")
            #expect(try await editor.get(record + "/undo").text.contains("确认撤销这次导入"))
            #expect(try await editor.post(record + "/undo").location == record)
            #expect(try await editor.get(record).text.contains("已撤销"))
            #expect(try await office.people("441223") == (0, 0))
            #expect(try await editor.post(record + "/undo").status == .conflict)
        }
    }

    @Test("each step of the wizard is understood in Chinese and in English")
    func steps() async throws {
        let office = try await OfficeFixture.ofOneCounty()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            #expect(try await editor.get("/imports").text.contains("还没有导入记录"))
            #expect(try await editor.get("/imports", language: "en").text.contains("No imports yet"))
            #expect(try await editor.get("/imports/new", language: "en").text.contains("Coordinate system"))
            let draft = try await editor.draft(Self.list)
            for step in ["sheet", "columns", "check"] {
                for language in ["zh", "en"] {
                    let answer = try await editor.get("\(draft)/\(step)", language: language)
                    #expect(answer.status == .ok)
                    #expect(!answer.text.contains("{"), "an unfilled place in \(step) \(language)")
                }
            }
            let check = try await editor.settled(draft + "/check").answer
            #expect(check.text.contains("没有找到乡镇“南街街”"))
            #expect(check.text.contains("是否为：南街街道"))
            #expect(check.text.contains("新增 2 条"))
        }
    }

    @Test("a town written otherwise is accepted with a button, for this import, and can be taken back")
    func acceptTown() async throws {
        let office = try await OfficeFixture.ofOneCounty()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let draft = try await editor.draft(Self.list)
            let check = try await editor.settled(draft + "/check").answer
            #expect(check.text.contains("新增 2 条") && check.text.contains("没有找到的乡镇"))
            #expect(check.text.contains("采用 南街街道 441223100"))
            let key = ImportSettings.townKey("南街街", county: nil)
            #expect(check.text.contains("name=\"key\" value=\"\(key)\""))
            let forged = try await editor.post(draft + "/town", [("key", key), ("code", "441223100")], token: "x")
            #expect(forged.status == .forbidden)
            let chosen = try await editor.post(draft + "/town", [("key", key), ("code", "441223100")])
            #expect(chosen.location == draft + "/check#towns")
            let again = try await editor.settled(draft + "/check").answer
            #expect(again.text.contains("新增 3 条") && again.text.contains("已指定的乡镇"))
            #expect(!again.text.contains("没有找到的乡镇"))
            _ = try await editor.post(draft + "/town", [("key", key)])
            #expect(try await editor.settled(draft + "/check").answer.text.contains("新增 2 条"))
            // A town of another county is none for this user.
            _ = try await editor.post(draft + "/town", [("key", key), ("code", "441226100")])
            #expect(try await editor.settled(draft + "/check").answer.text.contains("新增 2 条"))
        }
    }

    /// What a program reads of a report.
    private struct ProgramReport: Decodable {
        struct Counts: Decodable { let new: Int }
        struct Near: Decodable { let choice: String }
        struct Unknown: Decodable { let near: [Near] }

        let counts: Counts
        let unknownTowns: [Unknown]
    }

    @Test("a program reads from the report which towns a name could mean, and sends its choice with the file")
    func acceptTownByProgram() async throws {
        let office = try await OfficeFixture.ofOneCounty()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let path = "/imports/dry-run?kind=villages&homeArea=441223"
            func report(_ choices: String) async throws -> ProgramReport {
                let answer = try await editor.api(.post, path + choices, Self.list)
                return try JSONDecoder().decode(ProgramReport.self, from: Data(answer.text.utf8))
            }
            let first = try await report("")
            #expect(first.counts.new == 2)
            #expect(first.unknownTowns.first?.near.first?.choice == "南街街=441223100")
            let second = try await report("&town=" + PageURL.encode("南街街=441223100"))
            #expect(second.counts.new == 3 && second.unknownTowns.isEmpty)
            // A town beyond one's area is as unknown as one that does not exist, and a choice that is none is named.
            let beyond = try await editor.api(.post, path + "&town=" + PageURL.encode("南街街=441226100"), Self.list)
            #expect(beyond.status == .badRequest && beyond.text.contains("441226100"))
            let broken = try await editor.api(.post, path + "&town=" + PageURL.encode("南街街"), Self.list)
            #expect(broken.status == .badRequest && broken.text.contains("town"))
        }
    }

    @Test("open drafts stand on the page of imports, of one's own and of one's area, and can be given up there")
    func openDrafts() async throws {
        let office = try await OfficeFixture.ofOneCounty()
        try await office.user("other", .countyEditor, in: "441226")
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let other = try await office.clerk("other", client)
            let draft = try await editor.draft(Self.list, named: "待办.csv")
            let page = try await editor.get("/imports")
            #expect(page.text.contains("待办导入") && page.text.contains(draft + "/check"))
            #expect(try await !other.get("/imports").text.contains("待办.csv"))
            #expect(try await other.post(draft + "/cancel").status == .notFound)
            #expect(try await other.post(draft + "/town", [("key", "/x"), ("code", "441226100")]).status == .notFound)
            _ = try await editor.post(draft + "/discard")
            #expect(try await !editor.get("/imports").text.contains("待办.csv"))
        }
    }

    @Test("a dry run and a commit under way can be stopped, and nothing is written")
    func stop() async throws {
        let office = try await OfficeFixture.ofOneCounty()
        let rows = (0..<60_000).map { "南街街道,村\($0),\($0 % 700)" }.joined(separator: "\n")
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let draft = try await editor.draft("乡镇,自然村,户籍人口\n" + rows)
            for step in ["/check", "/commit"] {
                if step == "/check" {
                    _ = try await editor.get(draft + step)
                } else {
                    _ = try await editor.post(draft + step)
                }
                let running = try await editor.get(draft + "/progress")
                #expect(running.text.contains("data-poll") && running.text.contains(draft + "/cancel"))
                _ = try await editor.post(draft + "/cancel")
                let end = try await editor.settled(draft + "/progress").answer
                #expect(end.status == .conflict && end.text.contains("没有写入任何内容"), "\(step)")
            }
            #expect(try await office.people("441223") == (0, 0))
            #expect(try await editor.get(draft + "/sheet").status == .ok)
        }
    }

    @Test("when the server ends, imports end at their next step and say so")
    func serverEnds() async throws {
        let office = try await OfficeFixture.ofOneCounty()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let draft = try await editor.draft(Self.list)
            office.platform.stopImports()
            _ = try await editor.post(draft + "/commit")
            #expect(try await editor.settled(draft + "/progress").answer.status == .conflict)
            let api = try await editor.api(.post, "/imports?kind=villages&homeArea=441223", Self.list)
            #expect(api.status == .conflict && api.text.contains("import-cancelled"))
            #expect(try await office.people("441223") == (0, 0))
        }
    }

    @Test("columns can be matched otherwise, kept as a template, and used for the next list")
    func template() async throws {
        let office = try await OfficeFixture.ofOneCounty()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let draft = try await editor.draft("镇名,屯子,口数\n排沙镇,老屋,35\n")
            _ = try await editor.post(
                draft + "/sheet", [("sheet", "list"), ("shown-sheet", "list"), ("header", "1"), ("shown-header", "")])
            let matched = try await editor.post(
                draft + "/columns",
                [("c-0", "town"), ("c-1", "naturalVillage"), ("c-2", "registeredPopulation"), ("template", "本县旧表")])
            #expect(matched.location == draft + "/check")
            #expect(try await editor.settled(draft + "/check").answer.text.contains("新增 1 条"))

            let other = try await editor.draft("镇名,屯子,口数\n排沙镇,新屋,12\n")
            _ = try await editor.post(
                other + "/sheet", [("sheet", "list"), ("shown-sheet", "list"), ("header", "1"), ("shown-header", "")])
            #expect(try await editor.get(other + "/columns").text.contains("本县旧表"))
            _ = try await editor.post(other + "/columns", [("use", "本县旧表")])
            #expect(try await editor.settled(other + "/check").answer.text.contains("新增 1 条"))
        }
    }

    @Test("a form without the session's token changes nothing")
    func forged() async throws {
        let office = try await OfficeFixture.ofOneCounty()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let draft = try await editor.draft(Self.list)
            let data = Data(Self.list.utf8)
            #expect(
                try await editor.upload("/imports/new", Self.fields, file: data, named: "a.csv", token: "x").status
                    == .forbidden)
            #expect(try await editor.post(draft + "/commit", token: "").status == .forbidden)
            #expect(try await editor.post(draft + "/discard", token: "0").status == .forbidden)
            #expect(try await editor.get("/imports").text.contains("还没有导入记录"))
        }
    }

    @Test("what cannot be read is refused with its reason, and the form keeps its entries")
    func refusals() async throws {
        let office = try await OfficeFixture.ofOneCounty()
        try await office.serve(largestUpload: 200_000) { client in
            let editor = try await office.clerk("editor", client)
            let pdf = try await editor.upload(
                "/imports/new", Self.fields, file: Data("%PDF-1.7 x".utf8), named: "a.pdf")
            #expect(pdf.status == .unprocessableContent)
            #expect(pdf.text.contains("error-text"))
            let empty = try await editor.upload("/imports/new", Self.fields, file: Data(), named: "a.csv")
            #expect(empty.text.contains("请选择一个非空的文件"))
            let undeclared = try await editor.upload(
                "/imports/new", [("kind", "villages")], file: Data(Self.list.utf8), named: "a.csv")
            #expect(undeclared.text.contains("请声明坐标系"))
            #expect(undeclared.text.contains("请重新选择文件"))
            let badDay = try await editor.upload(
                "/imports/new", Self.fields + [("from", "2025-02-30")], file: Data(Self.list.utf8), named: "a.csv")
            #expect(badDay.text.contains("2025-02-30"))
            let zone = try await editor.upload(
                "/imports/new", [("kind", "villages"), ("system", "other"), ("other", "西安80")],
                file: Data(Self.list.utf8), named: "a.csv")
            #expect(zone.status == .unprocessableContent)

            let large = try await editor.upload(
                "/imports/new", Self.fields, file: Data(count: 300_000), named: "a.csv")
            #expect(large.status == .contentTooLarge)
            let type = "multipart/form-data; boundary=ABC"
            for body in ["", "--ABC", "--ABC\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nno end", "\0\0\0"]
            {
                let answer = try await editor.raw("/imports/new", type: type, ByteBuffer(string: body))
                #expect(answer.status == .badRequest)
            }
            let none = try await editor.raw("/imports/new", type: "multipart/form-data", ByteBuffer(string: "x"))
            #expect(none.status == .badRequest)
        }
    }
}

extension Clerk {
    /// Sends a list of villages and gives the address of its draft.
    func draft(_ text: String, named name: String = "list.csv") async throws -> String {
        let sent = try await upload("/imports/new", WizardTests.fields, file: Data(text.utf8), named: name)
        return sent.location.replacing("/sheet", with: "")
    }
}

extension OfficeFixture {
    /// How many villages with records a county has, and how many registered people.
    func people(_ code: String) async throws -> (villages: Int, people: Int64) {
        let area = try region(code)
        return try platform.database.readSync { session in
            let listing = RecordListing(
                .village, level: .naturalVillage, area: area.path, scope: AreaScope([area.path]),
                asOf: AsOf(valid: platform.today))
            var result: (Int, Int64) = (0, 0)
            try RecordList(session).forEach(listing) { item in
                result.0 += 1
                result.1 += item.values["registeredPopulation"]?.integer ?? 0
            }
            return result
        }
    }
}
