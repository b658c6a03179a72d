import Domain
import Foundation
import Governance
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

@Suite("Pages for looking after users")
struct UserPagesTests {
    private func office() async throws -> OfficeFixture {
        let office = try OfficeFixture()
        try await office.loadSmallTree()
        try await office.user("admin", .administrator, in: "441223")
        try await office.user("editor", .countyEditor, in: "441223")
        try await office.user("neighbour", .countyEditor, in: "441226")
        return office
    }

    @Test("an administrator sees the users of the own area, and nobody else sees any")
    func list() async throws {
        let office = try await office()
        let other = try await office.user("far", .countyEditor, in: "441226").id
        try await office.serve { client in
            let admin = try await office.clerk("admin", client)
            for language in ["zh", "en"] {
                let list = try await admin.get("/users", language: language)
                #expect(list.text.contains("editor"))
                #expect(!list.text.contains("neighbour"))
            }
            #expect(try await admin.get("/users/\(other)").status == .notFound)
            #expect(try await admin.post("/users/\(other)/disable").status == .notFound)
            let editor = try await office.clerk("editor", client)
            for path in ["/users", "/users/new", "/users/1"] {
                #expect(try await editor.get(path).status == .notFound)
            }
            #expect(try await editor.post("/users/new", [("login", "x")]).status == .notFound)
        }
    }

    @Test("a new user's temporary password is shown once, works, and must be changed")
    func create() async throws {
        let office = try await office()
        try await office.serve { client in
            let admin = try await office.clerk("admin", client)
            let bad = try await admin.post(
                "/users/new", [("login", "x y"), ("name", "王"), ("role-0", "county-editor"), ("area-0", "441223")])
            #expect(bad.status == .unprocessableContent)
            #expect(bad.text.contains("error-text"))
            let nowhere = try await admin.post(
                "/users/new", [("login", "wang"), ("name", "王"), ("role-0", "county-editor"), ("area-0", "441226")])
            #expect(nowhere.status == .unprocessableContent)
            let made = try await admin.post(
                "/users/new", [("login", "wang"), ("name", "王<b>"), ("role-0", "town-reporter"), ("area-0", "排沙镇")])
            #expect(made.status == .ok)
            #expect(made.headers[.cacheControl] == "no-store")
            #expect(!made.text.contains("王<b>"))
            let password =
                made.text.split(separator: "<code>").last?.split(separator: "</code>").first.map(String.init) ?? ""
            let session = try await SignIn(office.access).signIn(
                login: "wang", password: password, from: Client(address: "10.0.0.2", browser: "test"))
            #expect(session.mustChangePassword)
            let wang = Clerk(client: client, cookie: session.token)
            #expect(try await wang.get("/imports").location == "/account/password")
            #expect(
                try await admin.post(
                    "/users/new", [("login", "wang"), ("name", "王"), ("role-0", "operator"), ("area-0", "441223")]
                ).text.contains("error-text"))
        }
    }

    @Test("roles are changed, a password reset, a user shut out and let in again; never one's own")
    func changes() async throws {
        let office = try await office()
        try await office.serve { client in
            let admin = try await office.clerk("admin", client)
            let list = try await UserDirectory(office.access).users(by: office.root)
            let editor = try #require(list.first { $0.login == "editor" }).id
            let own = try #require(list.first { $0.login == "admin" }).id
            #expect(try await admin.get("/users/\(editor)", language: "en").text.contains("Roles and areas"))
            let regranted = try await admin.post(
                "/users/\(editor)/grants", [("role-0", "auditor"), ("area-0", "441223")])
            #expect(regranted.location == "/users/\(editor)?done=saved")
            #expect(
                try await UserDirectory(office.access).user(editor, by: office.root).grants.map(\.role) == [.auditor])
            #expect(try await admin.get("/users/\(editor)/reset").text.contains("只显示一次"))
            #expect(try await admin.post("/users/\(editor)/reset").text.contains("<code>"))
            #expect(try await admin.post("/users/\(editor)/disable").status == .seeOther)
            #expect(try await admin.get("/users/\(editor)").text.contains("已停用"))
            #expect(try await admin.post("/users/\(editor)/enable").status == .seeOther)
            #expect(try await admin.post("/users/\(own)/disable").status == .unprocessableContent)
            #expect(
                try await admin.post("/users/\(own)/grants", [("role-0", "auditor"), ("area-0", "441223")]).status
                    == .unprocessableContent)
            #expect(try await admin.post("/users/\(editor)/disable", token: "no").status == .forbidden)
        }
    }
}
