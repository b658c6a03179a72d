import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite("Every page")
struct PageTests {
    static func pages(_ site: SiteFixture) -> [String] {
        let county = site.id("东县"), village = site.id("东县自然村1")
        return [
            "/", "/account", "/account/password", "/areas/\(county)", "/areas/\(site.id("东县村"))",
            "/areas/\(county)?asOf=2024-06-01", "/areas/\(county)?known=2024-02-01", "/areas/\(county)?tree=now",
            "/areas/\(county)/indicators/treatmentRate", "/areas/\(county)/indicators/treatmentRate?part=denominator",
            "/areas/\(county)/indicators/treatmentRate?part=missing",
            "/areas/\(county)/indicators/effectiveOperationRate", "/areas/\(county)/indicators/registeredPopulation",
            "/register/villages", "/register/facilities", "/register/toilets", "/register/waters", "/register/zones",
            "/register/outlets", "/register/villages?sort=-registeredPopulation&level=6&status=treated&missing=mode",
            "/register/villages?registeredPopulation.min=100&cols=status&density=compact&last=1&size=20",
            "/places/\(village)", "/places/\(village)/edit", "/places/\(county)",
            "/records/facilities/\(site.facility)", "/records/facilities/\(site.facility)/edit",
            "/records/facilities/new?place=\(village)", "/search", "/search?q=东县", "/search?q=dx", "/search?q=F-1",
            "/search?q=%25_!%27%22%3C",
        ]
    }

