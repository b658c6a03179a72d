import Domain
import Governance
import HTTPTypes
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Pages for changes of the tree")
struct RegionPagesTests {
    private func office() async throws -> OfficeFixture {
        let office = try OfficeFixture()
        try await office.loadSmallTree()
        try await office.user("editor", .countyEditor, in: "441223")
        try await office.user("neighbour", .countyEditor, in: "441226")
        try await office.user("supervisor", .supervisor, in: "4412")
        return office
    }

    @Test("a change says what it will touch before it is made")
    func merge() async throws {
        let office = try await office()
        let from = try office.region("441223100").id
        let into = try office.region("441223101").id
        let day = office.platform.today.description
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            #expect(try await editor.get("/regions?q=南街").text.contains("/places/\(from)/change"))
            #expect(try await editor.get("/places/\(from)/change", language: "en").text.contains("Touches"))
            let path = "/places/\(from)/change/merge"
            #expect(try await editor.get(path).status == .ok)
            let asked = try await editor.post(path, [("target", "441223101"), ("day", day)])
            #expect(asked.text.contains("“南街街道”撤销，并入“排沙镇”"))
            #expect(asked.text.contains("行政村 1"))
            #expect(try office.region("441223100").isEnded == false)
            let made = try await editor.post(path, [("target", "#\(into)"), ("day", day), ("confirmed", "1")])
            #expect(made.location == "/places/\(into)")
            #expect(try office.region("441223100").isEnded)
            #expect(try office.region("441223100201").parent == into)
            // What is no more offers no change and no addition, has no name of today, and its heir is called by name.
            let ended = try await editor.get("/places/\(from)").text
            #expect(!ended.contains("/new?place=\(from)") && !ended.contains("/places/\(from)/change"))
            #expect(ended.contains("排沙镇") && !ended.contains("另一区划"))
            #expect(!ended.contains(">至今<"))
            let form = try await editor.get("/records/facilities/new?place=\(from)").text
            #expect(form.contains("name=\"place\"") && !form.contains("441223100"))
            let found = try await editor.get("/search?q=南街").text
            #expect(found.contains("/places/\(from)") && found.contains("已并入排沙镇"))
            let supervisor = try await office.clerk("supervisor", client)
            #expect(try await supervisor.get("/search?q=南街街道").text.contains("已并入排沙镇"))
            let neighbour = try await office.clerk("neighbour", client)
            #expect(try await !neighbour.get("/search?q=南街街道").text.contains("/places/\(from)"))
        }
    }

    @Test("rename, re-code, split, create and move work from a day, and say what is wrong")
    func others() async throws {
        let office = try await office()
        let town = try office.region("441223101").id
        let county = try office.region("441223").id
        let village = try office.region("441223100201").id
        let day = office.platform.today.description
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            func change(_ id: SubjectID, _ kind: String, _ fields: [(String, String)]) async throws -> Clerk.Answer {
                try await editor.post("/places/\(id)/change/\(kind)", fields + [("day", day), ("confirmed", "1")])
            }
            #expect(try await change(town, "rename", [("name", "新镇")]).status == .seeOther)
            #expect(try await change(town, "rename", [("name", "")]).status == .unprocessableContent)
            #expect(try await change(town, "recode", [("code", "12")]).text.contains("error-text"))
            #expect(try await change(town, "recode", [("code", "441223109")]).status == .seeOther)
            #expect(try office.region("441223101").code == "441223109")
            #expect(
                try await change(county, "create", [("level", "4"), ("name", "二镇"), ("code", "441223102")]).status
                    == .seeOther)
            #expect(try await change(village, "move", [("target", "441223102")]).status == .seeOther)
            #expect(try office.region("441223100201").parent == office.region("441223102").id)
            let split = try await change(
                try office.region("441223102").id, "split",
                [("name", "三镇"), ("code", "441223103"), ("part", village.description)])
            #expect(split.status == .seeOther)
            #expect(try office.region("441223100201").parent == office.region("441223103").id)
            let future = try await editor.post("/places/\(town)/change/rename", [("name", "x"), ("day", "2999-01-01")])
            #expect(future.status == .unprocessableContent)
            #expect(try await editor.get("/places/\(town)/change/explode").status == .notFound)
        }
    }

    @Test("the codes below are offered to follow, unticked, and follow once asked for")
    func recodeBelow() async throws {
        let office = try await office()
        let town = try office.region("441223100")
        let village = try office.region("441223100201").id
        let path = "/places/\(town.id)/change/recode"
        let fields = [("code", "441223109"), ("day", office.platform.today.description)]
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let form = try await editor.get(path).text
            #expect(form.contains("下级代码以 441223100 开头的 1 个区划一并变更代码"))
            #expect(form.contains("name=\"below\"") && !form.contains("checked"))
            let village201 = "/places/\(village)/change/recode"
            #expect(try await !editor.get(village201).text.contains("name=\"below\""))
            #expect(try await !editor.post(path, fields).text.contains("name=\"below\""))
            let asked = try await editor.post(path, fields + [("below", "1")])
            #expect(asked.text.contains("下级以 441223100 开头的代码同日改为以 441223109 开头"))
            #expect(asked.text.contains("name=\"below\" value=\"1\""))
            #expect(try await editor.post(path, fields + [("below", "1"), ("confirmed", "1")]).status == .seeOther)
            #expect(try office.region("441223109201").id == village)
            let found = try await editor.get("/search?q=441223100").text
            #expect(found.contains("曾用：441223100") && found.contains("/areas/\(town.id)"))
            #expect(try await editor.get("/regions?q=441223100").text.contains("/places/\(town.id)/change"))
        }
    }

    @Test("names of nothing visible are refused at their field; what is invisible is taken out")
    func names() async throws {
        let office = try await office()
        let town = try office.region("441223101").id
        let path = "/places/\(town)/change/rename"
        let day = office.platform.today.description
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            for name in ["\u{3000}", "\u{200B}", "\u{202E}", String(repeating: "镇", count: 201)] {
                let refused = try await editor.post(path, [("name", name), ("day", day), ("confirmed", "1")])
                #expect(refused.status == .unprocessableContent && refused.text.contains("href=\"#f-name\""))
            }
            let asked = try await editor.post(path, [("name", "新\u{202E}镇\u{200B}"), ("day", day)])
            #expect(asked.text.contains("改称“新镇”"))
        }
    }

    @Test("the next county's editor and a supervisor find nothing to change")
    func secrecy() async throws {
        let office = try await office()
        let town = try office.region("441223101").id
        try await office.serve { client in
            for login in ["neighbour", "supervisor"] {
                let clerk = try await office.clerk(login, client)
                #expect(try await clerk.get("/places/\(town)/change").status == .notFound)
                #expect(try await clerk.post("/places/\(town)/change/rename", [("name", "x")]).status == .notFound)
            }
            let editor = try await office.clerk("editor", client)
            let away = try await editor.post(
                "/places/\(town)/change/move", [("target", "441226"), ("day", office.platform.today.description)])
            #expect(away.status == .unprocessableContent)
            #expect(
                try await editor.post("/places/\(town)/change/rename", [("name", "x")], token: "").status == .forbidden)
        }
    }
}
