import Domain
import Foundation
import Governance
import Rules
import Store
import TestSupport
import Testing

@Suite("Results side by side and on boards")
struct ComparingTests {
    /// Checks every facility of the scene but those on which it fails.
    private func finished(_ scene: SpotCheckScene, failing: Set<Int>, closed: Set<Int> = []) async throws -> Int64 {
        let head = try await scene.access("head")
        let one = try await scene.access("one")
        var settings = CampaignSettings()
        settings.features = []
        let id = try await scene.framed(head, settings: settings)
        let strata = try await scene.desk.overview(id, access: head).strata
        try await scene.desk.announce(
            id, sizes: Dictionary(uniqueKeysWithValues: strata.map { ($0.name, $0.population) }), kind: .dice,
            notice: "当众掷骰", dueAt: Instant(milliseconds: scene.now.milliseconds + 60_000), access: head)
        scene.advance(hours: 0.1)
        try await scene.desk.draw(
            id, outcome: SeedOutcome(kind: .dice, text: "31415 26535 16264 33"), proof: "录像", access: head)
        try await scene.desk.beginField(
            id, teams: [SpotCheckTeam(number: 1, name: "一组", members: [scene.users["one"] ?? 0])],
            days: [scene.platform.today], access: head)
        try await scene.desk.openList(id, day: scene.platform.today, access: one)
        let tasks = try await scene.desk.fieldCampaigns(access: one).first { $0.campaign.id == id }?.tasks ?? []
        for task in tasks {
            let number = Int(task.facility.code.dropFirst(2)) ?? 0
            let outcome: VisitOutcome =
                closed.contains(number) ? .inaccessible : failing.contains(number) ? .notEffective : .effective
            try await scene.send(scene.report(task, campaign: id, outcome: outcome), one)
        }
        try await scene.desk.finish(id, access: head)
        return id
    }

    @Test("two checks of the same facilities are paired facility by facility, with McNemar's exact p-value")
    func pairs() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let one = try await finished(scene, failing: [1, 2], closed: [3])
            scene.advance(hours: 24)
            let two = try await finished(scene, failing: [1, 4, 5, 6, 7, 8, 9])
            let found = try await scene.desk.compare(one, two, access: head)
            let pairs = try #require(found.pairs)
            // Of 39, one was closed in the first check.
            #expect(pairs.count == 38)
            #expect(pairs.bothEffective == 30 && pairs.onlyFirst == 6)
            #expect(pairs.onlySecond == 1 && pairs.neither == 1)
            // R: binom.test(1, 7)$p.value
            #expect(abs(pairs.difference.pValue - 0.125) < 1e-12)
            #expect(abs(pairs.difference.difference - 5.0 / 38) < 1e-12)
            #expect(found.hasSameCriteria && found.hasSameArea && found.isRealOverPairs == false)
            #expect(try await scene.desk.comparable(to: one, access: head).map(\.id) == [two])
        }
    }

    @Test(
        "a township's board has the check of its county as a part of it, with an interval", arguments: Engine.allCases)
    func domains(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let id = try await finished(scene, failing: [1, 4], closed: [7])
            func figure(_ place: String) async throws -> SpotCheckFigure? {
                try await BoardDesk(scene.platform).board(
                    .id(scene.places[place] ?? .nation), asOf: scene.platform.asOf(), access: head
                )?.spotChecks.first
            }
            let county = try #require(try await figure("演示县"))
            #expect(county.domain == nil && county.campaign == id && county.counts.drawn == 39)
            // Facilities 1, 4, 7, … 40 lie in 西镇: thirteen without the one being built.
            let town = try #require(try await figure("西镇"))
            #expect(town.largerArea == "演示县" && town.level == .city)
            #expect(town.domain?.population == 13 && town.counts.known == 12 && town.counts.effective == 10)
            #expect(abs((town.domain?.best?.estimate ?? 0) - 10.0 / 12) < 1e-12)
            #expect(abs((town.domain?.conservative?.estimate ?? 0) - 10.0 / 13) < 1e-12)
            #expect(try await figure("演示省") == nil)
        }
    }

    @Test("a township with fewer than five known results has counts on its board, no rate")
    func smallCell() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database, facilities: 12)
            let head = try await scene.access("head")
            _ = try await finished(scene, failing: [1])
            let town = try await BoardDesk(scene.platform).board(
                .id(scene.places["西镇"] ?? .nation), asOf: scene.platform.asOf(), access: head
            )?.spotChecks.first
            #expect(town?.estimate == nil && town?.counts.known == 4 && town?.counts.effective == 3)
        }
    }
}
