import Domain
import Foundation
import Governance
import Store
import TestSupport
import Testing

@Suite("What is noteworthy about a visit")
struct VisitFindingTests {
    @Test("at the facility with a fair position nothing is noteworthy", arguments: Engine.allCases)
    func nothing(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            #expect(try await day.codes(day.visit(0).visit).isEmpty)
        }
    }

    @Test("a phone that says its position is simulated, or is exact beyond belief, is named")
    func mocked() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let said = try await day.visit(0) { $0.position?.isMock = true }
            #expect(try await day.codes(said.visit) == [.mockPosition])
            let exact = try await day.visit(1) { $0.position?.accuracy = 0 }
            #expect(try await day.codes(exact.visit) == [.mockPosition])
        }
    }

    @Test("rule G1: beyond max(50 m, 3 × accuracy) the distance to the facility is named, within it is not")
    func distance() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            // One thousandth of a degree of latitude is 111 m (R = 6371 km: 111.19).
            func visit(_ index: Int, north degrees: Double, accuracy: Double) async throws -> [VisitFinding] {
                let receipt = try await day.visit(index) { report in
                    report.position?.latitude += degrees
                    report.position?.accuracy = accuracy
                }
                return try await day.findings(receipt.visit)
            }
            let far = try await visit(0, north: 0.001, accuracy: 30)
            #expect(far.map(\.code) == [.farFromFacility])
            #expect(abs((far.first?.value ?? 0) - 111.2) < 1)
            #expect(try await visit(1, north: 0.001, accuracy: 40).isEmpty)
            #expect(try await visit(2, north: 0.0004, accuracy: 5).isEmpty)
            #expect(try await visit(3, north: 0.0005, accuracy: 5).map(\.code) == [.farFromFacility])
        }
    }

    @Test("without a position the visit counts, and that there is none is named; an impossible one is none")
    func nowhere() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let none = try await day.visit(0) { $0.position = nil }
            #expect(none.state == .accepted)
            #expect(try await day.codes(none.visit) == [.noPosition])
            let impossible = try await day.visit(1) {
                $0.position = VisitReport.Position(longitude: 112, latitude: 95, accuracy: 5)
            }
            #expect(try await day.codes(impossible.visit) == [.noPosition])
        }
    }

    @Test("a photo whose camera was elsewhere, or whose clock says another time, is named", arguments: Engine.allCases)
    func camera(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let day = try await FieldDay(scene)
            let home = day.tasks[0].facility
            // The scene begins at noon of 15 June in China; its field day is somewhat more than an hour later.
            let minutes = (scene.now.milliseconds - RegisterScene.noon("2025-06-15").milliseconds) / 60_000
            let time = "2025:06:15 \(12 + minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60):00"
            let fair = CameraNote(time: time, latitude: home.latitude ?? 0, longitude: home.longitude ?? 0)
            let good = try await day.visit(0, photos: [TestPicture(seed: 1).jpeg(camera: fair)])
            #expect(try await day.codes(good.visit).isEmpty)

            let elsewhere = CameraNote(time: time, latitude: 23.2, longitude: 112.41)
            let moved = try await day.visit(1, photos: [TestPicture(seed: 2).jpeg(camera: elsewhere)])
            let finding = try #require(try await day.findings(moved.visit).first)
            #expect(finding.code == .photoTakenElsewhere)
            // A tenth of a degree north: 11.1 km.
            #expect(abs((finding.value ?? 0) - 11_120) < 400)

            let there = day.tasks[2].facility
            let old = CameraNote(
                time: "2025:06:14" + time.dropFirst(10), latitude: there.latitude ?? 0,
                longitude: there.longitude ?? 0)
            let late = try await day.visit(2, photos: [TestPicture(seed: 3).jpeg(camera: old)])
            let other = try #require(try await day.findings(late.visit).first)
            #expect(other.code == .photoTakenAtOtherTime)
            #expect(abs((other.value ?? 0) - 86_400) < 200)
        }
    }

    @Test("a clock two hours slow is measured when the visit is sent, and its times are set right by it")
    func clock() async throws {
        try await withDatabase(.sqlite) { database in
            let day = try await FieldDay(SpotCheckScene(database))
            let receipt = try await day.visit(0) { report in
                for path in [\VisitReport.startedAt, \.endedAt, \.sentAt] {
                    report[keyPath: path] = report[keyPath: path].map { $0 - 7_200_000 }
                }
            }
            // By the phone the visit began before the list was opened; by the server's clock it did not.
            #expect(receipt.reasons == [.clock])
            let finding = try #require(try await day.findings(receipt.visit).first)
            #expect(finding.code == .clockSkew && finding.value == 7200)
            let kept = try #require(try await day.visits.quarantine(access: day.head).first).record
            #expect(kept.clockSkew == 7200)
            let start = try #require(kept.startedAt)
            #expect(kept.corrected(start)?.milliseconds == start.milliseconds + 7_200_000)
            try await day.visits.resolve(receipt.visit, accept: true, resolution: "手机时钟慢两小时", access: day.head)
        }
    }
}
