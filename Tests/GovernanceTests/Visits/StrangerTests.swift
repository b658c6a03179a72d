import Domain
import Foundation
import Governance
import Sealing
import Store
import Tables
import TestSupport
import Testing

@Suite("What strangers can do with visits and photos of others")
struct StrangerTests {
    @Test(
        "a report of somebody without a part in the spot check that it names waits in his own area alone",
        arguments: Engine.allCases)
    func claimedCampaign(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let neighbour = try await day.scene.access("neighbour")
            let report = day.scene.report(day.tasks[0], campaign: day.campaign, id: "visit-of-a-stranger")
            let receipt = try await day.scene.send(report, neighbour)
            #expect(receipt.state == .quarantined && receipt.reasons == [.noCampaign])
            // A supervisor of the county, whom nobody has put into a team, is a stranger to the city's check, too.
            let county = try await day.scene.access("county")
            let second = day.scene.report(day.tasks[1], campaign: day.campaign, id: "visit-of-the-county")
            #expect(try await day.scene.send(second, county).reasons == [.noCampaign])

            #expect(try await day.scene.desk.overview(day.campaign, access: day.head).visits.isEmpty)
            let seen = try await day.visits.quarantine(access: day.head)
            #expect(seen.map(\.record.clientID) == ["visit-of-the-county"])
            let kept = try await database.read { session in
                try ["visit-of-a-stranger", "visit-of-the-county"].map { try VisitTable(session).find(clientID: $0) }
            }
            #expect(kept.allSatisfy { $0 != nil && $0?.purposeID == nil && $0?.assignment == nil })

            // Nothing of it is lost: his own colleagues have it as it was sent.
            let beside = try await day.scene.access("beside")
            #expect(try await day.visits.quarantine(access: beside).map(\.record.id) == [receipt.visit])
            let sent = try await day.visits.report(receipt.visit, access: beside)
            #expect(try JSONDecoder().decode(VisitReport.self, from: sent) == report)
            try await day.visits.resolve(receipt.visit, accept: false, resolution: "与本县无关", access: beside)

            // Who organises it may report all the same, and stands for it.
            #expect(
                try await day.scene.send(day.scene.report(day.tasks[2], campaign: day.campaign), day.head).reasons
                    == [.otherTeam])
        }
    }

    @Test("an upload is its sender's: another who knows the hash neither adds to it nor spoils it nor sees it")
    func uploads() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let photo = try TestPicture(seed: 31).jpeg()
            let hash = SHA256Digest(of: Array(photo)).hexadecimal
            let size = Int64(photo.count)
            let half = photo.count / 2
            func send(_ bytes: Data, _ size: Int64, _ offset: Int, _ access: Access) async throws
                -> EvidenceDesk.Arrival
            {
                try await day.evidence.take(bytes, of: hash, size: size, at: Int64(offset), access: access)
            }
            #expect(try await send(photo.prefix(half), size, 0, day.one).received == Int64(half))
            // Rubbish from the beginning, rubbish as its end, and a claim that it is whole.
            #expect(try await send(Data([1, 2, 3]), size, 0, day.two).received == 3)
            #expect(try await send(Data([1, 2, 3]), size, half, day.two).received == 3)
            #expect(try await send(Data([4]), 4, 3, day.two).mustRestart)
            #expect(try await day.evidence.arrival(hash, access: day.two).received == 0)
            #expect(try await day.evidence.arrival(hash, access: day.one).received == Int64(half))
            #expect(try await send(Data(photo.dropFirst(half)), size, half, day.one).isComplete)
            // That it is here now is nothing to the other; he is told to send it.
            let there = try await day.evidence.arrival(hash, access: day.two)
            #expect(!there.isComplete && there.received == 0)
            #expect(try await send(photo, size, 0, day.two).isComplete)
            #expect(try await day.evidence.arrival(hash, access: day.two).isComplete)
        }
    }

    @Test("what a user leaves unfinished is limited, and what lay for a week gives way")
    func limit() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let largest = EvidenceShelf.largestFile
            func begin(_ index: Int, _ count: Int64, _ access: Access) async throws {
                let hash = SHA256Digest(of: "unfinished \(index)").hexadecimal
                let arrival = try await day.evidence.take(
                    Data(count: Int(count)), of: hash, size: largest, at: 0, access: access)
                #expect(arrival.received == count && !arrival.isComplete)
            }
            for index in 0..<3 { try await begin(index, largest - 1, day.one) }
            await #expect(throws: VisitError.tooMuchUnfinished) { try await begin(3, 5 << 20, day.one) }
            try await begin(3, 5 << 20, day.two)
            let words = VisitError.tooMuchUnfinished.message
            #expect(words.zh.contains("64 MB") && words.en.contains("64 MB"))

            day.scene.advance(hours: 24 * 8)
            try await begin(3, 5 << 20, try await day.scene.access("one"))
        }
    }

    @Test(
        "a photo opens through a visit only when its sender had the bytes, not to who writes its hash into one",
        arguments: Engine.allCases)
    func citedPhoto(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let photo = try TestPicture(seed: 32).jpeg()
            let own = try await day.visit(0, photos: [photo])
            let hash = SHA256Digest(of: Array(photo)).hexadecimal
            let neighbour = try await day.scene.access("neighbour")
            let beside = try await day.scene.access("beside")
            var report = VisitReport(clientId: "visit-with-a-cited-photo")
            report.photos = [VisitReport.Photo(hash: hash)]
            #expect(try await day.scene.send(report, neighbour).missingPhotos == [hash])
            let file = try JSONSerialization.data(
                withJSONObject: [
                    "visits": [["clientId": "visit-in-a-file", "photos": [["hash": hash]]]], "photos": [],
                ])
            #expect(try await day.visits.takeOutbox(file, access: neighbour).visits == 1)
            for access in [neighbour, beside] {
                for form in [EvidenceDesk.Form.original, .open, .thumbnail] {
                    #expect(try await day.evidence.photo(hash, as: form, access: access) == nil)
                }
                let seen = try await day.visits.quarantine(access: access)
                #expect(seen.count == 2 && seen.allSatisfy { $0.missingPhotos == [hash] && $0.findings.isNothing })
            }
            // Nor does it cast suspicion on the visit whose photo it is.
            #expect(try await day.evidence.photo(hash, as: .original, access: day.head) != nil)
            try await day.upload(TestPicture(seed: 33).jpeg(), day.one)
            #expect(try await day.codes(own.visit).isEmpty)

            // Somebody who has the very file sends it and is believed.
            try await day.upload(photo, neighbour)
            #expect(try await day.scene.send(report, neighbour).missingPhotos.isEmpty)
            #expect(try await day.evidence.photo(hash, as: .original, access: beside)?.bytes == photo)
        }
    }

    @Test(
        "that a photo was used before is told to everybody, in which visit only to who may see that visit",
        arguments: Engine.allCases)
    func otherVisit(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let photo = try TestPicture(seed: 34).jpeg()
            let first = try await day.visit(0, photos: [photo])
            let neighbour = try await day.scene.access("neighbour")
            let saved = try TestPicture(seed: 34).jpeg(quality: 20)
            for (name, bytes) in [("visit-same-photo", photo), ("visit-like-photo", saved)] {
                var report = VisitReport(clientId: name)
                report.photos = [VisitReport.Photo(hash: try await day.upload(bytes, neighbour))]
                try await day.scene.send(report, neighbour)
            }
            func reused(_ login: String) async throws -> [VisitFinding] {
                let access = try await day.scene.access(login)
                return try await day.visits.quarantine(access: access).flatMap(\.findings).filter { $0.photo != nil }
            }
            let told = try await reused("beside")
            #expect(told.count == 2 && told.allSatisfy { $0.otherVisit != first.visit })
            let exact = try #require(told.last)
            #expect(exact.code == .photoReused && exact.otherVisit == nil)
            #expect(exact.words.zh == "照片此前已使用过" && exact.words.en == "The photo was used before")
            #expect(try await reused("province").last?.otherVisit == first.visit)
        }
    }
}

extension [VisitFinding] {
    /// Nothing about photos is noteworthy.
    fileprivate var isNothing: Bool { allSatisfy { $0.photo == nil } }
}
