import Domain
import Foundation
import Governance
import Sealing
import Store
import TestSupport
import Testing

@Suite("Visits carried over in a file")
struct OutboxTests {
    private func file(_ reports: [VisitReport], _ photos: [Data]) throws -> Data {
        let visits = try reports.map { try JSONSerialization.jsonObject(with: JSONEncoder().encode($0)) }
        let list = photos.map {
            ["hash": SHA256Digest(of: Array($0)).hexadecimal, "base64": $0.base64EncodedString()]
        }
        return try JSONSerialization.data(
            withJSONObject: ["version": 1, "user": "甲", "visits": visits, "photos": list])
    }

    @Test(
        "each waits for a decision; the same file again, or the phone getting through after all, doubles nothing",
        arguments: Engine.allCases)
    func taken(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let photo = try TestPicture(seed: 9).jpeg()
            var report = day.scene.report(day.tasks[0], campaign: day.campaign)
            report.photos = [VisitReport.Photo(hash: SHA256Digest(of: Array(photo)).hexadecimal)]
            let known = try await day.visit(1)
            var second = day.scene.report(day.tasks[1], campaign: day.campaign, id: known.clientID)
            second.remarks = "同一编号，内容不同"
            let bytes = try file([report, second], [photo])

            let first = try await day.visits.takeOutbox(bytes, access: day.head)
            #expect(first.visits == 2 && first.photos == 1 && first.damagedPhotos == 0)
            let again = try await day.visits.takeOutbox(bytes, access: day.head)
            #expect(again.visits == 0 && again.knownVisits == 2 && again.knownPhotos == 1)
            #expect(try await day.scene.send(report, day.one).wasKnown)

            let waiting = try await day.visits.quarantine(access: day.head)
            #expect(waiting.map { $0.record.reasonList } == [[.changed, .byFile], [.byFile]])
            let visit = try #require(waiting.last)
            #expect(visit.record.userID == nil && visit.record.userName.contains("甲"))
            #expect(visit.missingPhotos.isEmpty && visit.obstacle == nil)
            try await day.visits.resolve(visit.record.id, accept: true, resolution: "与填报人核对", access: day.head)
            #expect(
                try await day.scene.desk.overview(day.campaign, access: day.head).tasks.filter { $0.visit != nil }.count
                    == 2)
        }
    }

    @Test("a damaged photo is counted as such, and a file that no phone wrote is refused by name")
    func damaged() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let photo = ["hash": String(repeating: "a", count: 64), "base64": "AAAA"]
            let bytes = try JSONSerialization.data(
                withJSONObject: ["visits": [[:] as [String: String], 7, "x"], "photos": [photo]] as [String: Any])
            let summary = try await day.visits.takeOutbox(bytes, access: day.head)
            #expect(summary.visits == 3 && summary.damagedPhotos == 1)
            for bad in [Data(), Data("[]".utf8), Data("{\"visits\":3}".utf8), Data([0xFF])] {
                await #expect(throws: VisitError.self) { try await day.visits.takeOutbox(bad, access: day.head) }
            }
            let stranger = try await day.scene.access("operator")
            await #expect(throws: AccessError.notFound) {
                try await day.visits.takeOutbox(bytes, access: stranger)
            }
        }
    }
}
