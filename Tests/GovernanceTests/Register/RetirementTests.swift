import Domain
import Rules
import Store
import Tables
import TestSupport
import Testing

@testable import Governance

@Suite("Records that are struck off")
struct RetirementTests {
    private let operatorAccess = RegisterScene.operatorAccess

    private func facility(_ scene: RegisterScene) async throws -> SubjectID {
        try await RegisterDesk(scene.platform).create(
            .facility,
            ["name": .text("一号站"), "code": .text("S1"), "state": .text("normal"), "place": .subject(scene.id("东镇1"))],
            validFrom: scene.day("2024-01-01"), access: operatorAccess)
    }

    private func page(_ scene: RegisterScene, _ id: SubjectID, _ day: String? = nil) async throws -> RegisterPage? {
        try await RegisterDesk(scene.platform).page(
            .facility, id, asOf: scene.platform.asOf(valid: day.map(scene.day)), access: operatorAccess)
    }

    /// The facilities that lists and maps know of on a day.
    private func listed(_ scene: RegisterScene, on day: String) async throws -> [String] {
        let nation = RegionPath(of: .nation, level: .nation, under: nil)
        var request = ShapeReader.Request(.facility, area: nation, scope: AreaScope([nation]))
        request.includesUnplaced = true
        let asOf = scene.platform.asOf(valid: scene.day(day))
        return try await scene.platform.database.read { [request] session in
            try ShapeReader(session, asOf: asOf).all(request).map(\.name)
        }
    }

