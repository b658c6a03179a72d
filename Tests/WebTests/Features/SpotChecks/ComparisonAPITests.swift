import Domain
import Foundation
import Governance
import Store
import Tables
import Testing

@testable import Web

@Suite("Two spot checks compared by a program")
struct ComparisonAPITests {
    /// A finished check of the county: of 1,000 facilities so many effective and not.
    private func plant(_ site: SiteFixture, effective: Int, of checked: Int) async throws -> Int64 {
        let counts = """
            {"effective": \(effective), "notEffective": \(checked - effective), "inaccessible": 0, "outOfScope": 0}
            """
        let part = "[{\"name\": \"all\", \"population\": 1000, \"counts\": \(counts)}]"
        let share = Double(effective) / Double(checked)
        let result = """
            {"threshold": 0.8, "confidence": 0.95, "population": 1000, "counts": \(counts), "strata": \(part),
             "towns": [], "recheck": {"bothEffective": 0, "bothNot": 0, "onlyFirst": 0, "onlySecond": 0, "unpaired": 0},
             "conservative": {"estimate": \(share), "standardError": 0.02, "lower": 0, "upper": 1, "method": "exact"},
             "proof": {"isProved": false, "lowerBound": 0.5}}
            """
        #expect(CampaignResult(json: result) != nil)
        return try await site.configuration.platform.database.write { session in
            let today = Day(iso: SiteFixture.today) ?? .beginning
            let reader = RegionReader(session, asOf: AsOf(valid: today))
            let area = try #require(try reader.region(site.id("东县")))
            var record = CampaignRecord(
                host: area.id, hostPath: area.path, level: area.level, area: area.id, areaPath: area.path,
                title: "抽查 \(effective)", organiser: "东县", purpose: "", criteria: "{}", settings: "{}",
                createdAt: SiteFixture.noon(SiteFixture.today), createdBy: nil)
            record.id = try CampaignTable(session).insert(record)
            record.phase = .finished
            record.finishedAt = SiteFixture.noon(SiteFixture.today)
            record.result = result
            try CampaignTable(session).update(record)
            return record.id
        }
    }

    @Test("90.4 against 82.4 % of 125 each may be chance; against 62.4 % it is real; the document names every member")
    func compared() async throws {
        let site = try await SiteFixture()
        let high = try await plant(site, effective: 113, of: 125)
        let middle = try await plant(site, effective: 103, of: 125)
        let low = try await plant(site, effective: 78, of: 125)
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            func read(_ path: String) async throws -> JSONNode {
                let answer = try await check.get("/api/v1" + path)
                #expect(answer.status == 200, "\(path)")
                return try JSONReader.read(Array(answer.text.utf8))
            }
            let near = try await read("/spotchecks/\(high)/comparison?with=\(middle)")
            #expect(abs((near["independent"]?["difference"]?.number ?? 0) - 10.0 / 125) < 1e-12)
            // SRS of 125 from 1,000 each: √(Σ (1 − f) p (1 − p) / (n − 1)), t with 124 degrees; R: 2 * pt(-t, 124).
            #expect(abs((near["independent"]?["pValue"]?.number ?? 0) - 0.05014279) < 1e-7)
            #expect(near["paired"] == .null && near["hasSameArea"]?.flag == true)
            let far = try await read("/spotchecks/\(high)/comparison?with=\(low)")
            #expect(far["independent"]?["isReal"]?.flag == true)
            #expect(far["second"]?["title"]?.text == "抽查 78")
            let others = try await read("/spotchecks/\(high)/comparable")
            #expect(others["items"]?.items.compactMap { $0["id"]?.integer } == [low, middle])
            let document = try await read("/openapi.json")
            let operation = document["paths"]?["/spotchecks/{id}/comparison"]?["get"]
            let with = operation?["parameters"]?.items.first { $0["name"]?.text == "with" }
            #expect(with?["required"]?.flag == true)
        }
    }

    @Test("without the other check, with one that is not finished, or for who may not know it, there is no comparison")
    func refused() async throws {
        let site = try await SiteFixture()
        let one = try await plant(site, effective: 9, of: 10)
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            #expect(try await check.get("/api/v1/spotchecks/\(one)/comparison").status == 400)
            #expect(try await check.get("/api/v1/spotchecks/\(one)/comparison?with=999").status == 404)
            let east = try await visitor.signedIn("east")
            #expect(try await east.get("/api/v1/spotchecks/\(one)/comparison?with=\(one)").status != 200)
            #expect(try await visitor.get("/api/v1/spotchecks/\(one)/comparison?with=\(one)").status == 401)
        }
    }
}
