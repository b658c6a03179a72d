import Domain
import Governance
import HTTPTypes
import Testing

@testable import Web

@Suite("What a list remembers")
struct ListMemoryTests {
    @Test("columns and spacing chosen once hold for every plain opening, and an address that says otherwise wins")
    func choice() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let asked = "/register/villages?level=6&cols=status&cols=terrain&density=compact"
            let kept = try await east.get(asked + "&keep=1")
            #expect(kept.status == 303)
            #expect(kept.location == asked)
            let reader = Visitor(client: east.client, cookies: east.cookies.merging(kept.cookies) { $1 })
            let plain = try await reader.get("/register/villages")
            #expect(plain.contains("<table class=\"data compact\">"))
            #expect(plain.contains("data-col=\"terrain\"") && !plain.contains("data-col=\"registeredPopulation\""))
            #expect(plain.contains("/register/villages/export.csv?cols=status&amp;cols=terrain"))
            let other = try await reader.get("/register/villages?cols=registeredPopulation&density=comfortable")
            #expect(!other.contains("<table class=\"data compact\">"))
            #expect(other.contains("data-col=\"registeredPopulation\"") && !other.contains("data-col=\"terrain\""))
            let usual = try await east.get("/register/facilities?area=\(site.id("东县"))")
            let shown = RegisterTable.defaultKeys(.facility).map { "cols=" + $0 }.joined(separator: "&amp;")
            #expect(usual.contains("/register/facilities/export.csv?area=\(site.id("东县"))&amp;" + shown))
            #expect(usual.contains("href=\"/register/facilities/export.xlsx?area=\(site.id("东县"))\""), "all columns")
            let forgotten = try await reader.get("/register/villages?keep=0")
            #expect(forgotten.location == "/register/villages")
            #expect(forgotten.cookies[TableChoice.cookieName] == "")
        }
    }

    @Test("a record leads back to its list with filters and order, at its own row, also after a change")
    func wayBack() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let list = "/register/villages?level=6&sort=-code&status=untreated"
            let id = site.id("东县自然村2")
            let from = "from=" + PageURL.encode(list)
            let page = try await east.get(list)
            #expect(page.contains("<tr id=\"r\(id)\">"))
            #expect(page.contains("href=\"/places/\(id)?\(from)\""))
            let record = try await east.get("/places/\(id)?\(from)")
            let back = "href=\"" + list.replacing("&", with: "&amp;") + "#r\(id)\""
            #expect(record.contains(back))
            let form = try await east.get("/places/\(id)/edit?\(from)")
            let saved = try await east.post(
                "/places/\(id)/edit?\(from)",
                [
                    "csrf": form.field("csrf") ?? "", "version": form.field("version") ?? "",
                    "validFrom": SiteFixture.today, "registeredPopulation": "201",
                ])
            #expect(saved.location == "/places/\(id)?done=saved&\(from)")
            #expect(try await east.get(saved.location ?? "").contains(back))
            for strange in ["//evil.example/", "https://evil.example/register/", "/users", "/login"] {
                let answer = try await east.get("/places/\(id)?from=" + PageURL.encode(strange))
                #expect(answer.status == 200 && !answer.contains("返回列表"))
            }
        }
    }

    @Test("a form sent after the session has ended leads through sign-in back to the form")
    func afterTheSession() async throws {
        try await SiteFixture.editing("东县自然村2") { east, path in
            let answer = try await east.nobody.post(
                path + "/edit", ["status": "treated"],
                headers: [.referer: "http://localhost\(path)/edit"])
            #expect(answer.status == 303)
            #expect(answer.location?.hasPrefix("/login") == true)
            let foreign = try await east.nobody.post(
                path + "/edit", ["status": "treated"], headers: [.referer: "https://evil.example\(path)"])
            #expect(foreign.location == "/login")
        }
    }
}
