import Domain
import Governance
import Rules
import Store
import TestSupport
import Testing

@Suite("Editing the register")
struct RegisterDeskTests {
    @Test("every value names the fact it comes from", arguments: Engine.allCases)
    func origins(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            try await scene.edit(
                "东镇1", from: "2025-01-01", ["registeredPopulation": .integer(100), "status": .text("untreated")])
            try await scene.edit("东镇1", from: "2025-02-01", ["status": .text("treated")])
            let page = try #require(
                try await RegisterDesk(scene.platform).page(
                    .village, scene.id("东镇1"), asOf: scene.platform.asOf(), access: RegisterScene.operatorAccess))
            #expect(page.values["status"] == .text("treated"))
            let people = try #require(page.origins["registeredPopulation"])
            let status = try #require(page.origins["status"])
            #expect(people.fact.entry < status.fact.entry)
            #expect(status.origin.actor.name == "test")
            #expect(page.facts.count == 3)
        }
    }

    @Test("an edit on top of something unseen is refused and nothing is written", arguments: Engine.allCases)
    func conflict(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegisterDesk(scene.platform)
            let access = RegisterScene.operatorAccess
            let id = scene.id("东镇1")
            let seen = try #require(try await desk.page(.village, id, asOf: scene.platform.asOf(), access: access))
                .version
            try await scene.edit("东镇1", from: "2025-01-01", ["registeredPopulation": .integer(100)])
            let mine = RegisterDesk.Edit(
                ["registeredPopulation": .integer(7)], validFrom: scene.day("2025-01-02"), seenVersion: seen)
            await #expect(throws: RegisterError.changedMeanwhile) {
                try await desk.edit(.village, id, mine, access: access)
            }
            let page = try #require(try await desk.page(.village, id, asOf: scene.platform.asOf(), access: access))
            #expect(page.values["registeredPopulation"] == .integer(100))
        }
    }

    @Test("an edit that changes nothing, or lies in the future, is refused", arguments: Engine.allCases)
    func refused(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            try await scene.edit("东镇1", from: "2025-01-01", ["registeredPopulation": .integer(100)])
            await #expect(throws: RegisterError.nothingChanged) {
                try await scene.edit("东镇1", from: "2025-01-01", ["registeredPopulation": .integer(100)])
            }
            await #expect(throws: RegisterError.dayUnfit(scene.day("2025-06-16"))) {
                try await scene.edit("东镇1", from: "2025-06-16", ["registeredPopulation": .integer(101)])
            }
        }
    }

    @Test("a facility is added, stands in its village and counts above", arguments: Engine.allCases)
    func facility(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let id = try await RegisterDesk(scene.platform).create(
                .facility,
                [
                    "name": .text("东镇一号站"), "place": .subject(scene.id("东镇1")), "state": .text("normal"),
                    "designCapacity": .decimal(20.5),
                ], validFrom: scene.day("2025-01-01"), access: RegisterScene.operatorAccess)
            let page = try #require(
                try await RegisterDesk(scene.platform).page(
                    .facility, id, asOf: scene.platform.asOf(), access: RegisterScene.operatorAccess))
            #expect(page.name == "东镇一号站")
            #expect(page.lineage.last?.name == "东镇1")
            let board = try #require(try await scene.board("演示省"))
            #expect(board.value("facilitiesBuilt")?.value == 1)
            #expect(board.value("designCapacity")?.value == 20.5)
        }
    }
}
