import Domain
import Foundation
import Governance
import Sealing
import Store
import TestSupport
import Testing

@Suite("Photos added to a visit later")
struct LatePhotoTests {
    @Test("they join the visit once, however often they are sent, and are told apart", arguments: Engine.allCases)
    func added(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let first = try TestPicture(seed: 1).jpeg()
            let receipt = try await day.visit(0, photos: [first])
            let late = try TestPicture(seed: 2).jpeg()
            let list = [
                VisitReport.Photo(hash: SHA256Digest(of: Array(first)).hexadecimal),
                VisitReport.Photo(hash: SHA256Digest(of: Array(late)).hexadecimal, item: "outflow"),
            ]
            // The list may come before the bytes do; what is missing is named.
            let before = try await day.visits.addPhotos(list, to: receipt.clientID, access: day.one)
            #expect(before.missingPhotos == [list[1].hash] && before.visit == receipt.visit)
            try await day.upload(late, day.one)
            for _ in 0..<2 {
                let again = try await day.visits.addPhotos(list, to: receipt.clientID, access: day.one)
                #expect(again.missingPhotos.isEmpty && again.state == .accepted)
            }
            let visit = try #require(try await day.scene.desk.overview(day.campaign, access: day.head).visits.first)
            #expect(visit.photos.map(\.hash) == list.map(\.hash))
            #expect(visit.photos.map { $0.addedAt != nil } == [false, true])
            #expect(visit.findings.map(\.code) == [.photosAddedLater] && visit.findings.first?.value == 1)
        }
    }

    @Test("a photo arrives in pieces over a link that breaks, whichever pieces come twice")
    func resumed() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let photo = try TestPicture(seed: 3).jpeg()
            let hash = SHA256Digest(of: Array(photo)).hexadecimal
            let size = Int64(photo.count)
            var at = 0
            var isComplete = false
            while !isComplete {
                let piece = photo[at..<min(photo.count, at + 7000)]
                for _ in 0..<2 {
                    let arrival = try await day.evidence.take(
                        Data(piece), of: hash, size: size, at: Int64(at), access: day.one)
                    isComplete = arrival.isComplete
                }
                at += piece.count
            }
            #expect(try await day.evidence.arrival(hash, access: day.one).received == size)
        }
    }

    @Test("nobody adds to another's visit, and no list is so long that it fills the store")
    func refused() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let receipt = try await day.visit(0)
            let photo = VisitReport.Photo(hash: String(repeating: "a", count: 64))
            await #expect(throws: AccessError.notFound) {
                try await day.visits.addPhotos([photo], to: receipt.clientID, access: day.two)
            }
            await #expect(throws: VisitError.self) {
                let many = (0..<101).map { index in
                    VisitReport.Photo(hash: SHA256Digest(of: "\(index)").hexadecimal)
                }
                return try await day.visits.addPhotos(many, to: receipt.clientID, access: day.one)
            }
        }
    }
}
