import Domain
import Foundation
import Governance
import Sealing
import Store
import Tables
import TestSupport
import Testing

@Suite("Blind re-checks")
struct BlindRecheckTests {
    @Test(
        "between 5 and 10 % are looked at twice, by another team, for samples of 15 to 150", arguments: [20, 40, 200])
    func share(_ size: Int) async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database, facilities: size + 20)
            let head = try await scene.access("head")
            let id = try await scene.inField(head, size: size / 4)
            let tasks = try await database.read { try AssignmentTable($0).tasks(of: id) }
            let drawn = tasks.filter { $0.kind == .drawn }
            let rechecks = tasks.filter { $0.kind == .recheck }
            let share = Double(rechecks.count) / Double(drawn.count)
            #expect((0.05...0.1).contains(share), "\(rechecks.count) of \(drawn.count)")
            for task in rechecks {
                let first = try #require(drawn.first { $0.facility == task.facility })
                #expect(first.team != task.team && task.day >= first.day)
            }
        }
    }

    @Test(
        "the second team sees neither the first's conclusion nor its photos, nor that it is a re-check, until the end",
        arguments: Engine.allCases)
    func blind(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let day = try await FieldDay(scene)
            let tasks = try await database.read { try AssignmentTable($0).tasks(of: day.campaign) }
            let recheck = try #require(tasks.first { $0.kind == .recheck })
            let first = try #require(tasks.first { $0.facility == recheck.facility && $0.kind == .drawn })
            let logins = [1: "one", 2: "two"]
            let firstTeam = try await scene.access(logins[first.team] ?? "")
            let secondTeam = try await scene.access(logins[recheck.team] ?? "")
            scene.advance(hours: 24)
            for access in [firstTeam, secondTeam] {
                let later = try await scene.access(access.userID == scene.users["one"] ? "one" : "two")
                try await scene.desk.openList(day.campaign, day: scene.platform.today, access: later)
            }
            scene.advance(hours: 1)
            let before = try await scene.access(logins[first.team] ?? "")
            let after = try await scene.access(logins[recheck.team] ?? "")
            func task(_ number: Int64, _ access: Access) async throws -> SpotCheckDesk.ListedTask {
                let campaign = try #require(try await scene.desk.fieldCampaigns(access: access).first)
                return try #require(campaign.tasks.first { $0.assignment == number })
            }
            let photo = try TestPicture(seed: 11).jpeg()
            let hash = try await day.upload(photo, before)
            var report = scene.report(
                try await task(first.id, before), campaign: day.campaign, outcome: .notEffective)
            report.photos = [VisitReport.Photo(hash: hash)]
            #expect(try await scene.send(report, before).state == .accepted)

            // The second team's list looks like any other, and the facility on it as if nobody had been there.
            let listed = try await task(recheck.id, after)
            #expect(listed.isDone == false)
            let seen = try await scene.desk.overview(day.campaign, access: after)
            #expect(!seen.visits.contains { $0.record.subject == recheck.facility })
            #expect(!seen.tasks.contains { $0.assignment.id == first.id })
            #expect(try await day.evidence.photo(hash, as: .thumbnail, access: after) == nil)
            #expect(try await day.evidence.photo(hash, as: .original, access: after) == nil)
            // A visit of the first team that waits for a decision is not the second team's to see either.
            var again = report
            again.clientId = "visit-again-0001"
            let waiting = try await scene.send(again, before)
            #expect(waiting.reasons == [.duplicate])
            #expect(try await day.visits.quarantine(access: after).isEmpty)
            await #expect(throws: AccessError.notFound) {
                try await day.visits.resolve(waiting.visit, accept: false, resolution: "想看看", access: after)
            }
            await #expect(throws: AccessError.notFound) {
                try await day.visits.report(waiting.visit, access: after)
            }
            // Whoever organises sees all of it, and so does the first team its own.
            let head = try await scene.access("head")
            #expect(try await scene.desk.overview(day.campaign, access: head).visits.count == 2)
            #expect(try await scene.desk.overview(day.campaign, access: before).visits.count == 2)
            #expect(try await day.evidence.photo(hash, as: .thumbnail, access: head) != nil)

            let second = scene.report(listed, campaign: day.campaign)
            #expect(try await scene.send(second, after).state == .accepted)
            // Its own report is here and cannot change: now the second team may decide, the reporter still may not.
            await #expect(throws: VisitError.ownVisit) {
                try await day.visits.resolve(waiting.visit, accept: false, resolution: "重复", access: before)
            }
            #expect(try await day.visits.quarantine(access: after).map(\.mayDecide) == [true])
            try await day.visits.resolve(waiting.visit, accept: false, resolution: "重复", access: after)
            try await scene.desk.finish(day.campaign, access: head)
            let result = try await scene.desk.overview(day.campaign, access: after)
            #expect(result.visits.contains { $0.record.assignment == first.id })
            #expect(result.result?.recheck.onlySecond == 1)
            #expect(try await day.evidence.photo(hash, as: .thumbnail, access: after) != nil)
        }
    }

    @Test(
        "an empty report is no way to see the other team's first: what comes after it waits", arguments: Engine.allCases
    )
    func peeking(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let day = try await FieldDay(scene)
            let tasks = try await database.read { try AssignmentTable($0).tasks(of: day.campaign) }
            let recheck = try #require(tasks.first { $0.kind == .recheck })
            let login = [1: "one", 2: "two"][recheck.team] ?? ""
            scene.advance(hours: 24)
            try await scene.desk.openList(
                day.campaign, day: scene.platform.today, access: try await scene.access(login))
            scene.advance(hours: 1)
            let member = try await scene.access(login)
            let campaign = try #require(try await scene.desk.fieldCampaigns(access: member).first)
            let listed = try #require(campaign.tasks.first { $0.assignment == recheck.id })
            var empty = scene.report(listed, campaign: day.campaign)
            empty.clientId = "visit-empty-0001"
            empty.answers = [:]
            #expect(try await scene.send(empty, member).reasons == [.incomplete])
            let real = try await scene.send(scene.report(listed, campaign: day.campaign), member)
            #expect(real.state == .quarantined && real.reasons == [.duplicate])
        }
    }
}
