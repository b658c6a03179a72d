import Domain
import Foundation
import Governance
import Rules
import Store
import TestSupport
import Testing

@Suite("Spot checks that draw townships first")
struct TwoStageTests {
    /// Facilities of 150 m³/d and more are checked in full: nine of the scene's forty, the tenth is being built.
    private var settings: CampaignSettings {
        var settings = CampaignSettings()
        settings.design = .townships
        settings.features = []
        settings.certainCapacity = 150
        settings.recheckShare = 0
        return settings
    }

    private func drawn(_ scene: SpotCheckScene, _ head: Access) async throws -> Int64 {
        let id = try await scene.framed(head, settings: settings)
        try await scene.desk.announce(
            id, sizes: [:], towns: ["all": DrawPlan.Towns(count: 2, each: 3)], kind: .dice, notice: "当众掷骰",
            dueAt: Instant(milliseconds: scene.now.milliseconds + 60_000), access: head)
        scene.advance(hours: 0.1)
        try await scene.desk.draw(
            id, outcome: SeedOutcome(kind: .dice, text: "31415 26535 16264 33"), proof: "录像", access: head)
        return id
    }

    private func inField(_ scene: SpotCheckScene, _ head: Access) async throws -> Int64 {
        let id = try await drawn(scene, head)
        try await scene.desk.beginField(
            id, teams: [SpotCheckTeam(number: 1, name: "一组", members: [scene.users["one"] ?? 0])],
            days: [scene.platform.today], access: head)
        return id
    }

    private func tasks(_ scene: SpotCheckScene, _ id: Int64, _ one: Access) async throws -> [SpotCheckDesk.ListedTask] {
        try await scene.desk.openList(id, day: scene.platform.today, access: one)
        return try #require(try await scene.desk.fieldCampaigns(access: one).first).tasks
    }

