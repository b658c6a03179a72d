import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

@Suite("The server")
struct ServerTests {
    @Test("its style sheets are kept for a year under their hash, packed, and asked for again elsewhere")
    func assets() async throws {
        try await SiteFixture().run { visitor in
            let page = try await visitor.get("/login")
            let path = page.text.components(separatedBy: "href=\"").first {
                $0.hasPrefix("/assets/") && $0.contains("base.css")
            }
            let address = String(path?.prefix { $0 != "\"" } ?? "")
            let sheet = try await visitor.get(address)
            #expect(sheet.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(sheet.contains("{"))
            let tag = sheet.headers[.eTag] ?? ""
            #expect(try await visitor.get(address, headers: [.ifNoneMatch: tag]).status == 304)
            let packed = try await visitor.get(address, headers: [.acceptEncoding: "br, gzip"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(try await visitor.get("/assets/css/base.css").headers[.cacheControl] == "public, no-cache")
            for path in ["/assets/../Package.swift", "/assets/%2e%2e/x", "/assets/none.css"] {
                #expect(try await visitor.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test("a page is packed for those who take gzip")
    func compression() async throws {
        try await SiteFixture().run { visitor in
            #expect(try await visitor.get("/login").headers[.contentEncoding] == nil)
            let packed = try await visitor.get("/login", headers: [.acceptEncoding: "gzip"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.headers[.vary] == "Accept-Encoding")
            #expect(
                try await visitor.get("/login", headers: [.acceptEncoding: "gzip;q=0"]).headers[.contentEncoding] == nil
            )
        }
    }

    @Test("it says that it lives, and counts what it answered by route and status", arguments: Engine.allCases)
    func health(_ engine: Engine) async throws {
        try await SiteFixture(engine).run { visitor in
            #expect(try await visitor.get("/health").contains("\"status\":\"ok\""))
            _ = try await visitor.get("/areas/1")
            let metrics = try await visitor.get("/metrics")
            #expect(metrics.contains("qingxi_http_requests_total{method=\"GET\",route=\"/health\",status=\"200\"} 1"))
            #expect(metrics.contains("qingxi_data_version "))
            #expect(metrics.contains("process_resident_memory_bytes "))
            #expect(try await visitor.get("/metrics", headers: [.forwardedFor: "8.8.8.8"]).status == 404)
        }
    }

    @Test("boards, lists and records read alike on both engines", arguments: Engine.allCases)
    func engines(_ engine: Engine) async throws {
        let site = try await SiteFixture(engine)
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            for path in PageTests.pages(site) {
                #expect(try await east.get(path).status == 200, "\(path)")
            }
            let first = try await east.get("/register/villages?size=2&sort=-registeredPopulation")
            let next = first.text.components(separatedBy: "href=\"").first { $0.contains("after=") } ?? ""
            let address = String(next.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
            let second = try await east.get(address)
            #expect(second.status == 200)
            #expect(first.contains("东县自然村3") && !second.contains("东县自然村3"))
            #expect(second.contains("东县自然村1"))
        }
    }

    @Test("a form that is too large is refused before it is read to the end")
    func tooLarge() async throws {
        try await SiteFixture().run { visitor in
            let east = try await visitor.signedIn("east")
            let answer = try await east.send(
                .post, "/account/language", [.contentType: "application/x-www-form-urlencoded"],
                ByteBuffer(repeating: 0x61, count: 2 << 20))
            #expect(answer.status == 413)
        }
    }
}

@Suite("Lists as files")
struct ExportTests {
    @Test("hold what the page's address asks for, with the filter on top, and nothing of another area")
    func csv() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let path = "/register/villages/export.csv?status=untreated&level=6&cols=registeredPopulation"
            let file = try await east.get(path)
            #expect(file.status == 200)
            #expect(file.text.unicodeScalars.first == "\u{FEFF}")
            #expect(file.contains("东县自然村2") && file.contains("东县自然村3") && !file.contains("东县自然村1"))
            #expect(file.contains("治理状态：未治理"))
            #expect(file.headers[.contentDisposition]?.contains("filename*=UTF-8''%E4%B8%9C%E5%8E%BF") == true)
            let west = try await visitor.signedIn("west")
            #expect(try await !west.get("/register/villages/export.csv").contains("东县"))
            #expect(try await west.get("/register/villages/export.xlsx?area=\(site.id("东县"))").status == 404)
            #expect(try await east.get("/register/villages/export.csv?size=x").status == 400)
        }
    }

    @Test("the board's table goes out with the columns and the order it shows, its area's own line last")
    func board() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let county = "/areas/\(site.id("东县"))"
            let asked = "?sort=-naturalVillages&cols=treatmentRate&cols=naturalVillages"
            let page = try await east.get(county + asked)
            #expect(page.contains(county + "/export.xlsx" + asked.replacing("&", with: "&amp;")))
            let file = try await east.get(county + "/export.csv" + asked)
            #expect(file.status == 200 && file.contains("规则集：") && file.contains("有效日："))
            let lines = file.text.split(whereSeparator: \.isNewline).map(String.init)
            let header = try #require(lines.firstIndex { $0.hasPrefix("下级区域,") })
            #expect(lines[header].contains("治理率") && lines[header].contains("自然村") && !lines[header].contains("户籍"))
            #expect(lines.last?.hasPrefix("合计,") == true && lines.count > header + 2)
            let west = try await visitor.signedIn("west")
            #expect(try await west.get(county + "/export.csv").status == 404)
            #expect(try await east.get(county + "/export.xlsx?rules=nothing").status == 400)
        }
    }

    @Test("come as a workbook, too", arguments: ["villages", "facilities", "toilets"])
    func xlsx(_ kind: String) async throws {
        try await SiteFixture().run { visitor in
            let east = try await visitor.signedIn("east")
            let file = try await east.client.executeRequest(
                uri: "/register/\(kind)/export.xlsx", method: .get,
                headers: [.cookie: "qingxi=" + (east.cookies["qingxi"] ?? "")], body: nil)
            #expect(file.status == .ok)
            #expect(Array(file.body.readableBytesView.prefix(2)) == [0x50, 0x4B])
        }
    }
}
