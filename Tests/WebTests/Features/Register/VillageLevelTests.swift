import Domain
import Governance
import TestSupport
import Testing

@testable import Web

@Suite("Levels of villages in lists")
struct VillageLevelTests {
    @Test("a list takes the level by its word or its number, and says the words where it understands neither")
    func words() throws {
        let asOf = AsOf(valid: try #require(Day(iso: SiteFixture.today)))
        func level(_ text: String) throws -> RegionLevel? {
            try RegisterConditions.query(
                kind: "villages", conditions: [("level", text)], area: nil, asOf: asOf
            ).level
        }
        for (text, wanted) in [
            ("6", RegionLevel.naturalVillage), ("naturalVillage", .naturalVillage), ("5", .administrativeVillage),
            ("administrativeVillage", .administrativeVillage),
        ] {
            #expect(try level(text) == wanted, "\(text)")
        }
        for text in ["4", "town", "village"] {
            let refusal = #expect(throws: RegisterConditions.Refusal.self) { try level(text) }
            let message = try #require(refusal?.message)
            #expect(message.zh.contains("naturalVillage（自然村）") && message.en.contains("administrativeVillage"))
        }
    }

    @Test("a list's page shows the level that its address names by the word")
    func page() async throws {
        let fixture = try await SiteFixture()
        try await fixture.run { visitor in
            let east = try await visitor.signedIn("east")
            let byWord = try await east.get("/register/villages?level=naturalVillage")
            #expect(byWord.text.contains("<option value=\"6\" selected"))
        }
    }
}
