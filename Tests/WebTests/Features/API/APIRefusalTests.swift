import Domain
import Governance
import HTTPTypes
import Hummingbird
import TestSupport
import Testing

@testable import Web

@Suite("What the API refuses")
struct APIRefusalTests {
    @Test("without a token nothing but the description is answered, and a wrong one is no better")
    func noToken() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            for token in [nil, "qx_" + String(repeating: "A", count: 43), "x", ""] as [String?] {
                let nobody = Program(client: program.client, token: token)
                let reply = try await nobody.get("/areas")
                #expect(reply.isProblem(401) && reply.headers[.wwwAuthenticate] != nil)
                #expect(try await nobody.send(.patch, "/records/village/1", "{}").isProblem(401))
            }
            #expect(try await Program(client: program.client).get("/openapi.json").status == 200)
            #expect(try await program.get("/nothing").isProblem(404))
        }
    }

    @Test("a token does what it was made for, where it was made for, and no more")
    func scopes() async throws {
        let fixture = try await SiteFixture()
        let reader = try await fixture.token("east", [.viewRegister], in: "东县村")
        try await fixture.runProgram { program in
            let narrow = Program(client: program.client, token: reader)
            #expect(try await narrow.get("/records/village/\(fixture.id("东县自然村1"))").status == 200)
            #expect(try await narrow.get("/areas/\(fixture.id("东县"))").isProblem(404))
            let write = try await narrow.send(
                .patch, "/records/village/\(fixture.id("东县自然村1"))", #"{"values":{"status":"controlled"}}"#)
            #expect(write.isProblem(403) && write["code"]?.text == "permission-missing")
            #expect(write["detail"]?.text?.contains("edit-register") == true)
        }
    }

    @Test("a session's cookie reads, and writes only with the session's token in the header")
    func cookie() async throws {
        let fixture = try await SiteFixture()
        let session = try await fixture.session("east")
        try await fixture.runProgram { program in
            let browser = Program(client: program.client)
            let cookie: HTTPFields = [.cookie: "qingxi=" + session.cookie]
            let path = "/records/village/\(fixture.id("东县自然村1"))"
            let read = try await browser.get(path, headers: cookie)
            #expect(read.status == 200)
            let version = read["version"]?.integer ?? 0
            let body = #"{"values":{"status":"controlled"},"version":\#(version)}"#
            let withoutToken = try await browser.send(.patch, path, body, headers: cookie)
            #expect(withoutToken.isProblem(403))
            var headers = cookie
            headers[.formToken] = session.person.formToken.text
            let written = try await browser.send(.patch, path, body, headers: headers)
            #expect(written.status == 200)
        }
    }

    private static let malformed = [
        "", "{", "[1,]", "{\"values\":{\"status\":\"treated\"}", "{\"values\":1e400}", "{\"a\":01}", "nul",
        "{\"values\":{},\"values\":{}}", "\"\\ud800\"", "{\"a\":\"\u{1}\"}", "{} {}", "{'a':1}",
        String(repeating: "[", count: 60_000), String(repeating: "{\"a\":", count: 5000),
    ]

    @Test("what is no JSON is refused with its place")
    func malformed() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            for body in Self.malformed {
                let reply = try await program.send(.patch, "/records/village/\(fixture.id("东县自然村1"))", body)
                #expect(reply.isProblem(400), "\(body.prefix(40)): \(reply.text.prefix(200))")
                #expect(reply["code"]?.text == "malformed-json")
                #expect(reply["details"]?["zh"]?.text?.contains("字节") == true)
            }
        }
    }

    @Test("bytes that are no UTF-8, another type, and a body without end are refused")
    func otherBodies() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let path = "/records/village/\(fixture.id("东县自然村1"))"
            let notText = try await program.send(.patch, path, bytes: [0x7B, 0xFF, 0x7D])
            #expect(notText.isProblem(400))
            let zeros = try await program.send(.patch, path, bytes: [0, 0, 0])
            #expect(zeros.isProblem(400))
            let otherType = try await program.send(.patch, path, "status=treated", type: "text/plain")
            #expect(otherType.isProblem(415))
            let long = "{\"values\":{\"remarks\":\"" + String(repeating: "长", count: 100_000) + "\"}}"
            let tooLong = try await program.send(.patch, path, long)
            #expect(tooLong.isProblem(413))
        }
    }

    private static let unfit: [(body: String, names: [String])] = [
        (#"{"values":{"status":"done"}}"#, ["values.status"]),
        (#"{"values":{"registeredPopulation":"200"}}"#, ["values.registeredPopulation"]),
        (
            #"{"values":{"registeredPopulation":-1,"registeredMale":1.5}}"#,
            ["values.registeredPopulation", "values.registeredMale"]
        ),
        (#"{"values":{"registeredPopulation":99999999999999999999999999}}"#, ["values.registeredPopulation"]),
        (#"{"values":{"completedOn":"2025-02-30"}}"#, ["values.completedOn"]),
        (#"{"values":{"longitude":200}}"#, ["values.longitude"]),
        (#"{"values":{"isBlackOdorous":1}}"#, ["values.isBlackOdorous"]),
        (#"{"values":{"remarks":"a\u0000b"}}"#, ["values.remarks"]),
        (#"{"values":{"population":3}}"#, ["values.population"]),
        (#"{"values":{"status":{"a":[1]}}}"#, ["values.status"]),
        (#"{"value":{"status":"treated"}}"#, ["value"]),
        (#"{"cleared":["nothing"]}"#, ["cleared[0]"]),
        (#"{"values":{"status":"treated"},"validFrom":"2025-6-1"}"#, ["validFrom"]),
        (#"{"version":"1"}"#, ["version"]),
        ("[]", [""]), ("null", [""]), ("12", [""]),
    ]

    @Test("values that do not fit are refused, each by its name, and nothing is kept")
    func unfit() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let path = "/records/village/\(fixture.id("东县自然村1"))"
            let before = try await program.get(path)
            for (body, names) in Self.unfit {
                let reply = try await program.send(.patch, path, body)
                #expect(reply.isProblem(422), "\(body): \(reply.text.prefix(300))")
                #expect(reply.faultNames == names, "\(body)")
            }
            #expect(try await program.get(path).bytes == before.bytes)
        }
    }

    @Test("a change without a change, in the future, or to nothing known is refused with its reason")
    func pointless() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let path = "/records/village/\(fixture.id("东县自然村1"))"
            let seen: HTTPFields = [.ifMatch: try await program.get(path).headers[.eTag] ?? ""]
            for (body, code) in [
                ("{}", "nothing-changed"), (#"{"values":{"status":"treated"}}"#, "nothing-changed"),
                (#"{"values":{"status":"controlled"},"validFrom":"2031-01-01"}"#, "day-unfit"),
            ] {
                let reply = try await program.send(.patch, path, body, headers: seen)
                #expect(reply.isProblem(422) && reply["code"]?.text == code)
            }
            let nameless = try await program.send(
                .post, "/records/outlet", #"{"values":{"place":\#(fixture.id("东县自然村1"))}}"#)
            #expect(nameless.isProblem(422) && nameless["code"]?.text == "name-missing")
        }
    }

    private static let addresses = [
        "/records/villages?cursor=abc", "/records/villages?cursor=a.", "/records/villages?cursor=b.AAAA",
        "/records/villages?limit=0", "/records/villages?limit=501", "/records/villages?limit=x",
        "/records/villages?level=3", "/records/villages?area=x", "/records/villages?area=99999999999999999999",
        "/records/villages?sort=remarks", "/records/villages?sort=%27;--", "/records/villages?status=what",
        "/records/villages?registeredPopulation.min=abc", "/records/villages?registeredPopulation=viele",
        "/records/villages?nosuch=1", "/records/villages?last=maybe", "/records/villages?nameContains=%00",
        "/records/village/0", "/records/village/-1", "/records/village/x", "/records/village/99999999999999999999",
        "/areas/1e3", "/search", "/search?q=", "/search?q=a%00", "/search?q=a&limit=1000",
    ]

    @Test("addresses that make no sense are refused")
    func unfitAddress() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            for path in Self.addresses {
                let refused = try await program.get(path)
                #expect(refused.isProblem(400), "\(path): \(refused.text.prefix(200))")
            }
        }
    }

    @Test("a cursor that was tampered with, or is of another order, is refused")
    func tamperedCursor() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let first = try await program.get("/records/villages?sort=-registeredPopulation&limit=1")
            let cursor = try #require(first["next"]?.text)
            #expect(
                try await program.get("/records/villages?sort=-registeredPopulation&limit=1&cursor=\(cursor)").status
                    == 200)
            for other in [
                "/records/villages?sort=registeredPopulation&cursor=\(cursor)", "/records/villages?cursor=\(cursor)",
                "/records/facilities?cursor=\(cursor)",
            ] {
                #expect(try await program.get(other).isProblem(400), "\(other)")
            }
            for index in [0, 2, 5, 9, 14] {
                var bytes = Array(cursor.utf8)
                guard index < bytes.count else { continue }
                bytes[index] = UInt8(ascii: "!")
                let bent = PageURL.encode(String(decoding: bytes, as: UTF8.self))
                #expect(
                    try await program.get("/records/villages?sort=-registeredPopulation&cursor=\(bent)").isProblem(400))
            }
        }
    }

    @Test("messages are in the language asked for, and both are always there")
    func languages() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let zh = try await program.get("/areas/999999")
            let en = try await program.get("/areas/999999?lang=en")
            let header = try await program.get("/areas/999999", headers: [.acceptLanguage: "en-GB,en;q=0.8"])
            #expect(
                zh["title"]?.text == "没有找到" && en["title"]?.text == "Not found" && header["title"]?.text == "Not found")
            #expect(zh["titles"] == en["titles"] && zh["details"]?["en"]?.text?.isEmpty == false)
        }
    }
}
