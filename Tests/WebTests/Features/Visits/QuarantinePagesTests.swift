import Domain
import Foundation
import HTTPTypes
import NIOCore
import Testing

@testable import Web

@Suite("Pages and API of visits in quarantine")
struct QuarantinePagesTests {
    private func report(_ visitor: Visitor, _ text: String) async throws -> JSONNode {
        let day = try JSONReader.read(Array(try await visitor.get("/api/v1/field/day").text.utf8))
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[.formToken] = try #require(day["formToken"]?.text)
        let answer = try await visitor.send(.post, "/api/v1/field/visits", headers, ByteBuffer(string: text))
        #expect(answer.status == 200)
        return try JSONReader.read(Array(answer.text.utf8))
    }

    @Test("an unreadable report is listed with its reason, downloads as it was sent, and is somebody else's to decide")
    func listed() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let text = "{\"clientId\": 7, \"remarks\": \"<script>alert(1)</script>\"}"
            let receipt = try await report(check, text)
            #expect(receipt["state"]?.text == "quarantined")
            #expect(receipt["reasons"]?.items.first?["words"]?["zh"]?.text == "上报内容无法识别")
            let number = try #require(receipt["visit"]?.integer)
            let page = try await check.get("/visits/quarantine")
            #expect(page.contains("上报内容无法识别") && page.contains("请由另一人裁定"))
            #expect(!page.contains("<script>alert"))
            let file = try await check.get("/visits/\(number)/report")
            #expect(file.text == text)
            #expect(file.headers[.contentType] == "application/octet-stream")
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            let own = try await check.post(
                "/visits/\(number)/resolve",
                ["csrf": page.field("csrf") ?? "", "decision": "dismiss", "resolution": "自己裁定"])
            #expect(own.status == 422)
            let list = try JSONReader.read(Array(try await check.get("/api/v1/visits").text.utf8))
            #expect(list["items"]?.items.first?["reasons"]?.items.first?["code"]?.text == "malformed")
            #expect(list["items"]?.items.first?["mayDecide"]?.flag == false)
            let aside = try JSONReader.read(Array(try await check.get("/api/v1/visits?state=dismissed").text.utf8))
            #expect(aside["items"]?.items.isEmpty == true)
            #expect(try await check.get("/api/v1/visits?state=accepted").status == 400)
        }
    }

    @Test("who has nothing to do with spot checks does not know the pages, and a foreign file is refused by name")
    func closed() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            #expect(try await east.get("/visits/quarantine").status == 404)
            #expect(try await east.get("/visits/1/report").status == 404)
            #expect(try await visitor.get("/api/v1/visits").status == 401)
            let check = try await visitor.signedIn("check")
            let page = try await check.get("/visits/quarantine")
            let boundary = "x-boundary"
            let body = """
                --\(boundary)\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n\(page.field("csrf") ?? "")\r\n\
                --\(boundary)\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n{}\r\n\
                --\(boundary)--\r\n
                """
            let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=\(boundary)"]
            let answer = try await check.send(.post, "/visits/outbox", headers, ByteBuffer(string: body))
            #expect(answer.status == 422 && answer.contains("不是现场检查页导出的文件"))
        }
    }

    @Test("photos are added to a visit by its reporter alone; a hash that is none is refused by name")
    func photos() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let receipt = try await report(check, "{\"clientId\": \"visit-of-a-test\", \"campaign\": 999}")
            #expect(receipt["reasons"]?.items.first?["code"]?.text == "no-campaign")
            let day = try JSONReader.read(Array(try await check.get("/api/v1/field/day").text.utf8))
            var headers: HTTPFields = [.contentType: "application/json"]
            headers[.formToken] = try #require(day["formToken"]?.text)
            func add(_ name: String, _ hash: String) async throws -> Answer {
                let body = "{\"photos\":[{\"hash\":\"\(hash)\",\"item\":\"general\",\"takenAt\":1}]}"
                return try await check.send(
                    .post, "/api/v1/field/visits/\(name)/photos", headers, ByteBuffer(string: body))
            }
            let hash = String(repeating: "a", count: 64)
            let added = try JSONReader.read(Array(try await add("visit-of-a-test", hash).text.utf8))
            #expect(added["missingPhotos"]?.items.first?.text == hash)
            #expect(try await add("visit-of-a-test", "../../etc").status == 400)
            #expect(try await add("visit-of-nobody", hash).status == 404)
        }
    }
}
