import Domain
import Foundation
import HTTPTypes
import NIOCore
import Sealing
import Testing

@testable import Web

@Suite("Pages and API of spot checks")
struct SpotCheckPagesTests {
    private func create(_ visitor: Visitor) async throws -> Answer {
        let form = try await visitor.get("/spotchecks/new")
        return try await visitor.post(
            "/spotchecks/new",
            [
                "csrf": form.field("csrf") ?? "", "title": "东县抽查", "area": "990101", "organiser": "东县",
                "threshold": "80", "confidence": "95", "recheckShare": "8", "feature-size": "1", "confirmed": "1",
                "criteria": "effective-operation-draft-1@0",
            ])
    }

    @Test("a supervisor makes a spot check and freezes its frame; an editor does not even know the pages")
    func making() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let made = try await create(check)
            let address = try #require(made.location)
            #expect(address.hasPrefix("/spotchecks/"))
            let page = try await check.get(address)
            let frozen = try await check.post(
                address + "/freeze", ["csrf": page.field("csrf") ?? "", "day": SiteFixture.today])
            #expect(frozen.status == 303)
            #expect(try await check.get(address).contains("F-1") == false)
            let east = try await visitor.signedIn("east")
            for path in ["/spotchecks", "/spotchecks/new", address, address + "/report.docx"] {
                #expect(try await east.get(path).status == 404, "\(path)")
            }
            // Everybody may see the hash, nobody the frame before the end.
            let number = address.split(separator: "/").last.map(String.init) ?? ""
            #expect(try await visitor.get("/verify/spotchecks/" + number).status == 200)
            #expect(try await visitor.get("/verify/spotchecks/\(number)/frame.csv").status == 404)
        }
    }

    @Test("a spot check is not made before its criteria are confirmed, by page or by program")
    func confirmation() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let form = try await check.get("/spotchecks/new")
            #expect(form.contains("人工湿地干涸、堵塞或荒废"))
            var fields = [
                "csrf": form.field("csrf") ?? "", "title": "东县抽查", "area": "990101", "organiser": "东县",
                "threshold": "80", "confidence": "95", "recheckShare": "8", "criteria": "effective-operation-draft-1@0",
            ]
            let refused = try await check.post("/spotchecks/new", fields)
            #expect(refused.status == 422 && refused.contains("逐条确认"))
            fields["criteria"] = "no-such-set@1"
            #expect(try await check.post("/spotchecks/new", fields).status == 422)
        }
    }

    @Test("criteria are added, moved and removed by buttons without scripts, and kept as a version")
    func criteria() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let form = try await check.get("/spotchecks/criteria/edit?from=effective-operation-draft-1@0")
            #expect(form.status == 200)
            var fields = [
                "csrf": form.field("csrf") ?? "", "base": "", "count": "2", "code": "east-1", "name-zh": "东县规则",
                "limit": "1", "id-0": "a", "q-zh-0": "甲项", "fails-0": "yes", "weight-0": "decisive", "photos-0": "1",
                "id-1": "b", "q-zh-1": "乙项", "fails-1": "no", "weight-1": "supporting", "photos-1": "0", "none-1": "1",
            ]
            fields["do"] = "up-1"
            let moved = try await check.post("/spotchecks/criteria/edit", fields)
            let text = moved.text
            let second = try #require(text.range(of: "乙项")), first = try #require(text.range(of: "甲项"))
            #expect(moved.status == 200 && second.lowerBound < first.lowerBound)
            fields["do"] = "remove-0"
            #expect(try await check.post("/spotchecks/criteria/edit", fields).contains("甲项") == false)
            fields["do"] = "add"
            let added = try await check.post("/spotchecks/criteria/edit", fields)
            #expect(added.contains("第 3 项"))
            fields["do"] = "import"
            fields["json"] = "{}"
            #expect(try await check.post("/spotchecks/criteria/edit", fields).status == 422)
            fields["do"] = "save"
            let kept = try await check.post("/spotchecks/criteria/edit", fields)
            let address = try #require(kept.location)
            #expect(try await check.get(address).contains("乙项"))
            #expect(try await check.get("/spotchecks/new").contains("东县规则"))
            let exported = try await check.get("/spotchecks/criteria/export?key=east-1@1")
            #expect(exported.contains("\"weight\" : \"decisive\""))
            let east = try await visitor.signedIn("east")
            #expect(try await east.get("/spotchecks/criteria").status == 404)
        }
    }

    @Test("the field page needs no log-in, holds nothing of anybody and weighs less than 150 kB with all its files")
    func fieldPage() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let page = try await visitor.get("/field")
            #expect(page.status == 200)
            var bytes = page.text.utf8.count
            let worker = try await visitor.get("/field/sw.js")
            #expect(worker.headers[HTTPField.Name("Service-Worker-Allowed") ?? .cookie] == "/field")
            bytes += worker.text.utf8.count
            let files = worker.text.components(separatedBy: "\"").filter { $0.hasPrefix("/assets/") }
            #expect(files.count == FieldRoutes.files.count)
            for file in files {
                let answer = try await visitor.get(file)
                #expect(answer.status == 200, "\(file)")
                bytes += answer.text.utf8.count
            }
            #expect(bytes < 150_000)
            #expect(try await visitor.get("/api/v1/field/day").status == 401)
        }
    }

    @Test("a photo arrives in pieces, the same piece twice changes nothing, another content starts anew")
    func pieces() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let day = try await check.get("/api/v1/field/day")
            let token = try #require(try JSONReader.read(Array(day.text.utf8))["formToken"]?.text)
            let bytes = (0..<1000).map { UInt8($0 % 251) }
            let hash = SHA256Digest(of: bytes).hexadecimal
            func put(_ name: String, _ from: Int, _ piece: [UInt8]) async throws -> JSONNode {
                var headers: HTTPFields = [.contentType: "application/octet-stream"]
                headers[.formToken] = token
                let answer = try await check.send(
                    .put, "/api/v1/evidence/\(name)?size=1000&offset=\(from)", headers, ByteBuffer(bytes: piece))
                #expect(answer.status == 200)
                return try JSONReader.read(Array(answer.text.utf8))
            }
            #expect(try await put(hash, 0, Array(bytes[..<400]))["received"]?.integer == 400)
            #expect(try await put(hash, 0, Array(bytes[..<400]))["received"]?.integer == 400)
            // A piece beyond what is there waits for the one before it.
            #expect(try await put(hash, 700, Array(bytes[700...]))["received"]?.integer == 400)
            #expect(try await put(hash, 300, Array(bytes[300..<700]))["received"]?.integer == 700)
            #expect(try await put(hash, 700, Array(bytes[700...]))["isComplete"]?.flag == true)
            #expect(try await put(hash, 0, bytes)["isComplete"]?.flag == true)
            let wrong = SHA256Digest(of: "other").hexadecimal
            #expect(try await put(wrong, 0, bytes)["mustRestart"]?.flag == true)
            let there = try await check.get("/api/v1/evidence/" + wrong)
            #expect(try JSONReader.read(Array(there.text.utf8))["received"]?.integer == 0)
            #expect(try await check.get("/api/v1/evidence/..%2F..%2Fetc").status == 400)
        }
    }
}
