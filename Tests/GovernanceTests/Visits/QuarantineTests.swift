import Domain
import Foundation
import Governance
import Store
import TestSupport
import Testing

@Suite("Quarantine")
struct QuarantineTests {
    @Test(
        "what cannot be read or is not known is kept with the reason, for the head of the reporter's place to see",
        arguments: Engine.allCases)
    func kept(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            var strange = day.scene.report(day.tasks[0], campaign: day.campaign)
            strange.purpose = "fire-drill"
            var nowhere = day.scene.report(day.tasks[0], campaign: 999)
            nowhere.clientId = "visit-nowhere-1"
            let sent: [(Data, VisitReason)] = [
                (Data("{\"clientId\": 7".utf8), .malformed),
                (Data([0xFF, 0x00, 0x80]), .malformed),
                (Data(), .malformed),
                (Data("{\"clientId\":\"visit-of-a-newer-phone\",\"outcome\":\"half-effective\"}".utf8), .malformed),
                (try JSONEncoder().encode(strange), .unknownPurpose),
                (try JSONEncoder().encode(nowhere), .noCampaign),
            ]
            for (bytes, reason) in sent {
                let receipt = try await day.visits.receive(bytes, access: day.one)
                #expect(receipt.state == .quarantined && receipt.reasons == [reason], "\(reason)")
            }
            let waiting = try await day.visits.quarantine(access: day.head)
            #expect(waiting.map { $0.record.reasonList } == sent.reversed().map { [$0.1] })
            for (visit, (bytes, _)) in zip(waiting.reversed(), sent) {
                #expect(visit.mayDecide && visit.obstacle != nil)
                #expect(try await day.visits.report(visit.record.id, access: day.head) == bytes)
            }
            // Nothing of it stands in the way of the spot check, and none of it counts.
            #expect(try await day.scene.desk.overview(day.campaign, access: day.head).visits.isEmpty)
            #expect(try await day.visits.quarantine(limit: 2, access: day.head).count == 2)
            let before = try #require(waiting.dropFirst().first?.record.id)
            #expect(try await day.visits.quarantine(before: before, access: day.head).count == 4)
        }
    }

    @Test("the same unreadable report is kept once, whenever it is sent again", arguments: Engine.allCases)
    func once(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            for sentAt in [1, 2, 3] {
                let bytes = Data("{\"clientId\":7,\"sentAt\":\(sentAt),\"outcome\":\"effective\"}".utf8)
                #expect(try await day.visits.receive(bytes, access: day.one).wasKnown == (sentAt > 1))
            }
            #expect(try await day.visits.quarantine(access: day.head).count == 1)
        }
    }

    @Test("a name used by somebody else, or again for other content, never overwrites what is there")
    func names() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let report = day.scene.report(day.tasks[0], campaign: day.campaign)
            let first = try await day.scene.send(report, day.one)
            var resent = report
            resent.sentAt = report.sentAt.map { $0 + 60_000 }
            #expect(try await day.scene.send(resent, day.one).wasKnown)
            let foreign = try await day.scene.send(report, day.two)
            #expect(foreign.reasons == [.foreignName] && foreign.visit != first.visit)
            var changed = report
            changed.outcome = .notEffective
            #expect(try await day.scene.send(changed, day.one).reasons == [.changed])
            let overview = try await day.scene.desk.overview(day.campaign, access: day.head)
            #expect(overview.visits.map { $0.record.outcome } == ["effective"])
            #expect(try await day.visits.quarantine(access: day.head).count == 2)
        }
    }

    @Test(
        "the head counts it or sets it aside with a reason; it is kept and listed either way",
        arguments: Engine.allCases)
    func decided(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let early = try await day.visit(0) { $0.startedAt = $0.startedAt.map { $0 - 10 * 3_600_000 } }
            #expect(early.reasons == [.beforeReveal])
            let raw = try await day.visits.receive(Data("no report".utf8), access: day.one)
            await #expect(throws: VisitError.ownVisit) {
                try await day.visits.resolve(early.visit, accept: true, resolution: "我自己的", access: day.one)
            }
            await #expect(throws: VisitError.self) {
                try await day.visits.resolve(early.visit, accept: true, resolution: "", access: day.head)
            }
            await #expect(throws: VisitError.self) {
                try await day.visits.resolve(raw.visit, accept: true, resolution: "无法识别也要计入", access: day.head)
            }
            try await day.visits.resolve(early.visit, accept: true, resolution: "已电话核实", access: day.head)
            try await day.visits.resolve(raw.visit, accept: false, resolution: "不是检查记录", access: day.head)
            await #expect(throws: AccessError.notFound) {
                try await day.visits.resolve(raw.visit, accept: false, resolution: "再来一次", access: day.head)
            }
            #expect(try await day.visits.quarantine(access: day.head).isEmpty)
            let aside = try await day.visits.quarantine([.dismissed], access: day.head)
            #expect(aside.map { $0.record.resolution } == ["不是检查记录"])
            #expect(try await day.visits.report(raw.visit, access: day.head) == Data("no report".utf8))
            let counted = try await day.scene.desk.overview(day.campaign, access: day.head).visits
            #expect(counted.map(\.record.state) == [.accepted])
        }
    }

    @Test("somebody below the organising place, or without field work, does not know of it", arguments: Engine.allCases)
    func hidden(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let raw = try await day.visits.receive(Data("no report".utf8), access: day.one)
            let county = try await day.scene.access("county")
            #expect(try await day.visits.quarantine(access: county).isEmpty)
            for login in ["county", "operator"] {
                let access = try await day.scene.access(login)
                await #expect(throws: AccessError.notFound) {
                    try await day.visits.report(raw.visit, access: access)
                }
                await #expect(throws: AccessError.notFound) {
                    try await day.visits.resolve(raw.visit, accept: false, resolution: "不归我管", access: access)
                }
            }
        }
    }

    @Test(
        "two phones that tell the same visit at the same moment: one counts, the other waits",
        arguments: Engine.allCases)
    func atOnce(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            for task in day.tasks.prefix(4) {
                let reports = (0..<4).map { _ in day.scene.report(task, campaign: day.campaign) }
                let states = try await withThrowingTaskGroup(of: VisitRecord.State.self) { group in
                    for report in reports { group.addTask { try await day.scene.send(report, day.one).state } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(states.filter { $0 == .accepted }.count == 1)
                #expect(states.filter { $0 == .quarantined }.count == 3)
            }
        }
    }
}
