import Testing

@testable import Web

@Suite("Tables of records")
struct RegisterTableTests {
    @Test("an English heading goes without its unit only where it has that word")
    func units() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let page = try await east.get("/register/facilities?lang=en&cols=mainLength&cols=connectedHouseholds")
            #expect(page.contains("Main sewers") && page.contains("Connected households"))
            #expect(page.contains("Main sewers <span class=\"unit\">m</span>"))
            #expect(page.contains("Connected households</a></th>"))
        }
    }
}
