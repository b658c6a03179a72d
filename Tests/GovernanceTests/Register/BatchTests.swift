import Domain
import Governance
import Rules
import Store
import TestSupport
import Testing

@Suite("Changing many records at once")
struct BatchTests {
    static let access = RegisterScene.operatorAccess

    private func picks(_ scene: RegisterScene, _ names: [String]) async throws -> [BatchChange.Pick] {
        let query = RegisterQuery(.village, area: .id(scene.id("演示省")), asOf: scene.platform.asOf())
        return try await RegisterDesk(scene.platform).selection(
            query, ids: names.map(scene.id), access: Self.access
        ).picks
    }

    private func treated(
        _ scene: RegisterScene, _ picks: [BatchChange.Pick], source: String = "验收文件 3 号"
    ) throws -> BatchChange {
        let field = try #require(BatchChange.fields(of: .village).first { $0.key == "status" })
        return BatchChange(
            .village, field, .text("treated"), validFrom: scene.day("2025-06-01"), source: source, picks: picks)
    }

    private func status(_ scene: RegisterScene, _ name: String) async throws -> String? {
        try await RegisterDesk(scene.platform).page(
            .village, scene.id(name), asOf: scene.platform.asOf(), access: Self.access)?.values["status"]?.text
    }

    @Test("all chosen records change under one entry of the log, and the board counts them", arguments: Engine.allCases)
    func changes(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            try await scene.edit("东镇1", from: "2025-01-01", ["status": .text("untreated")])
            try await scene.edit("西镇1", from: "2025-01-01", ["status": .text("treated")])
            try await scene.edit("西镇2", from: "2025-01-01", ["status": .text("untreated")])
            let chosen = try await picks(scene, ["东镇1", "东镇2", "西镇1"])
            let desk = RegisterDesk(scene.platform)
            let plan = try await desk.plan(treated(scene, chosen), access: Self.access)
            #expect(plan.changing.count == 2)
            #expect(plan.unchanged.map(\.name) == ["西镇1"])
            #expect(plan.changing.first { $0.name == "东镇1" }?.before == .text("untreated"))
            let entry = try await desk.change(treated(scene, chosen), access: Self.access)
            let receipt = try #require(try await desk.batch(entry, access: Self.access))
            #expect(receipt.items.map(\.name) == ["东镇1", "东镇2"])
            #expect(receipt.source == "验收文件 3 号")
            #expect(receipt.entry.factCount == 2)
            for name in ["东镇1", "东镇2", "西镇1"] { #expect(try await status(scene, name) == "treated") }
            #expect(try await scene.board("演示省")?.value("treatmentRate")?.value == 0.75)
            let page = try await desk.page(
                .village, scene.id("东镇1"), asOf: scene.platform.asOf(valid: scene.day("2025-05-31")),
                access: Self.access)
            #expect(page?.values["status"] == .text("untreated"))
        }
    }

