import Domain
import Foundation
import Governance
import HTTPTypes
import Testing

@testable import Web

@Suite("What leaves, and who may look how long")
struct TrustTests {
    @Test("a list that is taken out says who, when and where the log keeps it; the log says what")
    func recorded() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let file = try await east.get("/register/villages/export.csv?status=untreated")
            let line = try #require(file.text.split(whereSeparator: \.isNewline).first { $0.contains("导出：") })
            #expect(line.contains("用户 east（east）") && line.contains("2025-06-15"))
            let entry = try #require(line.split(separator: "日志号 ").last?.prefix { $0.isNumber })
            let root = try await visitor.signedIn("root")
            let page = try await root.get("/audit/\(entry)")
            #expect(page.status == 200 && page.contains("csv") && page.contains("治理状态：未治理"))
            let before = try await root.get("/audit?action=export").text
            let west = try await visitor.signedIn("west")
            #expect(try await west.get("/register/villages/export.csv?area=\(site.id("东县"))").status == 404)
            #expect(try await root.get("/audit?action=export").text.contains("用户 west") == before.contains("用户 west"))
        }
    }

    @Test("a printed page says who printed it, when and from which version of the data")
    func paper() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let page = try await east.get("/records/facilities/\(site.facility)")
            let mark = try #require(page.text.split(separator: "paper-mark").last?.prefix(160))
            #expect(mark.contains("用户 east（east）") && mark.contains("2025-06-15") && mark.contains("数据版本"))
        }
    }

    @Test("who may not see a phone number is told so, and is not told that nobody reported one")
    func withheld() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let path = "/records/facilities/\(site.facility)"
            let check = try await visitor.signedIn("check")
            let page = try await check.get(path)
            #expect(page.contains("按权限不显示") && !page.contains("13800000000"))
            let api = try await check.get("/api/v1/records/facility/\(site.facility)")
            #expect(api.status == 200 && api.contains("东县一号站") && !api.contains("13800000000"))
            #expect(try await !check.get("/register/facilities/export.csv").contains("13800000000"))
            let east = try await visitor.signedIn("east")
            let own = try await east.get(path)
            #expect(own.contains("13800000000") && !own.contains("按权限不显示"))
        }
    }

    @Test("a page asks how long the session lasts; staying signed in needs the session's token")
    func session() async throws {
        try await SiteFixture().run { visitor in
            #expect(try await visitor.get("/session").text == "{\"left\":0}")
            let east = try await visitor.signedIn("east")
            let asked = try await east.get("/session")
            #expect(asked.contains("\"left\":43200") && asked.headers[.cacheControl] == "no-store")
            let account = try await east.get("/account")
            #expect(account.contains("data-session=\"/session\"") && account.contains("<noscript>"))
            #expect(try await east.post("/session", [:]).status == 403)
            let token = account.field("csrf") ?? ""
            let stayed = try await east.post("/session", ["csrf": token])
            #expect(stayed.status == 200 && stayed.contains("\"prolong\":true"))
        }
    }

    @Test("a form sent after the session ended leads to signing in and back to the form's page")
    func formPage() async throws {
        try await SiteFixture().run { visitor in
            let headers: HTTPFields = [.referer: "http://localhost/places/7/edit?x=1"]
            let answer = try await visitor.post("/places/7/edit", [:], headers: headers)
            #expect(answer.status == 303)
            #expect(answer.location?.hasPrefix("/login") == true)
            let foreign: HTTPFields = [.referer: "https://evil.example/places/7/edit"]
            #expect(try await visitor.post("/places/7/edit", [:], headers: foreign).location == "/login")
        }
    }

    @Test("a display with a key sees boards of its area in screen mode, and nothing else")
    func screenKey() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let desk = SessionDesk(site.configuration.access)
            let person = try #require(try await desk.resume(east.cookies["qingxi"]))
            let tokens = TokenDesk(site.configuration.access)
            let (key, summary) = try await tokens.create(
                name: "一楼大厅", permissions: [.viewRegister], area: site.id("东县"), days: 90, by: person)
            let form = try await visitor.get("/screen")
            let browser = Visitor(client: visitor.client, cookies: form.cookies)
            let refused = try await browser.post("/screen", ["csrf": form.field("csrf") ?? "", "key": "qx_nothing"])
            #expect(refused.status == 422 && refused.contains("口令无效"))
            #expect(try await visitor.post("/screen", ["key": key]).status == 403)
            let taken = try await browser.post("/screen", ["csrf": form.field("csrf") ?? "", "key": key])
            #expect(taken.location == "/?mode=screen")
            let cookie = taken.headers[.setCookie] ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
            let screen = Visitor(client: visitor.client, cookies: taken.cookies)
            let board = try await screen.get("/?mode=screen")
            #expect(board.status == 200 && board.contains("东县") && board.contains("screen-live"))
            #expect(try await screen.get("/areas/\(site.id("西县"))?mode=screen").status == 404)
            let area = "/areas/\(site.id("东县"))"
            for path in [
                "/", area, "/register/villages?mode=screen", "/account?mode=screen",
                area + "/indicators/treatmentRate?mode=screen", area + "/?mode=screen",
            ] {
                #expect(try await screen.get(path).status == 303, "\(path)")
            }
            #expect(try await screen.get("/api/v1/records/facilities?mode=screen").status == 401)
            try await tokens.revoke(summary.id, of: person)
            #expect(try await screen.get("/?mode=screen").status == 303)
        }
    }

    @Test("the seconds of a display's address stay within what is sensible")
    func screenSeconds() {
        func shell(_ address: String) -> ScreenShell {
            ScreenShell(
                title: "", language: .zh, url: PageURL(parsing: address), boardAddress: "/", assets: AssetPaths())
        }
        #expect(shell("/?mode=screen").refreshSeconds == 60)
        #expect(shell("/?mode=screen").rotateSeconds == nil)
        #expect(shell("/?mode=screen&refresh=1&rotate=99999999999999999999").refreshSeconds == 10)
        #expect(shell("/?refresh=900000&rotate=20").refreshSeconds == 3600)
        #expect(shell("/?refresh=-4&rotate=20").rotateSeconds == 20)
    }
}
