import Domain
import Foundation
import Governance
import HTTPTypes
import NIOCore
import Testing

@testable import Web

@Suite("Working on several rows of a list")
struct BatchPageTests {
    /// Posts fields of which some stand more than once.
    private func post(_ visitor: Visitor, _ path: String, _ fields: [(String, String)]) async throws -> Answer {
        let body = fields.map { PageURL.encode($0.0) + "=" + PageURL.encode($0.1) }.joined(separator: "&")
        return try await visitor.send(
            .post, path, [.contentType: "application/x-www-form-urlencoded"], ByteBuffer(string: body))
    }

    private func fields(_ form: Answer, _ more: [(String, String)]) -> [(String, String)] {
        ["csrf", "picks", "field", "form"].compactMap { name in form.field(name).map { (name, $0) } } + more
    }

    @Test("rows are ticked, the change is checked, confirmed, shown, and undone")
    func wholeWay() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let list = "/register/villages?level=6&sort=-code"
            let page = try await east.get(list)
            #expect(page.count("name=\"pick\"") == 5)
            let token = ("csrf", page.field("csrf") ?? "")
            let chosen = ["东县自然村1", "东县自然村2"].map { ("pick", site.id($0).description) }
            let form = try await post(
                east, "/register/villages/batch?level=6&sort=-code",
                [token, ("do", "change"), ("field", "status")] + chosen)
            #expect(form.status == 200)
            #expect(form.contains("东县自然村2") && !form.contains("东县自然村3"))
            let check = "/register/villages/batch/check?level=6&sort=-code"
            let empty = try await post(east, check, fields(form, [("value", ""), ("validFrom", SiteFixture.today)]))
            #expect(empty.status == 422)
            #expect(empty.contains("href=\"#f-value\"") && empty.contains("href=\"#f-source\""))
            let given = [("value", "treated"), ("validFrom", "2025-06-01"), ("source", "验收文件")]
            let asked = try await post(east, check, fields(form, given))
            #expect(asked.status == 200)
            #expect(asked.contains("把 1 条记录的“治理状态”改为“治理”？"))
            #expect(asked.contains("另有 1 条已是该值"))
            let apply = "/register/villages/batch/apply?level=6&sort=-code"
            let done = try await post(east, apply, fields(asked, given))
            #expect(done.status == 303)
            let again = try await post(east, apply, fields(asked, given))
            #expect(again.location == done.location)
            let receipt = try await east.get(done.location ?? "")
            #expect(receipt.contains("已修改 1 条记录") && receipt.contains("验收文件"))
            #expect(receipt.contains("href=\"/register/villages?level=6&amp;sort=-code\""))
            let record = "/places/\(site.id("东县自然村2"))"
            #expect(try await east.get(record).contains("<del>未治理</del>"))
            let path = (done.location ?? "").prefix { $0 != "?" }
            let undone = try await post(east, path + "/undo", [token])
            #expect(undone.status == 303)
            #expect(try await east.get(String(path)).contains("这次修改已撤销"))
        }
    }

    @Test("the chosen rows go out as a file that says how many were chosen")
    func export() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let token = ("csrf", try await east.get("/register/villages").field("csrf") ?? "")
            let pick = ("pick", site.id("东县自然村2").description)
            let file = try await post(east, "/register/villages/batch", [token, pick, ("do", "csv")])
            #expect(file.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(file.contains("东县自然村2") && !file.contains("东县自然村1"))
            #expect(file.contains("所选 1 条"))
            let none = try await post(east, "/register/villages/batch", [token, ("do", "csv")])
            #expect(none.location == "/register/villages?done=nothing-chosen")
            #expect(try await east.get("/register/villages?done=nothing-chosen").contains("还没有选择记录"))
        }
    }

    @Test("whoever may not edit is offered no change, and none is taken")
    func rights() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let page = try await check.get("/register/villages")
            #expect(page.contains("导出所选 Excel") && !page.contains("批量修改…"))
            let token = ("csrf", page.field("csrf") ?? "")
            let pick = ("pick", site.id("东县自然村2").description)
            let begun = try await post(
                check, "/register/villages/batch", [token, pick, ("do", "change"), ("field", "status")])
            #expect(begun.status == 404)
            let forged = try await post(
                check, "/register/villages/batch/apply",
                [
                    token, ("picks", "\(site.id("东县自然村2")):1"), ("field", "status"), ("value", "treated"),
                    ("validFrom", SiteFixture.today), ("source", "x"),
                ])
            #expect(forged.status == 409)
            #expect(forged.contains("您无权修改它"))
        }
    }

    @Test("a village of another county is refused without its name")
    func foreign() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let token = ("csrf", try await east.get("/register/villages").field("csrf") ?? "")
            let answer = try await post(
                east, "/register/villages/batch/check",
                [
                    token, ("picks", "\(site.id("西县自然村2")):1"), ("field", "status"), ("value", "treated"),
                    ("validFrom", SiteFixture.today), ("source", "x"),
                ])
            #expect(answer.status == 200)
            #expect(answer.contains("记录已不存在，或您无权修改它") && !answer.contains("西县自然村2"))
        }
    }
}
