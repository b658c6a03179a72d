import Domain
import Foundation
import Governance
import HTTPTypes
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Whose imports one sees")
struct DraftSecrecyTests {
    private func office() async throws -> OfficeFixture {
        let office = try OfficeFixture()
        try await office.loadSmallTree()
        try await office.user("editor", .countyEditor, in: "441223")
        try await office.user("colleague", .countyEditor, in: "441223")
        try await office.user("neighbour", .countyEditor, in: "441226")
        try await office.user("supervisor", .supervisor, in: "4412")
        return office
    }

    @Test("a draft is open to its sender and to colleagues of the area, and to nobody else")
    func drafts() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let draft = try await editor.draft(WizardTests.list)
            #expect(try await office.clerk("colleague", client).get(draft + "/sheet").status == .ok)
            for other in ["neighbour", "supervisor"] {
                let clerk = try await office.clerk(other, client)
                for step in ["sheet", "columns", "check", "commit", "progress", "findings.csv"] {
                    #expect(try await clerk.get("\(draft)/\(step)").status == .notFound)
                }
                for step in ["sheet", "columns", "commit", "discard"] {
                    #expect(try await clerk.post("\(draft)/\(step)").status == .notFound)
                }
            }
            // Without a home area only the sender sees it.
            let sent = try await editor.upload(
                "/imports/new", [("kind", "villages"), ("system", "none")], file: Data(WizardTests.list.utf8),
                named: "a.csv")
            #expect(try await office.clerk("colleague", client).get(sent.location).status == .notFound)
            #expect(try await editor.post(draft + "/discard").location == "/imports")
            #expect(try await editor.get(draft + "/sheet").status == .notFound)
        }
    }

    @Test("an import is known to the county's editors, not to the next county, and only they undo it")
    func imports() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let draft = try await editor.draft(WizardTests.list)
            _ = try await editor.post(draft + "/commit")
            let record = try await editor.settled(draft + "/progress").path.replacing("?done=new", with: "")
            #expect(record.hasPrefix("/imports/"))
            let colleague = try await office.clerk("colleague", client)
            #expect(try await colleague.get("/imports").text.contains("list.csv"))
            #expect(try await colleague.get(record).status == .ok)
            let neighbour = try await office.clerk("neighbour", client)
            #expect(!(try await neighbour.get("/imports").text.contains("list.csv")))
            #expect(try await neighbour.get(record).status == .notFound)
            #expect(try await neighbour.post(record + "/undo").status == .notFound)
            #expect(try await office.clerk("supervisor", client).get("/imports").status == .notFound)
            #expect(try await colleague.post(record + "/undo").location == record)
            #expect(try await Clerk(client: client, cookie: "").get("/imports").status == .seeOther)
        }
    }

    @Test("an import is taken back where its villages lie, even after its importer went to another county")
    func moved() async throws {
        let office = try await office()
        let li = try await office.user("li", .countyEditor, in: "441223")
        try await office.serve { client in
            let clerk = try await office.clerk("li", client)
            let draft = try await clerk.draft(WizardTests.list)
            _ = try await clerk.post(draft + "/commit")
            let record = try await clerk.settled(draft + "/progress").path.replacing("?done=new", with: "")
            let west = AreaGrant(.countyEditor, in: try office.region("441226").id)
            try await UserDirectory(office.access).setGrants([west], of: li.id, by: office.root)
            let moved = try await office.clerk("li", client)
            let page = try await moved.get(record)
            #expect(page.status == .ok)
            #expect(!page.text.contains(record + "/undo"))
            #expect(try await moved.get(record + "/undo").status == .notFound)
            #expect(try await moved.post(record + "/undo").status == .notFound)
            let neighbour = try await office.clerk("neighbour", client)
            #expect(try await neighbour.get(record).status == .notFound)
            #expect(try await neighbour.post(record + "/undo").status == .notFound)
            #expect(try await office.clerk("colleague", client).post(record + "/undo").location == record)
        }
    }

    @Test("a list cannot bring villages into another county")
    func otherCounty() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let draft = try await editor.draft("乡镇代码,自然村,户籍人口\n441226100,外村,10\n")
            let check = try await editor.settled(draft + "/check").answer
            #expect(check.text.contains("没有一行可以导入"))
            _ = try await editor.post(draft + "/commit")
            _ = try await editor.settled(draft + "/progress")
            #expect(try await office.people("441226").villages == 0)
        }
    }

    @Test("names of files and cells are text, whatever they contain")
    func markup() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let evil = "<script>alert(1)</script>"
            let list = "乡镇,自然村,\(evil)\n南街街道,<img src=x onerror=alert(2)>,<b>x</b>\n\(evil),=cmd|' /C calc'!A0,3\n"
            let draft = try await editor.draft(list, named: "\(evil).csv")
            for step in ["sheet", "columns", "check", "commit"] {
                let text = try await editor.settled("\(draft)/\(step)").answer.text
                #expect(!text.contains("<script>alert"))
                #expect(!text.contains("<img src=x"))
                #expect(!text.contains("<b>x"))
            }
            let csv = try await editor.get(draft + "/findings.csv")
            #expect(!csv.text.contains(",=cmd"))
            _ = try await editor.post(draft + "/commit")
            let end = try await editor.settled(draft + "/progress").answer.text
            #expect(!end.contains("<script>alert"))
            #expect(!(try await editor.get("/imports").text.contains("<script>alert")))
        }
    }
}