    @Test(
        "has one heading, a title, its language and no broken links to itself, in both languages",
        arguments: ["zh-CN", "en"])
    func isWellFormed(_ language: String) async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            for path in Self.pages(site) {
                let answer = try await east.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language)
                #expect(answer.status == 200, "\(path): \(answer.status)")
                #expect(answer.count("<h1>") == 1, "\(path)")
                #expect(
                    answer.text.components(separatedBy: "</head>")[0].components(separatedBy: "<title>").count == 2,
                    "\(path)")
                #expect(answer.contains("<html lang=\"\(language)\""), "\(path)")
                #expect(!answer.contains("{"), "an unfilled place in a phrase on \(path)")
                #expect(!answer.contains("lang=\(language)&"), "the language is carried along in \(path)")
            }
        }
    }

    @Test("leads from an opened figure to the records of each of its parts")
    func figureTabs() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            for indicator in ["treatmentRate", "loadRate", "registeredPopulation"] {
                let page = try await east.get("/areas/\(site.id("东县"))/indicators/\(indicator)")
                let tabs = page.text.components(separatedBy: "<nav class=\"tabs\"").dropFirst().first ?? ""
                let links = tabs.components(separatedBy: "</nav>")[0].components(separatedBy: "href=\"").dropFirst()
                    .map { String($0.prefix { $0 != "\"" }) }
                #expect(links.count >= 2, "\(indicator)")
                for link in links {
                    #expect(link.hasSuffix("#records"))
                    #expect(try await east.get(String(link.prefix { $0 != "#" })).status == 200, "\(link)")
                }
            }
        }
    }

    @Test("shows a village's name as text, whatever is in it")
    func escapes() async throws {
        let site = try await SiteFixture()
        let name = "<script>alert(1)</script>"
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            for path in [
                "/places/\(site.id(name))", "/register/villages", "/areas/\(site.id("东县村"))",
                "/search?q=" + PageURL.encode(name), "/register/villages?name=" + PageURL.encode(name),
                "/areas/\(site.id("东县"))/indicators/naturalVillages",
            ] {
                let answer = try await east.get(path)
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.contains("<script>alert"), "\(path)")
                #expect(answer.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "\(path)")
            }
        }
    }

    @Test("tells browsers to run nothing but the site's own scripts")
    func headers() async throws {
        try await SiteFixture().run { visitor in
            for path in ["/login", "/health", "/nothing-here", "/assets/css/base.css"] {
                let answer = try await visitor.get(path)
                #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'self'; ") == true, "\(path)")
                #expect(answer.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            }
        }
    }

    @Test("refuses what it cannot understand with 400 and says what to do")
    func malformed() async throws {
        let site = try await SiteFixture()
        let county = site.id("东县")
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            for path in [
                "/areas/abc", "/areas/-1", "/places/99999999999999999999", "/areas/\(county)?asOf=2025-13-01",
                "/areas/\(county)?known=yesterday", "/areas/\(county)?tree=oak", "/register/villages?sort=nothing",
                "/register/villages?after=AAAA", "/register/villages?after=%F0%9F%98%80", "/register/villages?size=0",
                "/register/villages?size=1000000", "/register/villages?status=perhaps", "/register/villages?area=x",
                "/register/villages?level=3", "/register/villages?registeredPopulation.min=many",
                "/register/villages?missing=nofield", "/areas/\(county)/indicators/treatmentRate?part=half",
                "/register/villages?name=%00",
            ] {
                let answer = try await east.get(path)
                #expect(answer.status == 400, "\(path): \(answer.status)")
                #expect(answer.contains("无法识别"), "\(path)")
                #expect(answer.count("<h1>") == 1)
            }
        }
    }

    @Test("is the same for a place that is not there and one that is somebody else's")
    func scoping() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let west = try await visitor.signedIn("west")
            let hidden = [
                "/areas/\(site.id("东县"))", "/places/\(site.id("东县自然村1"))", "/places/\(site.id("东县自然村1"))/edit",
                "/records/facilities/\(site.facility)", "/records/facilities/\(site.facility)/edit",
                "/areas/\(site.id("东县"))/indicators/treatmentRate", "/register/villages?area=\(site.id("东县"))",
                "/register/villages?area=code:990101", "/areas/code/990101",
            ]
            func words(_ answer: Answer) -> String {
                let main = answer.text.components(separatedBy: "<main").last ?? ""
                return main.components(separatedBy: "</main>").first ?? ""
            }
            let nothing = try await west.get("/places/123456789")
            #expect(nothing.status == 404)
            for path in hidden {
                let answer = try await west.get(path)
                #expect(answer.status == 404, "\(path)")
                #expect(words(answer) == words(nothing), "\(path)")
            }
            #expect(try await !west.get("/search?q=东县").contains("东县自然村"))
            #expect(try await !west.get("/register/villages").contains("东县自然村"))
            #expect(try await !west.get("/register/facilities").contains("一号站"))
        }
    }

    @Test("shows phone numbers only to those who may see them")
    func personal() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let paths = ["/records/facilities/\(site.facility)", "/register/facilities?cols=phone"]
            let east = try await visitor.signedIn("east")
            let check = try await visitor.signedIn("check")
            for path in paths {
                #expect(try await east.get(path).contains("13800000000"), "\(path)")
                #expect(try await !check.get(path).contains("13800000000"), "\(path)")
            }
        }
    }
}

@Suite("Programs")
struct ProgramTests {
    @Test("get the same 404 for another county's record as for none, as a problem after RFC 9457")
    func scoping() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let west = try await visitor.signedIn("west")
            var bodies: Set<String> = []
            for id in [site.id("东县自然村1").number, 123_456_789] {
                let answer = try await west.get("/api/v1/records/village/\(id)")
                #expect(answer.status == 404)
                #expect(answer.headers[.contentType] == "application/problem+json")
                bodies.insert(answer.text.replacing(answer.headers[.requestID] ?? "-", with: ""))
            }
            #expect(bodies.count == 1)
            #expect(try await west.get("/api/v1/records/village/\(site.id("西县自然村1"))").status == 200)
        }
    }

    @Test("are told to sign in, never sent to a page")
    func signIn() async throws {
        try await SiteFixture().run { visitor in
            let answer = try await visitor.get("/api/v1/areas")
            #expect(answer.status == 401)
            #expect(answer.contains("\"code\":\"sign-in-required\"") && answer.contains("\"zh\":\"请先登录。\""))
        }
    }
}
