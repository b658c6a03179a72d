import Domain
import Exchange
import Foundation
import Governance
import TestSupport
import Testing

@Suite("Copies of photos")
struct PublicCopyTests {
    @Test(
        "thumbnails and copies for the public are pictures without position, time or camera", arguments: Engine.allCases
    )
    func stripped(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            var note = CameraNote(time: "2025:06:15 13:00:00", latitude: 23.125, longitude: 112.5)
            note.orientation = 6
            let photo = try TestPicture(seed: 6, width: 1600, height: 1200).jpeg(camera: note)
            // The original does say where it was taken.
            let said = PhotoParticulars(photo)
            #expect(said.latitude == 23.125 && said.longitude == 112.5 && said.civilMilliseconds != nil)
            let receipt = try await day.visit(0, photos: [photo])
            let hash = try await day.upload(photo, day.one)
            #expect(receipt.missingPhotos.isEmpty)
            for (form, side) in [(EvidenceDesk.Form.thumbnail, 320), (.open, 1280)] {
                let copy = try #require(try await day.evidence.photo(hash, as: form, access: day.head))
                #expect(copy.type == "image/jpeg")
                let found = PhotoParticulars(copy.bytes)
                #expect(found.latitude == nil && found.longitude == nil && found.civilMilliseconds == nil)
                #expect(copy.bytes.range(of: Data("Exif".utf8)) == nil)
                // Orientation 6 is a quarter turn: what lay 4:3 stands 3:4.
                let picture = try JPEGPicture(copy.bytes)
                #expect(max(picture.width, picture.height) == side && picture.height > picture.width)
            }
            let original = try #require(try await day.evidence.photo(hash, as: .original, access: day.head))
            #expect(original.bytes == photo)
            #expect(try await day.evidence.photo(hash, as: .open, access: day.scene.access("operator")) == nil)
        }
    }

    @Test("the report's photos are such copies")
    func report() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let note = CameraNote(time: "2025:06:15 13:00:00", latitude: 23.1, longitude: 112.4)
            try await day.visit(0, photos: [TestPicture(seed: 6).jpeg(camera: note)]) { report in
                report.outcome = .notEffective
                report.answers = SpotCheckScene.answers(.notEffective)
            }
            try await day.scene.desk.finish(day.campaign, access: day.head)
            let (_, photos) = try await day.scene.desk.report(day.campaign, language: .chinese, access: day.head)
            #expect(photos.count == 1)
            for photo in photos {
                #expect(PhotoParticulars(photo.data).latitude == nil)
                #expect(photo.data.range(of: Data("Exif".utf8)) == nil)
            }
        }
    }
}
