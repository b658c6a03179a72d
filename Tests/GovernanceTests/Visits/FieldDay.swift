import Domain
import Foundation
import Governance
import Sealing
import Store
import Testing

/// A spot check whose two teams have opened today's lists, an hour later.
struct FieldDay {
    let scene: SpotCheckScene
    let campaign: Int64
    let head: Access
    let one: Access
    let two: Access
    /// The first team's list.
    let tasks: [SpotCheckDesk.ListedTask]

    init(_ scene: SpotCheckScene) async throws {
        self.scene = scene
        head = try await scene.access("head")
        campaign = try await scene.inField(head, size: 10)
        one = try await scene.access("one")
        two = try await scene.access("two")
        for access in [one, two] {
            try await scene.desk.openList(campaign, day: scene.platform.today, access: access)
        }
        scene.advance(hours: 1)
        tasks = try #require(try await scene.desk.fieldCampaigns(access: one).first).tasks
    }

    var visits: VisitDesk { VisitDesk(scene.platform) }
    var evidence: EvidenceDesk { EvidenceDesk(scene.platform) }

    /// Uploads a photo.
    ///
    /// - Returns: Its hash.
    @discardableResult
    func upload(_ photo: Data, _ access: Access) async throws -> String {
        let hash = SHA256Digest(of: Array(photo)).hexadecimal
        let arrival = try await evidence.take(photo, of: hash, size: Int64(photo.count), at: 0, access: access)
        #expect(arrival.isComplete)
        return hash
    }

    /// Reports a visit with these photos to the first team's task at an index.
    @discardableResult
    func visit(
        _ index: Int, photos: [Data] = [], change: (inout VisitReport) -> Void = { _ in }
    ) async throws -> VisitReceipt {
        var report = scene.report(tasks[index], campaign: campaign)
        report.photos = []
        for photo in photos { report.photos?.append(VisitReport.Photo(hash: try await upload(photo, one))) }
        change(&report)
        return try await scene.send(report, one)
    }

    /// What is noteworthy about a visit.
    func findings(_ visit: Int64) async throws -> [VisitFinding] {
        let overview = try await scene.desk.overview(campaign, access: head)
        return try #require(overview.visits.first { $0.record.id == visit }).findings
    }

    func codes(_ visit: Int64) async throws -> [VisitFinding.Code] { try await findings(visit).map(\.code) }
}
