import Domain
import Governance
import Rules
import Store
import Tables
import TestSupport
import Testing

@Suite("Re-coding a place with those below, and names of places")
struct RegionRecodeTests {
    private let access = RegisterScene.operatorAccess

    private func place(_ scene: RegisterScene, _ id: SubjectID, _ day: String) async throws -> Region? {
        try await scene.platform.database.read { session in
            try RegionReader(session, asOf: AsOf(valid: scene.day(day))).region(id)
        }
    }

    @Test(
        "codes below follow on the same day, those of later comers from their coming; our own numbers stay",
        arguments: Engine.allCases)
    func below(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            let east = scene.id("东镇")
            let late = try await desk.create(
                .administrativeVillage, named: "晚来村", code: "990101100209", under: east,
                from: scene.day("2024-06-01"), access: access)
            try await scene.edit("东镇1", from: "2020-01-01", ["registeredPopulation": .integer(10)])
            let forecast = try await RegionForecast.of(east, in: scene.platform, access: access)
            #expect(forecast.codedBelow == 2)

            try await desk.rename(
                east, to: nil, code: "990101105", below: true, from: scene.day("2024-01-01"), access: access)
            #expect(try await place(scene, scene.id("东镇村"), "2023-12-31")?.code == "990101100201")
            #expect(try await place(scene, scene.id("东镇村"), "2024-01-01")?.code == "990101105201")
            #expect(try await place(scene, late, "2024-05-31") == nil)
            #expect(try await place(scene, late, "2024-06-01")?.code == "990101105209")
            #expect(try await place(scene, scene.id("东镇1"), "2025-01-01")?.code == "990101100201001")
            #expect(try await place(scene, scene.id("西镇村"), "2025-01-01")?.code == "990101101201")
            #expect(try await scene.board("东镇")?.value("registeredPopulation")?.value == 10)
            #expect(try await scene.board("东镇", asOf: "2023-06-01")?.value("registeredPopulation")?.value == 10)
            let log = try await database.read { try AuditLog($0).verify().broken?.sequence }
            #expect(log == nil)
        }
    }

    @Test("without being asked the codes below stay", arguments: Engine.allCases)
    func alone(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            try await RegionDesk(scene.platform).rename(
                scene.id("东镇"), to: nil, code: "990101105", from: scene.day("2024-01-01"), access: access)
            #expect(try await place(scene, scene.id("东镇村"), "2025-01-01")?.code == "990101100201")
        }
    }

    @Test("a later known code ends the codes below as it ends the one above", arguments: Engine.allCases)
    func late(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            let (east, village) = (scene.id("东镇"), scene.id("东镇村"))
            try await desk.rename(
                east, to: nil, code: "990101105", below: true, from: scene.day("2024-01-01"), access: access)
            try await desk.rename(
                east, to: nil, code: "990101104", below: true, from: scene.day("2022-01-01"), access: access)
            let codes = ["2021-12-31": "100", "2022-01-01": "104", "2023-12-31": "104", "2024-01-01": "105"]
            for (day, end) in codes {
                #expect(try await place(scene, east, day)?.code == "990101" + end)
                #expect(try await place(scene, village, day)?.code == "990101" + end + "201")
            }
        }
    }

    @Test("nothing is re-coded where one of the codes below belongs to another place", arguments: Engine.allCases)
    func taken(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            let (county, day) = (scene.id("演示县"), scene.day("2024-01-01"))
            _ = try await desk.create(
                .town, named: "直属镇", code: "990102100", under: scene.id("演示市"), from: day, access: access)
            await #expect(throws: RegisterError.codesTaken(["990102100"])) {
                try await desk.rename(county, to: "新县", code: "990102", below: true, from: day, access: access)
            }
            let refusal = RegisterError.codesTaken(["990102100"])
            #expect(refusal.message.zh.contains("990102100") && refusal.message.en.contains("990102100"))
            #expect(try await place(scene, county, "2025-01-01")?.code == "990101")
            #expect(try await place(scene, county, "2025-01-01")?.name == "演示县")
            #expect(try await place(scene, scene.id("西镇"), "2025-01-01")?.code == "990101101")
        }
    }

    @Test(
        "names are read as those of records: nothing invisible stays, and what is nothing else is refused",
        arguments: Engine.allCases)
    func names(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            let (east, day) = (scene.id("东镇"), scene.day("2024-01-01"))
            for blank in ["", " ", "\u{3000}", "\u{200B}", "\u{202E}\u{2066}", "\n\t", "\u{0}\u{7}", "\u{FEFF}", "—"] {
                await #expect(throws: RegisterError.nameMissing, "\(blank.unicodeScalars.map(\.value))") {
                    try await desk.rename(east, to: blank, code: nil, from: day, access: access)
                }
                await #expect(throws: RegisterError.nameMissing) {
                    _ = try await desk.create(
                        .administrativeVillage, named: blank, code: "990101100209", under: east, from: day,
                        access: access)
                }
                await #expect(throws: RegisterError.nameMissing) {
                    _ = try await desk.split(
                        east, newName: blank, code: "990101105", parts: [], from: day, access: access)
                }
            }
            let limit = 200
            await #expect(throws: RegisterError.self) {
                try await desk.rename(
                    east, to: String(repeating: "镇", count: limit + 1), code: nil, from: day, access: access)
            }
            try await desk.rename(
                east, to: "\u{3000}东\u{200B}新\u{202E}\n镇\u{2028}\u{7} ", code: nil, from: day, access: access)
            #expect(try await place(scene, east, "2025-01-01")?.name == "东新镇")
            #expect(try await place(scene, east, "2025-01-01")?.aliases == "东镇")
            await #expect(throws: RegisterError.nothingChanged) {
                try await desk.rename(east, to: "东新镇\u{200B}", code: nil, from: day, access: access)
            }
            let new = try await desk.create(
                .administrativeVillage, named: "\u{FEFF}新\u{2067}村\r\n", code: "990101100209", under: east, from: day,
                access: access)
            #expect(try await place(scene, new, "2025-01-01")?.name == "新村")
        }
    }

    @Test("changes of the tree in the far future are refused", arguments: Engine.allCases)
    func future(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            let (east, west, day) = (scene.id("东镇"), scene.id("西镇"), scene.day("2099-01-01"))
            let refusal = RegisterError.dayUnfit(day)
            await #expect(throws: refusal) {
                try await desk.rename(east, to: "x", code: nil, from: day, access: access)
            }
            await #expect(throws: refusal) {
                try await desk.move(scene.id("东镇村"), under: west, from: day, access: access)
            }
            await #expect(throws: refusal) { try await desk.merge(east, into: west, from: day, access: access) }
            await #expect(throws: refusal) {
                _ = try await desk.split(east, newName: "x", code: nil, parts: [], from: day, access: access)
            }
            await #expect(throws: refusal) {
                _ = try await desk.create(
                    .town, named: "x", code: "990101109", under: scene.id("演示县"), from: day, access: access)
            }
        }
    }
}
