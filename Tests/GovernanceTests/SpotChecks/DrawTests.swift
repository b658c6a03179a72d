import Domain
import Foundation
import Governance
import Sealing
import Store
import TestSupport
import Testing

@Suite("Drawing a spot check")
struct SpotCheckDrawTests {
    @Test(
        "a facility under construction stays in the frame with its reason and is never drawn",
        arguments: Engine.allCases)
    func frame(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let id = try await scene.framed(head)
            let overview = try await scene.desk.overview(id, access: head)
            #expect(overview.excluded.map(\.code) == ["F-040"])
            #expect(overview.strata.reduce(0) { $0 + $1.population } == 39)
            let csv = try #require(overview.record.frameCSV)
            #expect(overview.record.frameHash == SHA256Digest(of: csv).hexadecimal)
            #expect(csv.hasPrefix("id,exclusion,"))
        }
    }

    @Test("two facilities with one code are named and nothing is frozen", arguments: Engine.allCases)
    func duplicate(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database, duplicateCode: true)
            let head = try await scene.access("head")
            await #expect(throws: SpotCheckError.duplicateID("F-001")) { try await scene.framed(head) }
        }
    }

    @Test("a sample larger than its stratum, a stratum left out and a past event are refused")
    func sizes() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let id = try await scene.framed(head)
            let strata = try await scene.desk.overview(id, access: head).strata
            let later = Instant(milliseconds: scene.now.milliseconds + 1000)
            var sizes = Dictionary(uniqueKeysWithValues: strata.map { ($0.name, 3) })
            let first = try #require(strata.first)
            sizes[first.name] = first.population + 1
            await #expect(
                throws: SpotCheckError.sampleTooLarge(
                    stratum: first.name, size: first.population + 1, population: first.population)
            ) {
                try await scene.desk.announce(
                    id, sizes: sizes, kind: .dice, notice: "掷骰", dueAt: later, access: head)
            }
            sizes[first.name] = nil
            await #expect(throws: SpotCheckError.self) {
                try await scene.desk.announce(
                    id, sizes: sizes, kind: .dice, notice: "掷骰", dueAt: later, access: head)
            }
            sizes[first.name] = 2
            await #expect(throws: SpotCheckError.announcedTooLate) {
                try await scene.desk.announce(
                    id, sizes: sizes, kind: .dice, notice: "掷骰", dueAt: scene.now, access: head)
            }
        }
    }

    @Test("the outcome of the event cannot be entered before it takes place")
    func tooEarly() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let id = try await scene.framed(head)
            let strata = try await scene.desk.overview(id, access: head).strata
            let due = Instant(milliseconds: scene.now.milliseconds + 3_600_000)
            try await scene.desk.announce(
                id, sizes: Dictionary(uniqueKeysWithValues: strata.map { ($0.name, 2) }), kind: .dice, notice: "掷骰",
                dueAt: due, access: head)
            let dice = SeedOutcome(kind: .dice, text: "314152653")
            await #expect(throws: SpotCheckError.beaconTooEarly(at: due)) {
                try await scene.desk.draw(id, outcome: dice, proof: "", access: head)
            }
            scene.advance(hours: 2)
            await #expect(throws: (any Error).self) {
                try await scene.desk.draw(
                    id, outcome: SeedOutcome(kind: .lottery, number: "25001", text: "12345", game: "排列五"), proof: "",
                    access: head)
            }
            try await scene.desk.draw(id, outcome: dice, proof: "", access: head)
            #expect(try await scene.desk.campaign(id, access: head).phase == .drawn)
        }
    }

    @Test("the list is drawn again by the published script from the published file", arguments: Engine.allCases)
    func script(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let id = try await scene.inField(head)
            let hidden = try #require(try await scene.desk.verification(id))
            #expect(hidden.lines.isEmpty && hidden.seed?.seed == nil && hidden.seed?.secret == "")
            #expect(try await scene.desk.publicFrame(id) == nil)
            scene.advance(hours: 48)
            try await scene.desk.finish(id, access: head)
            let open = try #require(try await scene.desk.verification(id))
            let seed = try #require(open.seed)
            #expect(SHA256Digest(of: seed.secret).hexadecimal == seed.commitment)
            let script = try await PublicScript(scene, id, open)
            #expect(script.text.contains("frame SHA-256 \(open.record.frameHash ?? "?")"))
            #expect(script.text.contains("seed \(seed.seed ?? "?")"))
            #expect(script.column(3, of: "sample").sorted() == open.lines.map(\.code).sorted())
            #expect(script.column(4, of: "sample").sorted() == open.lines.map(\.ticket).sorted())
            #expect(open.lines.count == 12)
        }
    }

    @Test("supervision of the county and the operator know nothing of a check by the city", arguments: Engine.allCases)
    func secrecy(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let id = try await scene.inField(head)
            for login in ["county", "operator"] {
                let other = try await scene.access(login)
                await #expect(throws: AccessError.notFound) { try await scene.desk.overview(id, access: other) }
                #expect((try? await scene.desk.campaigns(access: other))?.isEmpty ?? true)
            }
            // Not even the organiser sees a list before its team has opened it.
            #expect(try await scene.desk.overview(id, access: head).tasks.isEmpty)
            let one = try await scene.access("one")
            await #expect(throws: SpotCheckError.notYet(scene.platform.today + 1)) {
                try await scene.desk.openList(id, day: scene.platform.today + 1, access: one)
            }
            try await scene.desk.openList(id, day: scene.platform.today, access: one)
            let overview = try await scene.desk.overview(id, access: head)
            #expect(!overview.tasks.isEmpty && overview.tasks.allSatisfy { $0.assignment.team == 1 })
            #expect(overview.reveals.map(\.team) == [1])
        }
    }
}
