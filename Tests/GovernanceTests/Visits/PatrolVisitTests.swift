import Domain
import Foundation
import Geo
import Governance
import Sealing
import Store
import Tables
import TestSupport
import Testing

/// Patrols as a part of their own would have them: a visit to a facility, for no campaign.
private struct Patrols: VisitOwner {
    let places: [SubjectID: (path: RegionPath, position: Coordinate)]

    var purpose: String { "patrol" }

    func judge(
        _ report: VisitReport, _ visit: inout VisitRecord, by access: Access, in session: any Session
    ) throws -> VisitJudgement {
        visit.subject = report.facility.map { SubjectID($0) }
        guard let place = visit.subject.flatMap({ places[$0] }), access.may(.reportOperation, in: place.path) else {
            return VisitJudgement(reasons: [.notDrawn])
        }
        visit.path = place.path
        return VisitJudgement(reasons: report.answers?["pump"] == nil ? [.incomplete] : [])
    }

    func audience(of visit: VisitRecord, in session: any Session) throws -> VisitAudience? {
        VisitAudience(.reportOperation, in: visit.path, host: visit.subject ?? .nation)
    }

    func position(of visit: VisitRecord, in session: any Session) throws -> Coordinate? {
        visit.subject.flatMap { places[$0]?.position }
    }

    func title(of visit: VisitRecord, in session: any Session) throws -> String? { "巡检" }

    func obstacle(toCounting visit: VisitRecord, in session: any Session) throws -> BilingualText? { nil }

    func sight(of access: Access) -> VisitSight? {
        .visits(for: purpose, in: access.scope(for: .reportOperation))
    }
}

@Suite("Visits that belong to no spot check")
struct PatrolVisitTests {
    private func scene(_ database: any Database) async throws -> SpotCheckScene {
        try await SpotCheckScene(database) { places, facilities in
            var county = RegionPath(of: .nation, level: .nation, under: nil)
            for (name, level) in [("演示省", RegionLevel.province), ("演示市", .city), ("演示县", .county)] {
                county = RegionPath(of: places[name] ?? .nation, level: level, under: county)
            }
            let position = try Coordinate(longitude: 112.4, latitude: 23.1)
            return [SpotCheckVisits(), Patrols(places: [facilities[0]: (county, position)])]
        }
    }

    @Test(
        "a patrol's visit is filed with its photo, findings and quarantine as they are, for no campaign",
        arguments: Engine.allCases)
    func patrol(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await scene(database)
            let access = try await scene.access("operator")
            let visits = VisitDesk(scene.platform)
            let evidence = EvidenceDesk(scene.platform)
            let photo = try TestPicture(seed: 4).jpeg()
            let hash = SHA256Digest(of: Array(photo)).hexadecimal
            #expect(
                try await evidence.take(photo, of: hash, size: Int64(photo.count), at: 0, access: access).isComplete)
            var report = VisitReport(clientId: "patrol-0001")
            report.purpose = "patrol"
            report.facility = scene.facilities[0].number
            report.startedAt = scene.now.milliseconds - 60_000
            report.endedAt = scene.now.milliseconds - 1000
            report.sentAt = scene.now.milliseconds
            report.answers = ["pump": "runs"]
            report.position = VisitReport.Position(longitude: 112.4, latitude: 23.2, accuracy: 5)
            report.photos = [VisitReport.Photo(hash: hash, item: "pump")]
            let receipt = try await scene.send(report, access)
            #expect(receipt.state == .accepted && receipt.missingPhotos.isEmpty)
            #expect(try await scene.send(report, access).wasKnown)

            let kept = try #require(
                try await database.read { try VisitTable($0).visits(for: "patrol", nil).first })
            #expect(kept.purposeID == nil && kept.subject == scene.facilities[0])
            #expect([VisitFinding](stored: kept.findings).map(\.code) == [.farFromFacility])
            #expect(try await evidence.photo(hash, as: .thumbnail, access: access) != nil)
            // A supervisor reports no operation: the photo is not his to see.
            let supervisor = try await scene.access("head")
            #expect(try await evidence.photo(hash, as: .thumbnail, access: supervisor) == nil)
            // Nor on the facility's page, where whoever reports operation finds it.
            func listed(_ access: Access) async throws -> [String]? {
                let found = try await visits.visits(
                    to: .facility, scene.facilities[0], asOf: scene.platform.asOf(),
                    through: SewerNetworkDesk(scene.platform), access: access)
                return found?.visits.flatMap { $0.photos.map(\.hash) }
            }
            #expect(try await listed(access) == [hash])
            #expect(try await listed(supervisor) == [])

            report.clientId = "patrol-0002"
            report.answers = nil
            #expect(try await scene.send(report, access).reasons == [.incomplete])
            let waiting = try #require(try await visits.quarantine(access: access).first)
            #expect(waiting.title == "巡检" && waiting.mayDecide == false)
            #expect(try await visits.quarantine(access: supervisor).isEmpty)
        }
    }
}

extension [VisitFinding] {
    fileprivate init(stored: String) {
        self = (try? JSONDecoder().decode([VisitFinding].self, from: Data(stored.utf8))) ?? []
    }
}
