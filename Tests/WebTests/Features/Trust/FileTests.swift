import Domain
import Foundation
import Governance
import HTTPTypes
import NIOCore
import Store
import Tables
import Testing

@testable import Web

@Suite("Files and the log")
struct FileTests {
    private func exports(_ site: SiteFixture) async throws -> [String] {
        try await site.configuration.platform.database.read { session in
            try session.rows("SELECT detail FROM audit_log WHERE action = 'export' ORDER BY sequence")
                .map { try $0.text(0) }
        }
    }

    @Test("an opened figure gives its list as the tab shows it, to who may take it out")
    func figure() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let path = "/areas/\(site.id("东县"))/indicators/treatmentRate"
            let page = try await east.get(path + "?part=denominator&asOf=2025-01-01&rules=demo-2025")
            #expect(page.contains(path + "/export.xlsx?part=denominator&amp;asOf=2025-01-01&amp;rules=demo-2025"))
            let file = try await east.get(path + "/export.csv?part=denominator&asOf=2025-01-01&rules=demo-2025")
            #expect(file.status == 200 && file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(file.contains("有效日：2025-01-01") && file.contains("导出：用户 east（east）"))
            #expect(file.contains("东县自然村4") && file.contains("<script>alert(1)</script>"))
            let treated = try await east.get(path + "/export.csv?rules=demo-2025")
            #expect(treated.contains("东县自然村1") && !treated.contains("东县自然村2"))
            #expect(try await east.get(path + "/export.xlsx").status == 200)
            #expect(try await exports(site).count == 3)
            #expect(try await east.get(path + "/export.csv?part=half").status == 400)
            let west = try await visitor.signedIn("west")
            #expect(try await west.get(path + "/export.csv").status == 404)
            #expect(try await exports(site).count == 3)
        }
    }

    @Test("HEAD takes nothing out, so it is refused and leaves no entry")
    func head() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let area = "/areas/\(site.id("东县"))"
            for path in [
                "/register/villages/export.csv", "/register/villages/export.xlsx", "/register/villages/export.gpkg",
                area + "/export.csv", area + "/indicators/treatmentRate/export.csv", "/geodata/export.gpkg",
                "/geodata/check/export.csv", "/networks/export.geojson", "/audit/export.csv",
                "/spotchecks/1/report.docx", "/visits/1/report", "/api/v1/visits/1/report",
                "/api/v1/geodata/export.gpkg", "/api/v1/geodata/terrains/1/export.tif",
                "/imports/drafts/x/findings.csv",
            ] {
                let answer = try await east.send(.head, path, [:], nil)
                #expect(answer.status == 405 && answer.headers[.allow] == "GET", "\(path)")
                #expect(answer.text.isEmpty, "\(path)")
            }
            #expect(try await exports(site).isEmpty)
            #expect(try await east.send(.head, area, [:], nil).status == 200)
        }
    }

    @Test("a visit's report that is taken out stands in the log, and is as it was sent")
    func visitReport() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let day = try JSONReader.read(Array(try await check.get("/api/v1/field/day").text.utf8))
            var headers: HTTPFields = [.contentType: "application/json"]
            headers[.formToken] = try #require(day["formToken"]?.text)
            let text = "{\"clientId\": 7}"
            let sent = try await check.send(.post, "/api/v1/field/visits", headers, ByteBuffer(string: text))
            let receipt = try JSONReader.read(Array(sent.text.utf8))
            let visit = try #require(receipt["visit"]?.integer)
            #expect(try await check.get("/visits/\(visit)/report").text == text)
            #expect(try await check.get("/api/v1/visits/\(visit)/report").text == text)
            let taken = try await exports(site)
            #expect(taken.count == 2 && taken.allSatisfy { $0.contains("visit-report") && $0.contains(":\(visit)") })
            let east = try await visitor.signedIn("east")
            #expect(try await east.get("/visits/\(visit)/report").status == 404)
            #expect(try await exports(site).count == 2)
        }
    }

    @Test("a map is saved as a picture under an entry of the log, asked for by the page itself")
    func picture() async throws {
        let site = try await SiteFixture()
        try await site.placeFacility(101.5, 40.2)
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let page = try await east.get("/map")
            #expect(page.contains("/map/picture"))
            let token = try #require((try await east.get("/account")).field("csrf"))
            var headers: HTTPFields = [:]
            headers[.formToken] = token
            let answer = try await east.send(.post, "/map/picture?on=facilities", headers, nil)
            #expect(answer.status == 200 && answer.contains("日志号 "))
            let taken = try await exports(site)
            #expect(taken.count == 1 && taken[0].contains("png") && taken[0].contains("on=facilities"))
            #expect(try await east.send(.post, "/map/picture", [:], nil).status == 403)
            #expect(try await visitor.send(.post, "/map/picture", headers, nil).status == 401)
            #expect(try await !visitor.get("/public/map").contains("formToken"))
            #expect(try await exports(site).count == 1)
        }
    }
}
