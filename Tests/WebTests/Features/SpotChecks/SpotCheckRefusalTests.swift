import Domain
import Foundation
import Governance
import HTTPTypes
import NIOCore
import Store
import Tables
import Testing

@testable import Web

@Suite("What a spot check refuses, on the page and by API, in both languages")
struct SpotCheckRefusalTests {
    /// Adds facilities of these codes and capacities to the county.
    private func plant(_ site: SiteFixture, _ facilities: [(code: String, capacity: Double)]) throws {
        let platform = site.configuration.platform
        try platform.database.writeSync { session in
            let writer = try RegisterWriter(
                session, at: SiteFixture.noon("2024-02-10"), actor: Actor(name: "planter", channel: .command),
                book: platform.book, zone: .china)
            for facility in facilities {
                let id = try writer.newSubject()
                try writer.state(
                    Assertion([
                        "name": .text(facility.code + " 站"), "code": .text(facility.code), "state": .text("normal"),
                        "place": .subject(site.id("东县自然村1")), "designCapacity": .decimal(facility.capacity),
                    ]), of: id, kind: .facility, validity: DayRange(from: Day(iso: "2024-01-01") ?? .beginning),
                    locus: "test")
            }
            try writer.finish(action: "test-plant")
        }
    }

    private func create(_ check: Visitor) async throws -> String {
        let form = try await check.get("/spotchecks/new")
        let made = try await check.post(
            "/spotchecks/new",
            [
                "csrf": form.field("csrf") ?? "", "title": "东县抽查", "area": "990101", "organiser": "东县",
                "threshold": "80", "confidence": "95", "recheckShare": "8", "feature-size": "1", "confirmed": "1",
                "criteria": "effective-operation-draft-1@0",
            ])
        return try #require(made.location)
    }

    /// Sends a step in both languages; both must be refused and hold these words.
    private func refused(
        _ check: Visitor, _ address: String, _ step: String, _ fields: [String: String], _ zh: String, _ en: String
    ) async throws {
        for (language, words) in [("zh-CN", zh), ("en", en)] {
            var sent = fields
            sent["csrf"] = try await check.get(address).field("csrf") ?? ""
            let answer = try await check.post("\(address)/\(step)?lang=\(language)", sent)
            #expect(answer.status == 422)
            #expect(answer.contains(words), "\(language): \(words)")
        }
    }

    private func send(_ check: Visitor, _ path: String, _ body: String) async throws -> (Int, JSONNode) {
        let day = try JSONReader.read(Array(try await check.get("/api/v1/field/day").text.utf8))
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[.formToken] = try #require(day["formToken"]?.text)
        let answer = try await check.send(.post, "/api/v1" + path, headers, ByteBuffer(string: body))
        return (answer.status, try JSONReader.read(Array(answer.text.utf8)))
    }

    @Test("two facilities with one code are named, nothing is frozen, and it goes on once the register is right")
    func duplicate() async throws {
        let site = try await SiteFixture()
        try plant(site, [("F-2", 30), ("F-2", 40)])
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let address = try await create(check)
            try await refused(
                check, address, "freeze", ["day": SiteFixture.today], "设施编码“F-2”重复",
                "The code “F-2” stands twice in the frame")
            let (status, problem) = try await send(
                check, address + "/freeze", "{\"day\": \"\(SiteFixture.today)\"}")
            #expect((400..<500).contains(status))
            #expect("\(problem)".contains("frame-duplicate-id"))
        }
    }

    @Test(
        "a stratum of one joins a similar one; more than there are, or too few for an error, are named with what to do")
    func sizes() async throws {
        let site = try await SiteFixture()
        // With the fixture's own of 30 m³/d: five of 20 to 100, and a single one of 150.
        try plant(site, [("F-2", 30), ("F-3", 40), ("F-4", 50), ("F-5", 60), ("F-6", 150)])
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let address = try await create(check)
            let page = try await check.get(address)
            let frozen = try await check.post(
                address + "/freeze", ["csrf": page.field("csrf") ?? "", "day": SiteFixture.today])
            #expect(frozen.status == 303)
            let text = try await check.get("/api/v1" + address).text
            let strata = try JSONReader.read(Array(text.utf8))["strata"]?.items ?? []
            #expect(strata.map { $0["population"]?.integer } == [6])
            let name = try #require(strata.first?["name"]?.text)
            #expect(name.contains(" + "))
            let event = [
                "kind": "dice", "notice": "当众掷骰", "dueDay": "2025-06-16", "dueTime": "20:00",
            ]
            try await refused(
                check, address, "announce", event.merging(["size-0": "99"]) { $1 }, "只有 6 座设施，不能抽 99 座",
                "has 6 facilities; 99 cannot be drawn")
            try await refused(
                check, address, "announce", event.merging(["size-0": "1"]) { $1 }, "至少抽 2 座",
                "Draw at least 2 from")
            let (status, problem) = try await send(
                check, address + "/announce",
                "{\"sizes\": {\"\(name)\": 7}, \"kind\": \"dice\", \"notice\": \"当众掷骰\", \"dueAt\": 1760000000000}")
            #expect((400..<500).contains(status))
            #expect("\(problem)".contains("sample-too-large"))
        }
    }

    @Test("every reason for which a visit waits is said in Chinese and in English")
    func reasons() {
        for reason in VisitReason.allCases {
            #expect(reason.words.zh.unicodeScalars.contains { $0.value > 0x4E00 }, "\(reason)")
            #expect(reason.words.en.allSatisfy { $0.isASCII || $0 == "’" }, "\(reason)")
        }
    }
}
