import Domain
import Foundation
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Visits of a spot check")
struct SpotCheckVisitTests {
    /// A spot check whose two teams have opened today's lists, with the tasks of the first.
    private func opened(
        _ scene: SpotCheckScene
    ) async throws -> (id: Int64, one: Access, two: Access, head: Access, tasks: [SpotCheckDesk.ListedTask]) {
        let head = try await scene.access("head")
        let id = try await scene.inField(head)
        let one = try await scene.access("one")
        let two = try await scene.access("two")
        for access in [one, two] { try await scene.desk.openList(id, day: scene.platform.today, access: access) }
        scene.advance(hours: 1)
        let tasks = try #require(try await scene.desk.fieldCampaigns(access: one).first).tasks
        return (id, one, two, head, tasks)
    }

    @Test("a visit sent twice is one visit, and a second phone's waits in quarantine", arguments: Engine.allCases)
    func twice(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let (id, one, _, head, tasks) = try await opened(scene)
            let task = try #require(tasks.first)
            let report = scene.report(task, campaign: id)
            let first = try await scene.send(report, one)
            let again = try await scene.send(report, one)
            #expect(first.state == .accepted && again.wasKnown && first.visit == again.visit)
            let other = try await scene.send(scene.report(task, campaign: id, outcome: .notEffective), one)
            #expect(other.state == .quarantined && other.reasons == [.duplicate])
            #expect(try await scene.desk.overview(id, access: head).visits.count == 2)
        }
    }

    @Test("what does not fit is kept with its reason", arguments: Engine.allCases)
    func quarantine(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let (id, one, two, _, tasks) = try await opened(scene)
            // At a facility that two teams look at, a second report waits in any case.
            let all = try await database.read { try AssignmentTable($0).tasks(of: id) }
            let task = try #require(
                tasks.first { task in all.count { $0.facility == task.facility.facility } == 1 })

            var stranger = scene.report(task, campaign: id)
            stranger.assignment = nil
            // Lists of days to come are drawn, too, though nobody sees them yet.
            let drawn = Set(all.map(\.facility))
            stranger.facility = scene.facilities.first { !drawn.contains($0) }?.number
            let unknown = try await scene.send(stranger, one)
            #expect(unknown.reasons == [.notDrawn])

            #expect(try await scene.send(scene.report(task, campaign: id), two).reasons == [.otherTeam])

            var clock = scene.report(task, campaign: id)
            for path in [\VisitReport.startedAt, \.endedAt, \.sentAt] {
                clock[keyPath: path] = clock[keyPath: path].map { $0 - 7_200_000 }
            }
            #expect(try await scene.send(clock, one).reasons == [.clock])

            var early = scene.report(task, campaign: id)
            early.startedAt = scene.now.milliseconds - 10 * 3_600_000
            #expect(try await scene.send(early, one).reasons == [.beforeReveal])

            var wrong = scene.report(task, campaign: id)
            wrong.answers = SpotCheckScene.answers(.notEffective)
            #expect(try await scene.send(wrong, one).reasons == [.contradiction])

            let raw = try await VisitDesk(scene.platform).receive(Data("{\"clientId\": 7".utf8), access: one)
            #expect(raw.state == .quarantined && raw.reasons == [.malformed])
            let binary = try await VisitDesk(scene.platform).receive(Data([0xFF, 0x00, 0x80]), access: one)
            #expect(binary.reasons == [.malformed])

            var nowhere = scene.report(task, campaign: 999)
            nowhere.clientId = "visit-nowhere-1"
            #expect(try await scene.send(nowhere, one).reasons == [.noCampaign])
        }
    }

    @Test("nobody decides about his own visit; a colleague's decision counts it", arguments: Engine.allCases)
    func resolving(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let (id, one, _, head, tasks) = try await opened(scene)
            var report = scene.report(try #require(tasks.first), campaign: id)
            report.answers?["power"] = nil
            let receipt = try await scene.send(report, one)
            #expect(receipt.reasons == [.incomplete])
            await #expect(throws: VisitError.ownVisit) {
                try await VisitDesk(scene.platform).resolve(
                    receipt.visit, accept: true, resolution: "已电话核实", access: one)
            }
            await #expect(throws: SpotCheckError.self) { try await scene.desk.finish(id, access: head) }
            try await VisitDesk(scene.platform).resolve(
                receipt.visit, accept: true, resolution: "已电话核实", access: head)
            let visit = try #require(try await scene.desk.overview(id, access: head).visits.first)
            #expect(visit.record.state == .accepted && visit.record.resolution == "已电话核实")
        }
    }

    @Test("only an inaccessible facility is replaced, by the next ticket, once", arguments: Engine.allCases)
    func replacing(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let (id, one, _, head, tasks) = try await opened(scene)
            let fine = try #require(tasks.first)
            try await scene.send(scene.report(fine, campaign: id), one)
            await #expect(throws: SpotCheckError.self) {
                try await scene.desk.replace(fine.assignment, reason: "想换一个", access: head)
            }
            let overview = try await scene.desk.overview(id, access: head)
            let closed = try #require(
                overview.tasks.first { task in
                    task.assignment.kind == .drawn && tasks.contains { $0.assignment == task.assignment.id }
                        && task.assignment.id != fine.assignment
                })
            let listed = try #require(tasks.first { $0.assignment == closed.assignment.id })
            try await scene.send(scene.report(listed, campaign: id, outcome: .inaccessible), one)
            let new = try await scene.desk.replace(closed.assignment.id, reason: "塌方断路", access: head)
            let after = try await scene.desk.overview(id, access: head)
            let task = try #require(after.tasks.first { $0.assignment.id == new })
            let size = try #require(after.strata.first { $0.name == task.assignment.stratum }?.size)
            #expect(task.facility.placeInStratum == size + 1)
            #expect(task.assignment.kind == .replacement && task.assignment.team == 1)
            await #expect(throws: SpotCheckError.self) {
                try await scene.desk.replace(closed.assignment.id, reason: "再换", access: head)
            }
        }
    }

    @Test(
        "the finished check counts what was not visited as inaccessible and opens a problem for what failed",
        arguments: Engine.allCases)
    func finishing(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let (id, one, two, head, tasks) = try await opened(scene)
            let others = try #require(try await scene.desk.fieldCampaigns(access: two).first).tasks
            var failed = 0
            for (access, list) in [(one, tasks), (two, others)] {
                for (index, task) in list.enumerated() {
                    let outcome: VisitOutcome = index == 0 ? .notEffective : .effective
                    let receipt = try await scene.send(scene.report(task, campaign: id, outcome: outcome), access)
                    #expect(receipt.state == .accepted)
                    if outcome == .notEffective { failed += 1 }
                }
            }
            scene.advance(hours: 24)
            try await scene.desk.finish(id, access: head)
            let overview = try await scene.desk.overview(id, access: head)
            let result = try #require(overview.result)
            #expect(result.population == 39 && result.counts.drawn == 12)
            #expect(result.counts.inaccessible == 12 - result.counts.known)
            #expect(result.conservative.estimate <= result.best?.estimate ?? 1)
            #expect(result.proof.isProved == (result.proof.lowerBound >= 0.8))
            #expect(overview.problemCount <= failed && overview.problemCount >= 1)
            #expect(result.strata.reduce(0) { $0 + $1.counts.drawn } == result.towns.reduce(0) { $0 + $1.counts.drawn })
        }
    }
}
