import Domain
import Foundation
import Governance
import TestSupport
import Testing

@Suite("Photos that were used before")
struct PhotoReuseTests {
    @Test(
        "the same file, the same picture saved again, smaller or stamped is found in another facility's visit",
        arguments: Engine.allCases)
    func reused(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let picture = TestPicture(seed: 7)
            let original = try picture.jpeg()
            let first = try await day.visit(0, photos: [original, TestPicture(seed: 8).jpeg()])
            #expect(try await day.codes(first.visit).isEmpty)

            // Whatever is sent with the second visit, the first is named.
            let again = try await day.visit(1, photos: [original])
            let exact = try #require(try await day.findings(again.visit).first)
            #expect(exact.code == .photoReused && exact.otherVisit == first.visit && exact.value == 0)

            let note = CameraNote(time: "2025:06:15 13:00:00", latitude: 23.1, longitude: 112.4)
            var renamed = original
            renamed.insert(contentsOf: note.segment, at: 2)
            for (index, photo) in [(2, renamed), (3, try picture.jpeg(quality: 20)), (4, try picture.stamped.jpeg())] {
                let receipt = try await day.visit(index, photos: [photo])
                let finding = try #require(try await day.findings(receipt.visit).first { $0.photo != nil })
                #expect(
                    [.photoReused, .photoTakenElsewhere, .photoTakenAtOtherTime].contains(finding.code),
                    "\(index): \(finding)")
                #expect(try await day.codes(receipt.visit).contains(.photoReused), "\(index)")
            }
        }
    }

    @Test("another picture is not taken for the same", arguments: Engine.allCases)
    func different(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            for index in 0..<4 {
                let receipt = try await day.visit(index, photos: [TestPicture(seed: UInt64(20 + index)).jpeg()])
                #expect(try await day.codes(receipt.visit).isEmpty)
            }
        }
    }

    @Test("photos that come after the report are looked at all the same")
    func later() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let photo = try TestPicture(seed: 5).jpeg()
            try await day.visit(0, photos: [photo])
            let hash = try await day.upload(photo, day.one)
            let stamped = try TestPicture(seed: 5).stamped.jpeg()
            let receipt = try await day.visit(1) { report in
                report.photos = [VisitReport.Photo(hash: String(repeating: "0", count: 64))]
            }
            #expect(receipt.missingPhotos.count == 1 && hash != receipt.missingPhotos.first)
            #expect(try await day.codes(receipt.visit).isEmpty)
            let added = try await day.visits.addPhotos(
                [VisitReport.Photo(hash: try await day.upload(stamped, day.one))], to: receipt.clientID,
                access: day.one)
            #expect(try await day.codes(added.visit).contains(.photoReused))
        }
    }
}
