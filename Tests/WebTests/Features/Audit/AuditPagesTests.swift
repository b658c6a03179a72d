import Domain
import Foundation
import Governance
import HTTPTypes
import HummingbirdTesting
import Store
import Tables
import TestSupport
import Testing

@testable import Web

@Suite("Pages of the log")
struct AuditPagesTests {
    private func office() async throws -> OfficeFixture {
        let office = try OfficeFixture()
        try await office.loadSmallTree()
        try await office.user("auditor", .auditor, in: "44")
        try await office.user("county-auditor", .auditor, in: "441223")
        try await office.user("editor", .countyEditor, in: "441223")
        return office
    }

    @Test("entries open to their facts, their hash and the entry before, in both languages")
    func entries() async throws {
        let office = try await office()
        let town = try office.region("441223101").id
        try await RegionDesk(office.platform).rename(
            town, to: "排沙<i>镇", code: nil, from: office.platform.today, access: office.root)
        try await office.serve { client in
            let auditor = try await office.clerk("auditor", client)
            let head = try #require(try await AuditDesk(office.platform).head(access: office.root))
            for language in ["zh", "en"] {
                let list = try await auditor.get("/audit", language: language)
                #expect(list.status == .ok)
                #expect(list.text.contains(head.hash))
            }
            let filtered = try await auditor.get("/audit?action=region-rename")
            #expect(filtered.text.contains("更名或变更代码"))
            #expect(filtered.text.contains(">排沙&lt;i&gt;镇</a>"), "the list names its places")
            let row = try await AuditDesk(office.platform).entries(
                action: "region-rename", limit: 5, access: office.root)
            let entry = try await auditor.get("/audit/\(try #require(row.items.first).sequence)")
            #expect(entry.text.contains("排沙&lt;i&gt;镇"))
            #expect(entry.text.contains(try #require(row.items.first).previous))
            #expect(entry.text.contains("/places/\(town)"))
            #expect(try await auditor.get("/audit/999999").status == .notFound)
            #expect(try await auditor.get("/audit?before=x").status == .badRequest)
        }
    }

    @Test("the particulars of an entry stand in words, with links, and as they were kept")
    func particulars() throws {
        let hash = String(repeating: "0f", count: 32)
        let kept = #"{"grants":[{"area":7,"role":"auditor"}],"hash":"\#(hash)","new":12345,"#
        let told = AuditParticulars(
            kept + #""kind":"facility","entry":41,"fictional":true,"odd<i>":"<b>"}"#, .en)
        let lines = told.entries.map { "\($0.words): \($0.value?.string ?? "")" }
        #expect(
            lines == [
                "Kind: Facilities", "Roles and areas: Auditor #7",
                #"Log entry concerned: <a href="/audit/41">#41</a>"#, "New: 12,345",
                "Hash of the file: <code>\(hash)</code>", "Fictional: yes",
                "odd<i>: &lt;b&gt;",
            ])
        #expect(AuditParticulars("no object", .zh).entries.isEmpty)
    }

    @Test("what the demonstration writes has a name in both languages")
    func demonstration() {
        let written = [
            "demo-load", "demo-import", "demo-inspection", "demo-monthly-report", "demo-yearly-update",
            "demo-tree-change", "demo-withdrawal",
        ]
        for action in written {
            let name = AuditWords.action(action)
            #expect(name.zh != action && name.en != action)
        }
    }

    @Test("the chain is verified on demand, and a changed entry is named")
    func verify() async throws {
        let office = try await office()
        try await office.serve { client in
            let auditor = try await office.clerk("auditor", client)
            #expect(try await auditor.post("/audit/verify").text.contains("校验通过"))
            try office.platform.database.writeSync { session in
                try session.execute("UPDATE audit_log SET actor = \("x") WHERE sequence = 1")
            }
            let broken = try await auditor.post("/audit/verify").text
            #expect(broken.contains("第 1 条不符"))
            #expect(try await auditor.post("/audit/verify", token: "").status == .forbidden)
        }
    }

    @Test("who audits a county sees its entries only, and an editor none at all")
    func scope() async throws {
        let office = try await office()
        let east = try office.region("441223101").id
        let west = try office.region("441226100").id
        let desk = RegionDesk(office.platform)
        try await desk.rename(east, to: "东镇", code: nil, from: office.platform.today, access: office.root)
        try await desk.rename(west, to: "西镇", code: nil, from: office.platform.today, access: office.root)
        let entries = try await AuditDesk(office.platform).entries(
            action: "region-rename", limit: 5, access: office.root)
        try await office.serve { client in
            let auditor = try await office.clerk("county-auditor", client)
            for entry in entries.items {
                let status = try await auditor.get("/audit/\(entry.sequence)").status
                #expect(status == (entry.subject == east ? .ok : .notFound))
            }
            let editor = try await office.clerk("editor", client)
            #expect(try await editor.get("/audit").status == .notFound)
            #expect(try await editor.get("/audit/1").status == .notFound)
            #expect(try await editor.post("/audit/verify").status == .notFound)
        }
    }

