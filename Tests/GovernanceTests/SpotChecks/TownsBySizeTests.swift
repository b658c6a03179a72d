import Domain
import Foundation
import Governance
import Store
import TestSupport
import Testing

@Suite("Spot checks that draw townships in proportion to their facilities")
struct TownsBySizeTests {
    private var settings: CampaignSettings {
        var settings = CampaignSettings()
        settings.design = .townshipsBySize
        settings.features = []
        settings.certainCapacity = nil
        settings.recheckShare = 0
        return settings
    }

    private func announced(_ scene: SpotCheckScene, _ head: Access, _ count: Int) async throws -> Int64 {
        let id = try await scene.framed(head, settings: settings)
        try await scene.desk.announce(
            id, sizes: [:], towns: ["all": DrawPlan.Towns(count: count, each: 3)], kind: .dice, notice: "当众掷骰",
            dueAt: Instant(milliseconds: scene.now.milliseconds + 60_000), access: head)
        scene.advance(hours: 0.1)
        return id
    }

    @Test(
        "the public script draws the same townships, each with its chance, and the rate weighs by it",
        arguments: Engine.allCases)
    func campaign(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            // Twenty-four facilities that can be drawn: 8, 8 and 8 in the three townships, a 25th is being built.
            let scene = try await SpotCheckScene(database, facilities: 25)
            let head = try await scene.access("head")
            let one = try await scene.access("one")
            let id = try await announced(scene, head, 2)
            try await scene.desk.draw(
                id, outcome: SeedOutcome(kind: .dice, text: "31415 26535 16264 33"), proof: "录像", access: head)
            try await scene.desk.beginField(
                id, teams: [SpotCheckTeam(number: 1, name: "一组", members: [scene.users["one"] ?? 0])],
                days: [scene.platform.today], access: head)
            try await scene.desk.openList(id, day: scene.platform.today, access: one)
            let tasks = try #require(try await scene.desk.fieldCampaigns(access: one).first).tasks
            #expect(tasks.count == 6)
            let failing = try #require(tasks.map(\.facility.cluster).min())
            for task in tasks {
                let fails = task.facility.cluster == failing && task.facility.placeInStratum == 1
                try await scene.send(scene.report(task, campaign: id, outcome: fails ? .notEffective : .effective), one)
            }
            try await scene.desk.finish(id, access: head)

            let open = try #require(try await scene.desk.verification(id))
            #expect(open.command.contains("all=2x3pps"))
            let script = try await PublicScript(scene, id, open)
            #expect(script.column(3, of: "town") == open.towns.map(\.name))
            #expect(script.column(3, of: "sample").sorted() == open.lines.map(\.code).sorted())
            #expect(open.towns.allSatisfy { abs(($0.chance ?? 0) - 2.0 / 3) < 1e-12 })

            let result = try #require(try await scene.desk.overview(id, access: head).result)
            #expect(result.isTwoStage && result.isBySize)
            // By hand: townships weigh 3/2 each, with shares 2/3 and 1.
            #expect(abs(result.conservative.estimate - 5.0 / 6) < 1e-12)
            // Brewer: 2/1 · Σ (1 − 2/3)(t − t̄)², t = 3/2 · 8 · (share − 5/6) / 24; then, of the first township,
            // 2/3 · (1 − 3/8) · 3/2 · Σ (3/2 · 8/3 · (y − 2/3) / 24)².
            let t = 1.5 * 8 / 6 / 24
            let between = 2 * (1.0 / 3) * 2 * t * t
            let unit = 1.5 * 8 / 3 / 24
            let within = (2.0 / 3) * (5.0 / 8) * 1.5 * (2.0 / 3) * unit * unit
            #expect(abs(result.conservative.standardError - (between + within).squareRoot()) < 1e-12)
        }
    }

    @Test("a draw that would leave one township beside those taken for certain is refused, with what to do")
    func alone() async throws {
        try await withDatabase(.sqlite) { database in
            // Sixteen facilities in one township and two in each of the others: twice sixteen is more than twenty.
            let scene = try await SpotCheckScene(
                database, facilities: 21, towns: [0, 0, 2, 2] + Array(repeating: 1, count: 17))
            let head = try await scene.access("head")
            let refusal = await #expect(throws: SpotCheckError.self) { try await announced(scene, head, 2) }
            #expect(refusal?.message.zh.contains("有 1 个乡镇因设施多而必然抽中") == true)
            #expect(refusal?.message.en.contains("draw one more or one fewer") == true)
            _ = try await announced(scene, head, 3)
        }
    }
}
