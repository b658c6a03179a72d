import Domain
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Who decides about re-checks that wait")
struct RecheckDecisionTests {
    @Test(
        "where both teams' visits wait and everybody is in a team, each decides about the other's once its own is here",
        arguments: Engine.allCases)
    func eachOther(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let day = try await FieldDay(scene)
            let tasks = try await database.read { try AssignmentTable($0).tasks(of: day.campaign) }
            let recheck = try #require(tasks.first { $0.kind == .recheck })
            let first = try #require(tasks.first { $0.facility == recheck.facility && $0.kind == .drawn })
            scene.advance(hours: 24)
            func inspector(of team: Int) async throws -> Access { try await scene.access(team == 1 ? "one" : "two") }
            for team in [1, 2] {
                let access = try await inspector(of: team)
                try await scene.desk.openList(day.campaign, day: scene.platform.today, access: access)
            }
            scene.advance(hours: 1)
            var visits: [Int: Int64] = [:]
            for task in [first, recheck] {
                let access = try await inspector(of: task.team)
                let campaign = try #require(try await scene.desk.fieldCampaigns(access: access).first)
                let listed = try #require(campaign.tasks.first { $0.assignment == task.id })
                var report = scene.report(listed, campaign: day.campaign)
                // Two hours slow: the phone's clock is named, and the visit waits.
                report.startedAt = report.startedAt.map { $0 - 7_200_000 }
                report.endedAt = report.endedAt.map { $0 - 7_200_000 }
                report.sentAt = report.sentAt.map { $0 - 7_200_000 }
                let receipt = try await scene.send(report, access)
                #expect(receipt.state == .quarantined && receipt.reasons.contains(.clock))
                visits[task.team] = receipt.visit
                if task == first {
                    // The second team has not reported: it knows of nothing.
                    let other = try await inspector(of: recheck.team)
                    #expect(try await day.visits.quarantine(access: other).isEmpty)
                }
            }
            for (team, visit) in visits {
                let own = try await inspector(of: team)
                let other = try await inspector(of: 3 - team)
                await #expect(throws: VisitError.ownVisit) {
                    try await day.visits.resolve(visit, accept: true, resolution: "自己裁定", access: own)
                }
                try await day.visits.resolve(visit, accept: true, resolution: "手机时钟慢两小时，其余无误", access: other)
            }
            try await scene.desk.finish(day.campaign, access: day.head)
            let result = try await scene.desk.overview(day.campaign, access: day.head).result
            #expect(result?.recheck.bothEffective == 1)
        }
    }

    @Test("that a facility is looked at twice is told nobody before the second report is here")
    func untold() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database)
            let day = try await FieldDay(scene)
            scene.advance(hours: 24)
            for login in ["one", "two"] {
                let access = try await scene.access(login)
                try await scene.desk.openList(day.campaign, day: scene.platform.today, access: access)
            }
            let head = try await scene.access("head")
            let open = try await scene.desk.overview(day.campaign, access: head).tasks
            #expect(open.contains { $0.assignment.kind == .recheck })
            #expect(open.allSatisfy { $0.kind == .drawn })
            try await scene.desk.finish(day.campaign, access: head)
            #expect(try await scene.desk.overview(day.campaign, access: head).tasks.contains { $0.kind == .recheck })
        }
    }
}