    @Test("the published end of the chain says nothing of what an entry of another area is about")
    func head() async throws {
        let office = try await office()
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let draft = try await editor.draft("乡镇,自然村,户籍人口\n南街街道,上村,120\n")
            _ = try await editor.post(draft + "/commit")
            _ = try await editor.settled(draft + "/progress")
            let west = try office.region("441226100").id
            try await RegionDesk(office.platform).rename(
                west, to: "西镇", code: nil, from: office.platform.today, access: office.root)
            let auditor = try await office.clerk("county-auditor", client)
            let answer = try await auditor.api(.get, "/audit/head")
            #expect(answer.status == .ok)
            let keys = ["subject", "detail", "by", "action", "factDigest"]
            #expect(keys.allSatisfy { !answer.text.contains("\"\($0)\"") })
            #expect(answer.text.contains("\"hash\""))
            #expect(!answer.text.contains("西镇"))
        }
    }

    @Test("facts decide whose an entry is, not where its writer works now")
    func movedWriter() async throws {
        let office = try await office()
        let li = try await office.user("li", .countyEditor, in: "441226")
        try await office.serve { client in
            let clerk = try await office.clerk("li", client)
            let answer = try await clerk.api(
                .post, "/imports?kind=villages&homeArea=441226&fileName=list.csv", "乡镇代码,自然村,户籍人口\n441226100,西村,120\n")
            #expect(answer.status == .ok || answer.status == .created)
            let east = AreaGrant(.countyEditor, in: try office.region("441223").id)
            try await UserDirectory(office.access).setGrants([east], of: li.id, by: office.root)
            let entries = try await AuditDesk(office.platform).entries(
                action: "import-commit", limit: 5, access: office.root)
            let latest = try #require(entries.items.first { $0.actor.userID == li.id })
            #expect(latest.factCount > 0)
            let auditor = try await office.clerk("county-auditor", client)
            #expect(try await auditor.get("/audit/\(latest.sequence)").status == .notFound)
        }
    }

    @Test("the log is taken out as the page filters it, whole, with hashes, and that stands in the log")
    func export() async throws {
        let office = try await office()
        let east = try office.region("441223101").id
        let west = try office.region("441226100").id
        let desk = RegionDesk(office.platform)
        try await desk.rename(east, to: "东镇", code: nil, from: office.platform.today, access: office.root)
        try await desk.rename(west, to: "西镇", code: nil, from: office.platform.today, access: office.root)
        try await office.serve { client in
            let auditor = try await office.clerk("auditor", client)
            let page = try await auditor.get("/audit?action=region-rename")
            #expect(page.text.contains("/audit/export.xlsx?action=region-rename"))
            let head = try #require(try await AuditDesk(office.platform).head(access: office.root))
            let file = try await auditor.get("/audit/export.csv?action=region-rename&before=1")
            let lines = file.text.split(whereSeparator: \.isNewline)
            #expect(file.status == .ok && lines.contains { $0.hasPrefix("编号,时间,操作人,途径,动作,对象,事实,细节,哈希") })
            #expect(lines.filter { $0.contains("更名或变更代码,") }.count == 2, "all of the list, not what a page holds")
            #expect(file.text.contains(head.hash) && file.text.contains("导出：用户 auditor"))
            let county = try await office.clerk("county-auditor", client)
            let own = try await county.get("/audit/export.csv?action=region-rename").text
            #expect(own.contains("#\(east),") && !own.contains("#\(west),"))
            #expect(try await county.get("/audit/export.xlsx").status == .ok)
            let taken = try await AuditDesk(office.platform).entries(action: "export", limit: 9, access: office.root)
            #expect(taken.items.count == 3 && taken.items.allSatisfy { $0.detail.contains("audit-log") })
            let editor = try await office.clerk("editor", client)
            #expect(try await editor.get("/audit/export.csv").status == .notFound)
        }
    }

    @Test("entries older than many of other areas stay within reach")
    func oldEntries() async throws {
        let office = try await office()
        let east = try office.region("441223101").id
        try await RegionDesk(office.platform).rename(
            east, to: "东镇", code: nil, from: office.platform.today, access: office.root)
        try await office.platform.database.write { session in
            try session.execute(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10100)
                INSERT INTO audit_log
                SELECT (SELECT MAX(sequence) FROM audit_log) + i, 0, NULL, 'x', 'command', 'backup', NULL, '{}', 0, '',
                    '', '' FROM n
                """)
        }
        try await office.serve { client in
            let auditor = try await office.clerk("county-auditor", client)
            let first = try await auditor.get("/audit")
            #expect(!first.text.contains("更名或变更代码</td>"))
            var before = try #require((try await auditor.api(.get, "/audit")).json?["next"]?.integer)
            #expect(first.text.contains("before=\(before)"))
            let second = try await auditor.api(.get, "/audit?before=\(before)")
            #expect(second.text.contains("region-rename"))
            before = second.json?["next"]?.integer ?? 0
            #expect(before == 0)
        }
    }
}
