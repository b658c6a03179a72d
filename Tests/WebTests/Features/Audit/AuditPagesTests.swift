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
            let row = try await AuditDesk(office.platform).entries(
                action: "region-rename", limit: 5, access: office.root)
            let entry = try await auditor.get("/audit/\(try #require(row.first).sequence)")
            #expect(entry.text.contains("排沙&lt;i&gt;镇"))
            #expect(entry.text.contains(try #require(row.first).previous))
            #expect(entry.text.contains("/places/\(town)"))
            #expect(try await auditor.get("/audit/999999").status == .notFound)
            #expect(try await auditor.get("/audit?before=x").status == .badRequest)
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
            for entry in entries {
                let status = try await auditor.get("/audit/\(entry.sequence)").status
                #expect(status == (entry.subject == east ? .ok : .notFound))
            }
            let editor = try await office.clerk("editor", client)
            #expect(try await editor.get("/audit").status == .notFound)
            #expect(try await editor.get("/audit/1").status == .notFound)
            #expect(try await editor.post("/audit/verify").status == .notFound)
        }
    }
}