    @Test("large facilities are all on the list, the others in the drawn townships only", arguments: Engine.allCases)
    func list(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let id = try await inField(scene, head)
            let strata = try await scene.desk.overview(id, access: head).strata
            #expect(strata.map(\.population) == [30, 9] && strata.map(\.isCertain) == [false, true])
            #expect(strata.first?.townCount == 3)
            let listed = try await tasks(scene, id, try await scene.access("one"))
            #expect(listed.count == 9 + 2 * 3)
            let small = listed.filter { $0.facility.stratum == "all" }
            let byTown: [String: [SpotCheckDesk.ListedTask]] = Dictionary(grouping: small, by: \.facility.cluster)
            #expect(byTown.values.map(\.count) == [3, 3])
            #expect(listed.filter { $0.facility.stratum != "all" }.count == 9)
        }
    }

    @Test("the public script draws the same townships and facilities again", arguments: Engine.allCases)
    func script(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let id = try await inField(scene, head)
            try await scene.desk.finish(id, access: head)
            let open = try #require(try await scene.desk.verification(id))
            #expect(open.command.hasSuffix("'all=2x3,必查=9' stratum cluster"))
            let script = try await PublicScript(scene, id, open)
            #expect(script.column(3, of: "town") == open.towns.map(\.name))
            #expect(script.column(4, of: "town") == open.towns.map(\.ticket))
            #expect(script.column(3, of: "sample").sorted() == open.lines.map(\.code).sorted())
            #expect(open.lines.count == 15)
        }
    }

    @Test("a replacement is the next ticket of the same township, and none is left when it is used up")
    func replacement() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let one = try await scene.access("one")
            let id = try await inField(scene, head)
            let small = try #require(try await tasks(scene, id, one).first { $0.facility.stratum == "all" })
            try await scene.send(scene.report(small, campaign: id, outcome: .inaccessible), one)
            let new = try await scene.desk.replace(small.assignment, reason: "道路中断", access: head)
            let taken = try #require(
                try await scene.desk.fieldCampaigns(access: one).first?.tasks.first { $0.assignment == new })
            #expect(taken.facility.cluster == small.facility.cluster)
            #expect(taken.facility.placeInStratum == 4)
            let large = try #require(try await tasks(scene, id, one).first { $0.facility.stratum != "all" })
            try await scene.send(scene.report(large, campaign: id, outcome: .inaccessible), one)
            await #expect(throws: SpotCheckError.noTicketLeft(stratum: large.facility.stratum)) {
                try await scene.desk.replace(large.assignment, reason: "大门上锁", access: head)
            }
        }
    }

    @Test("the result weighs townships by their facilities and counts those checked in full for themselves")
    func result() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let one = try await scene.access("one")
            let id = try await inField(scene, head)
            let listed = try await tasks(scene, id, one)
            let towns = Dictionary(grouping: listed.filter { $0.facility.stratum == "all" }, by: \.facility.cluster)
            let failing = try #require(towns.keys.sorted().first)
            for task in listed {
                let fails =
                    task.facility.cluster == failing && task.facility.stratum == "all"
                    && task.facility.placeInStratum == 1
                try await scene.send(scene.report(task, campaign: id, outcome: fails ? .notEffective : .effective), one)
            }
            try await scene.desk.finish(id, access: head)
            let result = try #require(try await scene.desk.overview(id, access: head).result)
            #expect(result.isTwoStage && result.proof.pValue == nil)
            // By hand: three townships of ten small facilities each, two drawn: 3/2 · (10 · 2/3 + 10 · 3/3) + 9 of 39.
            let expected = (1.5 * (10 * 2.0 / 3 + 10) + 9) / 39
            #expect(abs(result.conservative.estimate - expected) < 1e-12)
            #expect(result.conservative.standardError > 0)
            #expect(result.drawnTowns?.map(\.population) == [10, 10])
            // A township speaks for itself: ten small facilities by three checked, and three large ones checked in full.
            let board = try await BoardDesk(scene.platform).board(
                .id(scene.places[failing] ?? .nation), asOf: scene.platform.asOf(), access: head)
            let town = try #require(board?.spotChecks.first?.domain?.conservative)
            #expect(abs(town.estimate - (10 * 2.0 / 3 + 3) / 13) < 1e-12)
            // √((10/13)² · (1 − 3/10) · (2/3 · 1/3) / 2)
            #expect(abs(town.standardError - 10.0 / 13 * (0.7 * 2 / 9 / 2).squareRoot()) < 1e-12)
        }
    }

    @Test(
        "too few townships or facilities, a size for what is checked in full, and strata that cut townships are refused"
    )
    func refusals() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let id = try await scene.framed(head, settings: settings)
            let due = Instant(milliseconds: scene.now.milliseconds + 60_000)
            for (sizes, towns) in [
                ([:], ["all": DrawPlan.Towns(count: 1, each: 3)]), ([:], ["all": DrawPlan.Towns(count: 4, each: 3)]),
                ([:], ["all": DrawPlan.Towns(count: 2, each: 1)]), (["all": 5], [:]), ([:], [:]),
                (["必查": 3], ["all": DrawPlan.Towns(count: 2, each: 3)]),
                (["别处": 3], ["all": DrawPlan.Towns(count: 2, each: 3)]),
            ] as [([String: Int], [String: DrawPlan.Towns])] {
                await #expect(throws: SpotCheckError.self) {
                    try await scene.desk.announce(
                        id, sizes: sizes, towns: towns, kind: .dice, notice: "掷骰", dueAt: due, access: head)
                }
            }
            var cut = settings
            cut.features = [.size]
            await #expect(throws: SpotCheckError.self) { try await scene.framed(head, settings: cut) }
        }
    }

    @Test("a stratum of one facility joins a similar one instead of leaving an error that cannot be estimated")
    func stratumOfOne() async throws {
        try await withDatabase(.sqlite) { database in
            // Three facilities that can be drawn: capacities 10, 50, 10, so 50 stands alone.
            let scene = try await SpotCheckScene(database, facilities: 4)
            let head = try await scene.access("head")
            let id = try await scene.framed(head)
            let strata = try await scene.desk.overview(id, access: head).strata
            #expect(strata.map(\.population) == [3])
            #expect(strata.first?.name.contains(" + ") == true)
        }
    }
}