    @Test("a struck-off record leaves lists from its day on and stays in the days before", arguments: Engine.allCases)
    func retired(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegisterDesk(scene.platform)
            let id = try await facility(scene)
            let before = try #require(try await page(scene, id))
            #expect(before.mayRetire && before.retirement == nil)
            try await desk.retire(
                .facility, id, from: scene.day("2025-03-01"), source: " 现场核查 ", seenVersion: before.version,
                access: operatorAccess)
            #expect(try await listed(scene, on: "2025-02-28") == ["一号站"])
            #expect(try await listed(scene, on: "2025-03-01").isEmpty)
            #expect(try await desk.state(.facility, id, asOf: scene.platform.asOf(), access: operatorAccess) == nil)
            let after = try #require(try await page(scene, id))
            #expect(after.name == "一号站" && after.values["state"] == .text("normal"))
            #expect(after.retirement?.from == scene.day("2025-03-01"))
            #expect(after.retirement?.source == "现场核查" && !after.mayRetire && !after.mayEditValues)
            #expect(try await page(scene, id, "2025-02-28")?.retirement == nil)
            #expect(try await page(scene, id, "2023-12-31") == nil)
            let (_, broken) = try await database.read { session in try AuditLog(session).verify() }
            #expect(broken == nil)
        }
    }

    @Test("taking it back puts the record where it stood, and both are in the log", arguments: Engine.allCases)
    func restored(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegisterDesk(scene.platform)
            let id = try await facility(scene)
            let seen = try #require(try await page(scene, id)).version
            await #expect(throws: RegisterError.nothingChanged) {
                try await desk.restore(.facility, id, access: operatorAccess)
            }
            try await desk.retire(
                .facility, id, from: scene.day("2025-03-01"), source: "重复登记", seenVersion: seen, access: operatorAccess)
            try await desk.restore(.facility, id, access: operatorAccess)
            let page = try #require(try await page(scene, id))
            #expect(page.retirement == nil && page.mayRetire)
            #expect(page.lineage.last?.name == "东镇1")
            #expect(try await listed(scene, on: "2025-06-15") == ["一号站"])
            let entries = try await database.read { session in try AuditLog(session).page(limit: 2) }
            let actions = entries.map(\.action)
            #expect(actions == ["record-restore", "record-retire"])
            // And once more: the second retirement is told by its own source.
            try await desk.retire(
                .facility, id, from: scene.day("2025-05-01"), source: "批文", seenVersion: page.version,
                access: operatorAccess)
            #expect(try await self.page(scene, id)?.retirement?.source == "批文")
        }
    }

    @Test(
        "a record struck off from its own first day keeps its page, its history and its way back",
        arguments: Engine.allCases)
    func fromItsFirstDay(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegisterDesk(scene.platform)
            let id = try await facility(scene)
            let seen = try #require(try await page(scene, id)).version
            try await desk.retire(
                .facility, id, from: scene.day("2024-01-01"), source: "误建", seenVersion: seen, access: operatorAccess)
            #expect(try await listed(scene, on: "2025-06-15").isEmpty)
            let after = try #require(try await page(scene, id))
            #expect(after.name == "一号站" && after.lineage.last?.name == "东镇1" && after.facts.count == 2)
            #expect(after.retirement?.from == scene.day("2024-01-01") && after.retirement?.source == "误建")
            #expect(!after.mayRetire)
            await #expect(throws: AccessError.notFound) {
                try await desk.retire(
                    .facility, id, from: scene.day("2024-01-01"), source: "再来", seenVersion: after.version,
                    access: operatorAccess)
            }
            let nobody = Access(actor: Actor(userID: 9, name: "nobody", channel: .form), grants: [])
            await #expect(throws: AccessError.notFound) { try await desk.restore(.facility, id, access: nobody) }
            try await desk.restore(.facility, id, access: operatorAccess)
            #expect(try await listed(scene, on: "2024-01-01") == ["一号站"])
            #expect(try await page(scene, id)?.retirement == nil)
        }
    }

    @Test(
        "an import of which one record was struck off is still known where it belongs, and can be undone",
        arguments: Engine.allCases)
    func ofAnImport(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let platform = scene.platform
            var settings = ImportSettings(.facilities, homeArea: "990101")
            settings.validFrom = "2025-01-01"
            let file = try ImportBench.file("设施编码,设施名称,乡镇,运行状态\nS1,一号站,东镇,停运\nS2,二号站,东镇,正常\n")
            let outcome = try database.writeSync { [settings] session in
                try ImportRun(in: session, book: platform.book, now: platform.now())
                    .commit(file, settings, actor: ImportBench.actor)
            }
            func editor(of place: String) async throws -> Access {
                let path = try await database.read { session in
                    try RegionReader(session, asOf: platform.asOf()).region(scene.id(place))?.path
                }
                return Access(
                    actor: Actor(userID: 9, name: "编辑", channel: .form),
                    grants: [AreaGrant(.countyEditor, in: scene.id(place), path: path)])
            }
            let (own, other) = (try await editor(of: "东镇"), try await editor(of: "西镇"))
            let first = try await database.read { session in
                try #require(try EntryFacts(session).facts(of: outcome.entry, limit: 1).first).subject
            }
            let seen = try #require(try await page(scene, first)).version
            try await RegisterDesk(platform).retire(
                .facility, first, from: scene.day("2025-03-01"), source: "重复登记", seenVersion: seen, access: own)
            let desk = ImportDesk(platform)
            #expect(try await desk.importEntry(outcome.importID, access: own).mayUndo)
            await #expect(throws: AccessError.notFound) {
                _ = try await desk.importEntry(outcome.importID, access: other)
            }
            await #expect(throws: AccessError.notFound) { try await desk.undo(outcome.importID, access: other) }
            // The same file again is known to be the same.
            let again = try database.readSync { [settings] session in
                try ImportRun(
                    in: session, book: platform.book, now: platform.now(), scope: own.scope(for: .importFiles)
                ).dryRun(file, settings)
            }
            #expect(again.findingCounts["already-imported"] == 1)
            // What was said of the record since is named, and once it is taken back the import goes as a whole.
            await #expect(throws: ImportError.self) { try await desk.undo(outcome.importID, access: own) }
            try await RegisterDesk(platform).restore(.facility, first, access: own)
            try await desk.undo(outcome.importID, access: own)
            #expect(try await listed(scene, on: "2025-06-15").isEmpty)
        }
    }

    @Test(
        "a change of many records of which one was struck off is still known where it belongs",
        arguments: Engine.allCases)
    func ofABatch(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegisterDesk(scene.platform)
            let id = try await facility(scene)
            let seen = try #require(try await page(scene, id)).version
            let field = try #require(BatchChange.fields(of: .facility).first { $0.key == "state" })
            let entry = try await desk.change(
                BatchChange(
                    .facility, field, .text("stopped"), validFrom: scene.day("2025-02-01"), source: "批文",
                    picks: [BatchChange.Pick(id, version: seen)]), access: operatorAccess)
            try await desk.retire(
                .facility, id, from: scene.day("2025-03-01"), source: "核查",
                seenVersion: try #require(try await page(scene, id)).version, access: operatorAccess)
            #expect(try await desk.batch(entry, access: operatorAccess) != nil)
            await #expect(throws: BatchError.changedSince(1)) {
                try await desk.undoBatch(entry, access: operatorAccess)
            }
        }
    }

    @Test("nothing is struck off unseen, without a source, before it began, in another's area, nor a village at all")
    func refusals() async throws {
        let scene = try RegisterScene(try TestDatabase.make(.sqlite))
        let desk = RegisterDesk(scene.platform)
        let id = try await facility(scene)
        let version = try #require(try await page(scene, id)).version
        func retire(
            _ kind: RecordKind, _ id: SubjectID, on day: String = "2025-03-01", source: String = "核查",
            seen: Int64, _ access: Access = RegisterScene.operatorAccess
        ) async throws {
            try await desk.retire(
                kind, id, from: scene.day(day), source: source, seenVersion: seen, access: access)
        }
        await #expect(throws: RegisterError.changedMeanwhile) { try await retire(.facility, id, seen: version - 1) }
        await #expect(throws: RegisterError.sourceMissing) {
            try await retire(.facility, id, source: "  ", seen: version)
        }
        await #expect(throws: RegisterError.dayUnfit(scene.day("2023-12-31"))) {
            try await retire(.facility, id, on: "2023-12-31", seen: version)
        }
        await #expect(throws: RegisterError.dayUnfit(scene.day("2025-06-16"))) {
            try await retire(.facility, id, on: "2025-06-16", seen: version)
        }
        await #expect(throws: AccessError.notFound) { try await retire(.village, scene.id("东镇1"), seen: version) }
        let nobody = Access(actor: Actor(userID: 9, name: "nobody", channel: .form), grants: [])
        await #expect(throws: AccessError.notFound) { try await retire(.facility, id, seen: version, nobody) }
        // Clearing the place in an edit would hide it from everybody without a word.
        await #expect(throws: RegisterError.unknownPlace) {
            try await desk.edit(
                .facility, id, .init([:], clearing: ["place"], validFrom: scene.day("2025-03-01")),
                access: operatorAccess)
        }
        #expect(try await listed(scene, on: "2025-06-15") == ["一号站"])
    }
}
