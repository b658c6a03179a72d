import Domain
import Rules
import Store
import Tables
import TestSupport
import Testing

@testable import Governance

@Suite("What goes back into places that have ended")
struct RehousingTests {
    private let access = RegisterScene.operatorAccess

    private func add(_ scene: RegisterScene, in place: String) async throws -> SubjectID {
        try await RegisterDesk(scene.platform).create(
            .facility,
            ["name": .text("一号站"), "code": .text("S1"), "state": .text("normal"), "place": .subject(scene.id(place))],
            validFrom: scene.day("2024-01-01"), access: access)
    }

    private func retire(_ scene: RegisterScene, _ id: SubjectID, from day: String) async throws {
        let desk = RegisterDesk(scene.platform)
        let page = try #require(
            try await desk.page(.facility, id, asOf: scene.platform.asOf(), access: access))
        try await desk.retire(
            .facility, id, from: scene.day(day), source: "核查", seenVersion: page.version, access: access)
    }

    private func place(_ scene: RegisterScene, _ id: SubjectID, _ day: String) async throws -> SubjectID? {
        try await scene.platform.database.read { session in
            let record = try RecordReader(session, asOf: AsOf(valid: scene.day(day))).record(.facility, id)
            guard case .subject(let place)? = record?.values["place"] else { return nil }
            return place
        }
    }

    private func isSound(_ scene: RegisterScene, on days: String...) async throws -> Bool {
        try await scene.platform.database.read { session in
            try days.allSatisfy { day in
                try Recount(scene.platform.book, zone: .china).compare(asOf: scene.day(day), in: session)
                    .differences.isEmpty
            }
        }
    }

    private func file(_ scene: RegisterScene, _ text: String, from day: String) throws -> ImportOutcome {
        var settings = ImportSettings(.facilities, homeArea: "990101")
        settings.validFrom = day
        let platform = scene.platform
        return try platform.database.writeSync { [settings] session in
            try ImportRun(in: session, book: platform.book, now: platform.now())
                .commit(ImportBench.file(text), settings, actor: ImportBench.actor)
        }
    }

    private func undo(_ scene: RegisterScene, _ id: Int64) throws {
        let platform = scene.platform
        try platform.database.writeSync { session in
            _ = try ImportRun(in: session, book: platform.book, now: platform.now())
                .undo(id, actor: ImportBench.actor)
        }
    }

    @Test(
        "a record restored after mergers of its place stands in the last of them, each from its day on",
        arguments: Engine.allCases)
    func restored(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let regions = RegionDesk(scene.platform)
            let id = try await add(scene, in: "东镇1")
            try await retire(scene, id, from: "2024-06-01")
            try await regions.merge(
                scene.id("东镇1"), into: scene.id("东镇2"), from: scene.day("2024-09-01"), access: access)
            try await regions.merge(
                scene.id("东镇2"), into: scene.id("西镇1"), from: scene.day("2025-01-01"), access: access)
            try await RegisterDesk(scene.platform).restore(.facility, id, access: access)
            #expect(try await place(scene, id, "2024-08-31") == scene.id("东镇1"))
            #expect(try await place(scene, id, "2024-12-31") == scene.id("东镇2"))
            #expect(try await place(scene, id, "2025-01-01") == scene.id("西镇1"))
            #expect(try await scene.board("西镇")?.value("facilitiesBuilt")?.value == 1)
            #expect(try await isSound(scene, on: "2024-07-01", "2024-10-01", "2025-06-15"))
        }
    }

    @Test("nothing is restored into a place that ended without a successor", arguments: Engine.allCases)
    func homeless(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let id = try await add(scene, in: "东镇1")
            try await retire(scene, id, from: "2024-06-01")
            let platform = scene.platform
            try await platform.database.write { session in
                let writer = try RegisterWriter(
                    session, at: platform.now(), actor: access.actor, book: platform.book, zone: .china)
                try writer.state(
                    Assertion(["isEnded": .flag(true)]), of: scene.id("东镇1"), kind: .region,
                    validity: DayRange(from: scene.day("2025-01-01")), locus: "test")
                try writer.finish(action: "test")
            }
            await #expect(throws: RegisterError.placeEnded("东镇1")) {
                try await RegisterDesk(scene.platform).restore(.facility, id, access: access)
            }
            #expect(try await place(scene, id, "2024-06-01") == nil)
            #expect(RegisterError.placeEnded("东镇1").code == "place-ended")
        }
    }

    @Test(
        "a record that an undone import had moved out of a village stands in that village's successor",
        arguments: Engine.allCases)
    func importUndone(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let id = try await add(scene, in: "西镇村")
            let outcome = try file(scene, "设施编码,设施名称,乡镇,行政村\nS1,一号站,西镇,\n", from: "2024-08-01")
            #expect(try await place(scene, id, "2024-08-01") == scene.id("西镇"))
            try await RegionDesk(scene.platform).merge(
                scene.id("西镇村"), into: scene.id("东镇村"), from: scene.day("2024-09-01"), access: access)
            try undo(scene, outcome.importID)
            #expect(try await place(scene, id, "2024-08-31") == scene.id("西镇村"))
            #expect(try await place(scene, id, "2024-09-01") == scene.id("东镇村"))
            #expect(try await scene.board("东镇")?.value("facilitiesBuilt")?.value == 1)
            #expect(try await isSound(scene, on: "2024-08-15", "2025-06-15"))
        }
    }

    @Test(
        "the log tells of an undoing only where all of the import belongs, whatever it put elsewhere",
        arguments: Engine.allCases)
    func undoingInTheLog(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let (day, regions) = (scene.day("2024-01-01"), RegionDesk(scene.platform))
            let id = try await add(scene, in: "西镇村")
            let other = try await regions.create(
                .administrativeVillage, named: "西新村", code: "990101101202", under: scene.id("西镇"), from: day,
                access: access)
            let list = "设施编码,设施名称,乡镇,行政村\nS1,一号站,西镇,\nS2,二号站,东镇,\n"
            let outcome = try file(scene, list, from: "2024-08-01")
            try await regions.merge(scene.id("西镇村"), into: other, from: scene.day("2024-09-01"), access: access)
            try undo(scene, outcome.importID)
            #expect(try await place(scene, id, "2024-09-01") == other)
            try await database.read { session in
                let entry = try #require(try AuditLog(session).head())
                #expect(entry.action == "import-undo" && entry.factCount == 1)
                let places = RegionReader(session, asOf: scene.platform.asOf())
                for (name, isTold) in [("西镇", false), ("东镇", false), ("演示县", true)] {
                    let path = try #require(try places.region(scene.id(name))?.path)
                    let reach = AuditReach(session, scope: AreaScope([path]), today: scene.platform.today)
                    #expect(try reach.covers(entry) == isTold, "\(name)")
                }
            }
        }
    }

    @Test(
        "an import cannot be undone into a village that ended without a successor; nothing changes",
        arguments: Engine.allCases)
    func importKept(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let id = try await add(scene, in: "西镇村")
            let outcome = try file(scene, "设施编码,设施名称,乡镇,行政村\nS1,一号站,西镇,\n", from: "2024-08-01")
            let platform = scene.platform
            try await platform.database.write { session in
                let writer = try RegisterWriter(
                    session, at: platform.now(), actor: access.actor, book: platform.book, zone: .china)
                try writer.state(
                    Assertion(["isEnded": .flag(true)]), of: scene.id("西镇村"), kind: .region,
                    validity: DayRange(from: scene.day("2025-01-01")), locus: "test")
                try writer.finish(action: "test")
            }
            #expect(throws: ImportError.placeEnded(outcome.importID, place: "西镇村")) {
                try undo(scene, outcome.importID)
            }
            #expect(try await place(scene, id, "2025-01-01") == scene.id("西镇"))
        }
    }

    @Test(
        "a place split off before the other moved lies where that lay, and moves with it", arguments: Engine.allCases)
    func splitBeforeMove(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegionDesk(scene.platform)
            try await scene.edit("东镇2", from: "2023-06-01", ["registeredPopulation": .integer(10)])
            try await desk.move(scene.id("东镇村"), under: scene.id("西镇"), from: scene.day("2025-01-01"), access: access)
            let new = try await desk.split(
                scene.id("东镇村"), newName: "新拆村", code: nil, parts: [scene.id("东镇2")],
                from: scene.day("2024-01-01"), access: access)
            func parent(_ day: String) async throws -> SubjectID? {
                try await database.read { session in
                    try RegionReader(session, asOf: AsOf(valid: scene.day(day))).region(new)?.parent
                }
            }
            #expect(try await parent("2023-12-31") == nil)
            #expect(try await parent("2024-01-01") == scene.id("东镇"))
            #expect(try await parent("2024-12-31") == scene.id("东镇"))
            #expect(try await parent("2025-01-01") == scene.id("西镇"))
            let people = "registeredPopulation"
            #expect(try await scene.board("东镇", asOf: "2024-06-01")?.value(people)?.value == 10)
            #expect(try await scene.board("西镇")?.value(people)?.value == 10)
            #expect(try await isSound(scene, on: "2023-06-01", "2024-06-01", "2025-06-15"))
        }
    }
}
