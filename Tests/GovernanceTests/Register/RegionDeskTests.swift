import Domain
import Governance
import Rules
import Store
import Tables
import TestSupport
import Testing

@Suite("Changes of the administrative tree")
struct RegionDeskTests {
    private let access = RegisterScene.operatorAccess

    @Test(
        "a merged town ends, its villages count in the other; past days stay as they were", arguments: Engine.allCases)
    func merge(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            for village in ["东镇1", "东镇2", "西镇1", "西镇2"] {
                try await scene.edit(village, from: "2024-01-01", ["registeredPopulation": .integer(10)])
            }
            try await RegionDesk(scene.platform).merge(
                scene.id("西镇"), into: scene.id("东镇"), from: scene.day("2025-01-01"), access: access)
            let now = try #require(try await scene.board("演示县"))
            #expect(now.lines.map(\.region.name) == ["东镇"])
            #expect(now.value("registeredPopulation")?.value == 40)
            #expect(try await scene.board("东镇")?.value("registeredPopulation")?.value == 40)
            let then = try #require(try await scene.board("演示县", asOf: "2024-12-31"))
            #expect(then.lines.map(\.region.name) == ["东镇", "西镇"])
            #expect(try await scene.board("东镇", asOf: "2024-12-31")?.value("registeredPopulation")?.value == 20)
            let asNow = try #require(try await scene.board("东镇", asOf: "2024-12-31", tree: .now))
            #expect(asNow.value("registeredPopulation")?.value == 40)
        }
    }

    @Test("a new code must fit the level and the place above, and belong to nobody", arguments: Engine.allCases)
    func codes(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            let day = scene.day("2025-01-01")
            for code in ["990101", "abc", "990202100"] {
                await #expect(throws: RegisterError.codeUnfit(code)) {
                    try await desk.rename(scene.id("东镇"), to: nil, code: code, from: day, access: access)
                }
            }
            await #expect(throws: RegisterError.codeTaken("990101101")) {
                try await desk.rename(scene.id("东镇"), to: nil, code: "990101101", from: day, access: access)
            }
            try await desk.rename(scene.id("东镇"), to: "东新镇", code: "990101102", from: day, access: access)
            #expect(try await scene.board("东镇")?.region.name == "东新镇")
            #expect(try await scene.board("东镇", asOf: "2024-12-31")?.region.name == "东镇")
            #expect(try await scene.board("东镇")?.region.aliases == "东镇")
        }
    }

    @Test("a new natural village gets a display code of its own", arguments: Engine.allCases)
    func displayCode(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let id = try await RegionDesk(scene.platform).create(
                .naturalVillage, named: "新村", code: nil, under: scene.id("东镇村"), from: scene.day("2025-01-01"),
                access: access)
            let board = try await BoardDesk(scene.platform).board(.id(id), asOf: scene.platform.asOf(), access: access)
            #expect(board?.region.code == "990101100201003")
        }
    }

    @Test("a village split off takes the named parts with it", arguments: Engine.allCases)
    func split(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            try await scene.edit("东镇2", from: "2024-01-01", ["registeredPopulation": .integer(10)])
            let new = try await RegionDesk(scene.platform).split(
                scene.id("东镇村"), newName: "新东村", code: "990101100202", parts: [scene.id("东镇2")],
                from: scene.day("2025-01-01"), access: access)
            let board = try await BoardDesk(scene.platform).board(
                .id(new), asOf: scene.platform.asOf(), rulesID: "demo-2025", access: access)
            #expect(board?.value("registeredPopulation")?.value == 10)
            #expect(try await scene.board("东镇村")?.value("naturalVillages")?.value == 1)
        }
    }

    @Test(
        "a merger recorded late takes what lay there on the day, and later comers from their coming",
        arguments: Engine.allCases)
    func lateMerge(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            let late = try await desk.create(
                .naturalVillage, named: "晚来村", code: nil, under: scene.id("西镇村"), from: scene.day("2024-06-01"),
                access: access)
            try await desk.move(scene.id("西镇1"), under: scene.id("东镇"), from: scene.day("2024-09-01"), access: access)
            try await desk.merge(
                scene.id("西镇村"), into: scene.id("东镇村"), from: scene.day("2024-01-01"), access: access)
            func parent(_ id: SubjectID, _ day: String) async throws -> SubjectID? {
                try await database.read { session in
                    try RegionReader(session, asOf: AsOf(valid: scene.day(day))).region(id)?.parent
                }
            }
            #expect(try await parent(scene.id("西镇1"), "2023-12-31") == scene.id("西镇村"))
            #expect(try await parent(scene.id("西镇1"), "2024-02-01") == scene.id("东镇村"))
            #expect(try await parent(scene.id("西镇1"), "2025-01-01") == scene.id("东镇"))
            #expect(try await parent(scene.id("西镇2"), "2025-01-01") == scene.id("东镇村"))
            #expect(try await parent(late, "2024-05-31") == nil)
            #expect(try await parent(late, "2024-06-01") == scene.id("东镇村"))
        }
    }

    @Test(
        "a name, a code or a move reported late holds until the next known one; the other names lead to it",
        arguments: Engine.allCases)
    func lateReport(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            let (east, village) = (scene.id("东镇"), scene.id("东镇1"))
            func place(_ id: SubjectID, _ day: String) async throws -> Region? {
                try await database.read { session in
                    try RegionReader(session, asOf: AsOf(valid: scene.day(day))).region(id)
                }
            }
            try await desk.rename(
                east, to: "东新镇", code: "990101103", from: scene.day("2023-01-01"), access: access)
            try await desk.rename(
                east, to: "东旧镇", code: "990101104", from: scene.day("2021-01-01"), access: access)
            let names = ["2020-12-31": "东镇", "2021-01-01": "东旧镇", "2022-12-31": "东旧镇", "2023-01-01": "东新镇"]
            for (day, name) in names { #expect(try await place(east, day)?.name == name, "\(day)") }
            #expect(try await place(east, "2022-06-01")?.code == "990101104")
            #expect(try await place(east, RegisterScene.today)?.code == "990101103")
            #expect(try await place(east, RegisterScene.today)?.aliases == "东镇、东旧镇")
            #expect(try await place(east, "2022-06-01")?.aliases == "东镇")

            try await desk.move(village, under: scene.id("西镇"), from: scene.day("2024-01-01"), access: access)
            try await desk.move(village, under: scene.id("西镇村"), from: scene.day("2022-01-01"), access: access)
            #expect(try await place(village, "2021-12-31")?.parent == scene.id("东镇村"))
            #expect(try await place(village, "2023-12-31")?.parent == scene.id("西镇村"))
            #expect(try await place(village, "2024-01-01")?.parent == scene.id("西镇"))
            await #expect(throws: RegisterError.nothingChanged) {
                try await desk.move(village, under: scene.id("西镇"), from: scene.day("2025-01-01"), access: access)
            }
            let differences = try await database.read { session in
                try ["2021-06-01", "2022-06-01", "2025-01-01"].flatMap { day in
                    try Recount(scene.platform.book, zone: .china).compare(asOf: scene.day(day), in: session)
                        .differences
                }
            }
            #expect(differences.isEmpty)
        }
    }

    @Test("nothing is done to a place that has ended, nor put into it", arguments: Engine.allCases)
    func ended(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            let (west, day) = (scene.id("西镇"), scene.day("2025-02-01"))
            try await desk.merge(west, into: scene.id("东镇"), from: scene.day("2025-01-01"), access: access)
            await #expect(throws: RegisterError.unknownPlace) {
                try await desk.rename(west, to: "新西镇", code: nil, from: day, access: access)
            }
            await #expect(throws: RegisterError.unknownPlace) {
                try await desk.merge(scene.id("东镇"), into: west, from: day, access: access)
            }
            await #expect(throws: RegisterError.unknownPlace) {
                try await desk.move(scene.id("东镇村"), under: west, from: day, access: access)
            }
            await #expect(throws: RegisterError.unknownPlace) {
                _ = try await desk.create(
                    .administrativeVillage, named: "新村", code: nil, under: west, from: day, access: access)
            }
            await #expect(throws: RegisterError.unknownPlace) {
                _ = try await desk.split(west, newName: "新镇", code: nil, parts: [], from: day, access: access)
            }
        }
    }
}
