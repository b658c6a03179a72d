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
        let criteria = form.text.components(separatedBy: "name=\"criteria\"").last.flatMap {
            $0.split(separator: ">", maxSplits: 1).last?.components(separatedBy: "</textarea>").first
        }
        return try await visitor.post(
            "/spotchecks/new",
            [
                "csrf": form.field("csrf") ?? "", "title": "东县抽查", "area": "990101", "organiser": "东县",
                "threshold": "80", "confidence": "95", "recheckShare": "8", "feature-size": "1", "confirmed": "1",
                "criteria": (criteria ?? "").replacing("&quot;", with: "\"").replacing("&#34;", with: "\""),
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