    @Test("one record changed meanwhile refuses all, and nothing is written", arguments: Engine.allCases)
    func meanwhile(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let chosen = try await picks(scene, ["东镇1", "东镇2"])
            try await scene.edit("东镇2", from: "2025-02-01", ["registeredPopulation": .integer(80)])
            let desk = RegisterDesk(scene.platform)
            let plan = try await desk.plan(treated(scene, chosen), access: Self.access)
            #expect(plan.refused.map(\.name) == ["东镇2"])
            #expect(plan.refused.first?.outcome == .refused(.register(.changedMeanwhile)))
            let before = try await scene.platform.dataVersion()
            await #expect(throws: BatchError.refused(1)) {
                try await desk.change(treated(scene, chosen), access: Self.access)
            }
            #expect(try await scene.platform.dataVersion() == before)
            #expect(try await status(scene, "东镇1") == nil)
        }
    }

    @Test(
        "a change is undone as a whole, but not once one of its records was changed again", arguments: Engine.allCases)
    func undo(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegisterDesk(scene.platform)
            let first = try await desk.change(
                treated(scene, picks(scene, ["东镇1", "东镇2"])), access: Self.access)
            try await desk.undoBatch(first, access: Self.access)
            #expect(try await status(scene, "东镇1") == nil)
            #expect(try await desk.batch(first, access: Self.access)?.undoneBy != nil)
            await #expect(throws: BatchError.notUndoable) { try await desk.undoBatch(first, access: Self.access) }

            let second = try await desk.change(
                treated(scene, picks(scene, ["东镇1", "西镇2"])), access: Self.access)
            try await scene.edit("西镇2", from: "2025-06-10", ["registeredPopulation": .integer(9)])
            await #expect(throws: BatchError.changedSince(1)) {
                try await desk.undoBatch(second, access: Self.access)
            }
            #expect(try await status(scene, "西镇2") == "treated")
        }
    }

    @Test("no source, no record, a day to come or a field of each record's own are refused", arguments: Engine.allCases)
    func refusals(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegisterDesk(scene.platform)
            let chosen = try await picks(scene, ["东镇1"])
            await #expect(throws: RegisterError.sourceMissing) {
                try await desk.change(treated(scene, chosen, source: "  "), access: Self.access)
            }
            await #expect(throws: BatchError.nothingChosen) {
                try await desk.change(treated(scene, []), access: Self.access)
            }
            let people = try #require(RecordKind.village.fields.first { $0.key == "registeredPopulation" })
            await #expect(throws: AccessError.notFound) {
                try await desk.change(
                    BatchChange(
                        .village, people, .integer(3), validFrom: scene.day("2025-06-01"), source: "x", picks: chosen),
                    access: Self.access)
            }
            let field = try #require(BatchChange.fields(of: .village).first { $0.key == "mode" })
            await #expect(throws: RegisterError.dayUnfit(scene.day("2025-06-16"))) {
                try await desk.change(
                    BatchChange(
                        .village, field, .text("tank"), validFrom: scene.day("2025-06-16"), source: "x", picks: chosen),
                    access: Self.access)
            }
            let query = RegisterQuery(.village, area: .id(scene.id("演示省")), asOf: scene.platform.asOf())
            await #expect(throws: BatchError.nothingChosen) {
                try await desk.selection(query, ids: [], access: Self.access)
            }
        }
    }

    @Test("the sums of a list keep the levels apart and say who reports nothing", arguments: Engine.allCases)
    func totals(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            for (name, people) in [("东镇1", 120), ("东镇2", 30), ("西镇1", 7)] {
                try await scene.edit(name, from: "2025-01-01", ["registeredPopulation": .integer(Int64(people))])
            }
            try await scene.edit("东镇村", from: "2025-01-01", ["registeredPopulation": .integer(150)])
            var query = RegisterQuery(.village, area: .id(scene.id("演示省")), asOf: scene.platform.asOf())
            query.sums = ["registeredPopulation"]
            let list = try #require(try await RegisterDesk(scene.platform).list(query, access: Self.access))
            #expect(list.totals.map(\.level) == [.administrativeVillage, .naturalVillage])
            #expect(list.totals.map(\.count) == [2, 4])
            #expect(list.totals.map { $0.sums["registeredPopulation"]?.value } == [150, 157])
            #expect(list.totals.map { $0.sums["registeredPopulation"]?.reported } == [1, 3])
            #expect(list.count == 6)
            query.filters = [.nameContains("东镇")]
            query.level = .naturalVillage
            let east = try #require(try await RegisterDesk(scene.platform).list(query, access: Self.access))
            #expect(east.totals.map { $0.sums["registeredPopulation"]?.value } == [150])
            _ = try await RegisterDesk(scene.platform).create(
                .toilet, ["name": .text("东镇公厕"), "place": .subject(scene.id("东镇1")), "seats": .integer(6)],
                validFrom: scene.day("2025-01-01"), access: Self.access)
            var toilets = RegisterQuery(.toilet, area: .id(scene.id("演示省")), asOf: scene.platform.asOf())
            toilets.sums = ["seats"]
            let all = try #require(try await RegisterDesk(scene.platform).list(toilets, access: Self.access))
            #expect(all.totals.map(\.level) == [nil], "only villages have a level")
            #expect(all.totals.map { $0.sums["seats"]?.value } == [6])
        }
    }
}
