import Domain
import Foundation
import Governance
import Testing

@testable import Web

@Suite("Favourites and what was opened lately")
struct MineTests {
    private func carrying(_ visitor: Visitor, _ answer: Answer) -> Visitor {
        Visitor(client: visitor.client, cookies: visitor.cookies.merging(answer.cookies) { $1 })
    }

    @Test("a page is marked by its button, listed on the person's page and on an empty search, and unmarked")
    func favourites() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let path = "/places/\(site.id("东县自然村2"))"
            let page = try await east.get(path)
            #expect(page.contains("aria-pressed=\"false\""))
            let token = page.field("csrf") ?? ""
            let sent = [
                "csrf": token, "page": "2", "subject": site.id("东县自然村2").description, "do": "mark", "back": path,
            ]
            #expect(try await east.post("/mine/favourites", sent).location == path)
            #expect(try await east.get(path).contains("aria-pressed=\"true\""))
            for list in ["/mine", "/search"] { #expect(try await east.get(list).contains("东县自然村2")) }
            let board = ["csrf": token, "page": "0", "subject": site.id("东县").description, "do": "mark"]
            #expect(try await east.post("/mine/favourites", board).location == "/")
            #expect(try await east.get("/mine").contains("/areas/\(site.id("东县"))\""))
            var off = sent
            off["do"] = "unmark"
            off["back"] = "https://evil.example/"
            #expect(try await east.post("/mine/favourites", off).location == "/")
            #expect(try await !east.get("/mine").contains("东县自然村2"))
            let foreign = ["csrf": token, "page": "2", "subject": site.id("西县自然村2").description, "do": "mark"]
            #expect(try await east.post("/mine/favourites", foreign).status == 404)
        }
    }

    @Test("records opened lately are listed, the latest first, until the person signs out; another sees none of it")
    func recent() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            var east = try await visitor.signedIn("east")
            for name in ["东县自然村1", "东县自然村2", "东县自然村1"] {
                east = carrying(east, try await east.get("/places/\(site.id(name))"))
            }
            east = carrying(east, try await east.get("/records/facilities/\(site.facility)"))
            let page = try await east.get("/mine").text
            let places = ["东县一号站", "东县自然村1", "东县自然村2"].compactMap { page.range(of: $0)?.lowerBound }
            #expect(places.count == 3 && places == places.sorted())
            #expect(page.components(separatedBy: ">东县自然村1</a>").count == 2)
            #expect(try await east.get("/places/\(site.id("西县自然村1"))").cookies.isEmpty)

            let west = try await visitor.signedIn("west")
            let next = Visitor(
                client: west.client,
                cookies: west.cookies.merging([RecentPages.cookieName: east.cookies[RecentPages.cookieName] ?? ""]) {
                    $1
                })
            #expect(try await !next.get("/mine").contains("东县自然村1"))
            let token = try await east.get("/mine").field("csrf") ?? ""
            #expect(try await east.post("/logout", ["csrf": token]).cookies[RecentPages.cookieName] == "")
        }
    }

    @Test("a cookie that names what the person may not see shows nothing")
    func forged() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let opened = try await east.get("/places/\(site.id("东县自然村1"))")
            let user = (opened.cookies[RecentPages.cookieName] ?? "").prefix { $0 != "~" }
            for value in ["\(user)~2.\(site.id("西县自然村1"))", "\(user)~2.999999~77.1~x.y~2.-4", "\(user)~~~", "x"] {
                let forged = Visitor(
                    client: east.client, cookies: east.cookies.merging([RecentPages.cookieName: value]) { $1 })
                let page = try await forged.get("/mine")
                #expect(page.status == 200 && !page.contains("西县自然村1"))
            }
        }
    }

    @Test("a keeper’s telephone is found by its last digits by those who may see contacts, and by nobody else")
    func telephone() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let found = try await visitor.signedIn("east").get("/search?q=0000")
            #expect(found.contains("东县一号站"))
            #expect(try await !visitor.signedIn("check").get("/search?q=0000").contains("东县一号站"))
            #expect(try await !visitor.signedIn("west").get("/search?q=0000").contains("东县一号站"))
        }
    }
}
