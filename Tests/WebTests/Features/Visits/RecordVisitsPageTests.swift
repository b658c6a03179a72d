import Domain
import Foundation
import Governance
import HTTPTypes
import Store
import Tables
import Testing

@testable import Web

@Suite("Visits on pages of records")
struct RecordVisitsPageTests {
    /// A finished spot check of the county, in which the facility was found not to work, and a running one.
    private func site() async throws -> SiteFixture {
        let site = try await SiteFixture()
        let county = site.id("东县")
        let facility = site.facility
        let platform = site.configuration.platform
        try await platform.database.write { session in
            let path = try #require(try RegionReader(session, asOf: AsOf(valid: platform.today)).region(county)?.path)
            for (phase, outcome, name) in [
                (CampaignRecord.Phase.finished, VisitOutcome.notEffective, "张三"),
                (.field, .effective, "李四"),
            ] {
                var campaign = CampaignRecord(
                    host: county, hostPath: path, level: .county, area: county, areaPath: path, title: "\(phase) 抽查",
                    organiser: "东县", purpose: "", criteria: "{}", settings: "{}",
                    createdAt: platform.now(), createdBy: nil)
                campaign.id = try CampaignTable(session).insert(campaign)
                campaign.phase = phase
                try CampaignTable(session).update(campaign)
                var visit = VisitRecord(
                    clientID: "visit-\(phase)", purpose: "spot-check", userID: nil, userName: name,
                    receivedAt: platform.now(), report: "{}")
                visit.purposeID = campaign.id
                visit.subject = facility
                visit.path = path
                visit.outcome = outcome.rawValue
                visit.findings = #"[{"code":"noPosition"}]"#
                try VisitTable(session).insert(visit, photos: [], sender: nil)
            }
        }
        return site
    }

    @Test("a supervisor's page of a facility leads to the visits of finished checks; for an editor there are none")
    func pages() async throws {
        let site = try await site()
        try await site.run { visitor in
            let check = try await visitor.signedIn("check")
            let path = "/records/facilities/\(site.facility)"
            let page = try await check.get(path)
            #expect(page.contains("data-part=\"\(path)/visits\"") && !page.contains("张三"))
            let visits = try await check.get(path + "/visits")
            #expect(visits.status == 200 && visits.contains("data-part-content"))
            #expect(visits.contains("张三") && visits.contains("未有效运行") && visits.contains("没有位置"))
            #expect(!visits.contains("李四") && visits.contains("进行中的抽查只列本组的记录"))
            let village = try await check.get("/places/\(site.id("东县自然村1"))/visits?lang=en")
            #expect(village.contains("张三") && village.contains("Not effective") && village.contains("东县一号站"))
            #expect(try await check.get("/places/\(site.id("东县自然村2"))/visits").contains("张三") == false)
            // A town has a board, no visits of its own.
            #expect(try await check.get("/places/\(site.id("东县镇"))/visits").status == 404)
            #expect(try await check.get("/records/facilities/99999/visits").status == 404)

            let east = try await visitor.signedIn("east")
            #expect(try await east.get(path).contains("data-part") == false)
            #expect(try await east.get(path + "/visits").status == 404)
            let west = try await visitor.signedIn("west")
            #expect(try await west.get(path + "/visits").status == 404)
            #expect(try await visitor.nobody.get(path + "/visits").status != 200)
        }
    }

    @Test("programs get the same, as the schema says")
    func programs() async throws {
        let site = try await site()
        let routes = APITable.routes(of: try Site(site.configuration))
        let route = try #require(routes.first { $0.path == "/records/facility/{id}/visits" })
        try await site.runProgram("check") { program in
            let answer = try await program.get("/records/facility/\(site.facility)/visits")
            #expect(route.response.faults(in: answer.json).isEmpty)
            #expect(answer["items"]?.items.map { $0["userName"]?.text } == ["张三"])
            #expect(answer["items"]?.items.first?["findings"]?.items.first?["code"]?.text == "noPosition")
            #expect(answer["next"] == .null)
        }
        try await site.runProgram("east") { program in
            let answer = try await program.get("/records/facility/\(site.facility)/visits")
            #expect(answer.isProblem(404))
        }
    }
}
