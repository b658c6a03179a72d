import Domain
import Rules
import Store
import Tables
import TestSupport
import Testing

@testable import Governance

@Suite("What was recorded when, and by whom")
struct RegisterHistoryTests {
    private func user(_ id: Int64) -> Access {
        let nation = RegionPath(of: .nation, level: .nation, under: nil)
        return Access(
            actor: Actor(userID: id, name: "user \(id)", channel: .form),
            grants: Role.allCases.map { AreaGrant($0, in: .nation, path: nation) })
    }

    private func people(_ scene: RegisterScene, _ day: String) async throws -> Value? {
        try await RegisterDesk(scene.platform).state(
            .village, scene.id("东镇1"), asOf: AsOf(valid: scene.day(day)), access: RegisterScene.operatorAccess
        )?.values["registeredPopulation"]
    }

    @Test("a late report holds until what is known of later days", arguments: Engine.allCases)
    func lateReport(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            try await scene.edit("东镇1", from: "2020-01-01", ["registeredPopulation": .integer(100)])
            try await scene.edit("东镇1", from: "2023-01-01", ["registeredPopulation": .integer(140)])
            try await scene.edit(
                "东镇1", from: "2021-01-01", ["registeredPopulation": .integer(110), "status": .text("treated")])
            #expect(try await people(scene, "2020-12-31") == .integer(100))
            #expect(try await people(scene, "2021-01-01") == .integer(110))
            #expect(try await people(scene, "2022-12-31") == .integer(110))
            #expect(try await people(scene, "2025-06-15") == .integer(140))
            let now = try await RegisterDesk(scene.platform).state(
                .village, scene.id("东镇1"), asOf: scene.platform.asOf(), access: RegisterScene.operatorAccess)
            #expect(now?.values["status"] == .text("treated"))
            try await scene.edit("东镇1", from: "2019-01-01", ["registeredPopulation": .integer(90)])
            #expect(try await people(scene, "2019-12-31") == .integer(90))
            #expect(try await people(scene, "2020-01-01") == .integer(100))
        }
    }

    @Test("nothing is recorded of days before the place began, nor put into an ended one", arguments: Engine.allCases)
    func beforeBeginning(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let (desk, access) = (RegisterDesk(scene.platform), RegisterScene.operatorAccess)
            let tree = RegionDesk(scene.platform)
            let id = try await tree.create(
                .naturalVillage, named: "新村", code: nil, under: scene.id("东镇村"), from: scene.day("2025-01-01"),
                access: access)
            let early = scene.day("2024-12-31")
            await #expect(throws: RegisterError.dayUnfit(early)) {
                try await desk.edit(.village, id, .init(["status": .text("treated")], validFrom: early), access: access)
            }
            let facility: FieldValues = ["name": .text("一号站"), "place": .subject(id)]
            await #expect(throws: RegisterError.dayUnfit(early)) {
                _ = try await desk.create(.facility, facility, validFrom: early, access: access)
            }
            try await tree.merge(id, into: scene.id("东镇1"), from: scene.day("2025-03-01"), access: access)
            await #expect(throws: RegisterError.unknownPlace) {
                _ = try await desk.create(.facility, facility, validFrom: scene.day("2025-04-01"), access: access)
            }
        }
    }

    @Test("who recorded any of what is open does not accept it", arguments: Engine.allCases)
    func acceptance(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegisterDesk(scene.platform)
            let id = scene.id("东镇1")
            func edit(_ user: Access, _ values: FieldValues) async throws {
                try await desk.edit(
                    .village, id, .init(values, validFrom: scene.day("2025-01-01")), access: user)
            }
            let (first, second, third) = (user(1), user(2), user(3))
            try await edit(first, ["status": .text("treated")])
            try await edit(second, ["remarks": .text("更正")])
            for own in [first, second] {
                let page = try await desk.page(.village, id, asOf: scene.platform.asOf(), access: own)
                #expect(page?.mayAccept == false)
                await #expect(throws: AccessError.selfAcceptance) {
                    try await desk.accept(.village, id, access: own)
                }
            }
            #expect(try await desk.page(.village, id, asOf: scene.platform.asOf(), access: third)?.mayAccept == true)
            try await desk.accept(.village, id, access: third)
            // What was accepted counts no longer: only what came since.
            try await edit(second, ["remarks": .text("再更正")])
            try await desk.accept(.village, id, access: first)
        }
    }

    @Test("what is taken back changes the version, too", arguments: Engine.allCases)
    func version(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let (desk, access) = (RegisterDesk(scene.platform), RegisterScene.operatorAccess)
            let id = scene.id("东镇1")
            let entry = try await desk.edit(
                .village, id, .init(["status": .text("treated")], validFrom: scene.day("2025-01-01")), access: access)
            let seen = try #require(
                try await desk.page(.village, id, asOf: scene.platform.asOf(), access: access)
            ).version
            try await database.write { session in
                let writer = try desk.writer(session, access)
                try writer.withdraw(entry)
                try writer.finish(action: "test-undo")
            }
            let state = try await desk.state(.village, id, asOf: scene.platform.asOf(), access: access)
            #expect(state?.version != seen)
            await #expect(throws: RegisterError.changedMeanwhile) {
                try await desk.edit(
                    .village, id,
                    .init(["remarks": .text("x")], validFrom: scene.day("2025-01-02"), seenVersion: seen),
                    access: access)
            }
        }
    }

    @Test("an edited facility depends on the entry that brought it", arguments: Engine.allCases)
    func dependents(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let (desk, access) = (RegisterDesk(scene.platform), RegisterScene.operatorAccess)
            let id = try await desk.create(
                .facility, ["name": .text("一号站"), "place": .subject(scene.id("东镇1"))],
                validFrom: scene.day("2025-01-01"), access: access)
            let created = try #require(
                try await desk.page(.facility, id, asOf: scene.platform.asOf(), access: access)
            ).version
            func entries() async throws -> [Int64] {
                try await database.read { try ImportDependents($0).entries(on: created) }
            }
            #expect(try await entries().isEmpty)
            let later = try await desk.edit(
                .facility, id, .init(["keeper": .text("甲")], validFrom: scene.day("2025-02-01")), access: access)
            #expect(try await entries() == [later])
        }
    }

    @Test("a search goes through all areas of the one who asks, higher levels first", arguments: Engine.allCases)
    func search(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let desk = RegisterDesk(scene.platform)
            for place in ["东镇1", "西镇1"] {
                _ = try await desk.create(
                    .facility, ["name": .text(place + "站"), "place": .subject(scene.id(place))],
                    validFrom: scene.day("2025-01-01"), access: RegisterScene.operatorAccess)
            }
            let paths = try await database.read { session in
                try ["东镇", "西镇"].map { name in
                    try #require(try RegionReader(session, asOf: scene.platform.asOf()).region(scene.id(name)))
                }
            }
            let both = Access(
                actor: Actor(userID: 9, name: "both", channel: .form),
                grants: paths.map { AreaGrant(.townReporter, in: $0.id, path: $0.path) })
            let search = SearchDesk(scene.platform)
            let found = try await search.search("站", asOf: scene.platform.asOf(), limit: 10, access: both)
            #expect(Set(found.records.map(\.item.name)) == ["东镇1站", "西镇1站"])
            let inside = try await search.search("镇1", asOf: scene.platform.asOf(), limit: 10, access: both)
            #expect(Set(inside.places.map(\.name)) == ["东镇1", "西镇1"])
            // The only place above villages is found by initials that many villages below share.
            let first = try await search.search(
                "dz", asOf: scene.platform.asOf(), limit: 1, access: RegisterScene.operatorAccess)
            #expect(first.places.map(\.name) == ["东镇"])
        }
    }

    @Test(
        "a display code follows the highest number ever given, whatever else ends like it", arguments: Engine.allCases)
    func displayCodes(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let tree = RegionDesk(scene.platform)
            for code in ["990101100201007", "990101100201-A99"] {
                _ = try await tree.create(
                    .naturalVillage, named: "村\(code)", code: code, under: scene.id("东镇村"),
                    from: scene.day("2025-01-01"), access: RegisterScene.operatorAccess)
            }
            let next = try await database.read { session in
                let parent = try #require(
                    try RegionReader(session, asOf: scene.platform.asOf()).region(scene.id("东镇村")))
                var codes = DisplayCodes(session)
                return [try codes.next(under: parent), try codes.next(under: parent)]
            }
            #expect(next == ["990101100201008", "990101100201009"])
        }
    }
}
