import Domain
import Governance
import Sealing
import Store
import TestSupport
import Testing

@Suite("Favourites")
struct FavouriteTests {
    /// A user with a role in a place of a scene, signed in through the front door.
    private func user(
        _ login: String, _ place: String, _ scene: RegisterScene, _ environment: AccessEnvironment
    ) async throws -> SignedIn {
        let account = try await UserDirectory(environment).create(
            NewUser(
                login: login, name: login, grants: [AreaGrant(.supervisor, in: scene.id(place))],
                password: "seven rivers meet", mustChangePassword: false),
            by: .commandLine(name: "root")
        ).account
        #expect(account.login == login)
        let session = try await SignIn(environment).signIn(
            login: login, password: "seven rivers meet", from: Client(address: "10.0.0.1", browser: "test"))
        return try #require(try await SessionDesk(environment).resume(session.token))
    }

    private func environment(_ scene: RegisterScene) -> AccessEnvironment {
        AccessEnvironment(
            database: scene.platform.database, now: { RegisterScene.noon(RegisterScene.today) },
            passwords: PasswordVault(strength: .leastForTests))
    }

    @Test("a marked village, facility and board are listed for their user alone", arguments: Engine.allCases)
    func listed(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let surroundings = environment(scene)
            let desk = FavouriteDesk(scene.platform)
            let facility = try await RegisterDesk(scene.platform).create(
                .facility, ["name": .text("东镇一号站"), "place": .subject(scene.id("东镇1"))],
                validFrom: scene.day("2025-01-01"), access: RegisterScene.operatorAccess)
            let one = try await user("one", "演示县", scene, surroundings)
            let two = try await user("two", "演示县", scene, surroundings)
            let pages: [MarkedPage] = [
                .record(.village, scene.id("东镇1")), .record(.facility, facility), .board(scene.id("东镇")),
            ]
            for page in pages { try await desk.mark(page, access: one.access) }
            try await desk.mark(pages[0], access: one.access)
            let found = try await desk.favourites(asOf: scene.platform.asOf(), access: one.access)
            #expect(Set(found.map(\.name)) == ["东镇1", "东镇一号站", "东镇"])
            #expect(found.first { $0.name == "东镇一号站" }?.surroundings.last == "东镇1")
            #expect(try await desk.favourites(asOf: scene.platform.asOf(), access: two.access).isEmpty)
            #expect(try await desk.isMarked(pages[1], by: one.userID))
            #expect(try await !desk.isMarked(pages[1], by: two.userID))
            try await desk.unmark(pages[1], access: one.access)
            #expect(try await !desk.isMarked(pages[1], by: one.userID))
        }
    }

    @Test("what the user may no longer see is left out, and comes back with the right", arguments: Engine.allCases)
    func hidden(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let surroundings = environment(scene)
            let desk = FavouriteDesk(scene.platform)
            let directory = UserDirectory(surroundings)
            let before = try await user("one", "演示县", scene, surroundings)
            try await desk.mark(.record(.village, scene.id("西镇1")), access: before.access)
            try await desk.mark(.record(.village, scene.id("东镇1")), access: before.access)
            let east = Access.commandLine(name: "root")
            try await directory.setGrants(
                [AreaGrant(.supervisor, in: scene.id("东镇"))], of: before.userID, by: east)
            let session = try await SignIn(surroundings).signIn(
                login: "one", password: "seven rivers meet", from: Client(address: "10.0.0.1", browser: "test"))
            let after = try #require(try await SessionDesk(surroundings).resume(session.token))
            let shown = try await desk.favourites(asOf: scene.platform.asOf(), access: after.access)
            #expect(shown.map(\.name) == ["东镇1"])
            await #expect(throws: AccessError.notFound) {
                try await desk.mark(.record(.village, scene.id("西镇2")), access: after.access)
            }
            await #expect(throws: AccessError.notFound) {
                try await desk.mark(.record(.facility, SubjectID(987_654)), access: after.access)
            }
            let recent = try await desk.entries(
                [.record(.village, scene.id("西镇2")), .record(.village, scene.id("东镇2"))],
                asOf: scene.platform.asOf(), access: after.access)
            #expect(recent.map(\.name) == ["东镇2"])
        }
    }

    @Test("a facility struck off stays among the favourites and says so", arguments: Engine.allCases)
    func struckOff(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let register = RegisterDesk(scene.platform)
            let one = try await user("one", "演示县", scene, environment(scene))
            let access = RegisterScene.operatorAccess
            let facility = try await register.create(
                .facility, ["name": .text("东镇一号站"), "place": .subject(scene.id("东镇1"))],
                validFrom: scene.day("2025-01-01"), access: access)
            let desk = FavouriteDesk(scene.platform)
            try await desk.mark(.record(.facility, facility), access: one.access)
            let page = try #require(
                try await register.page(.facility, facility, asOf: scene.platform.asOf(), access: access))
            try await register.retire(
                .facility, facility, from: scene.day("2025-03-01"), source: "拆除", seenVersion: page.version,
                access: access)
            let found = try await desk.favourites(asOf: scene.platform.asOf(), access: one.access)
            #expect(found.map(\.isOver) == [true])
            #expect(found.first?.name == "东镇一号站")
        }
    }

    @Test("a form sent twice adds one record", arguments: Engine.allCases)
    func once(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let surroundings = environment(scene)
            let directory = UserDirectory(surroundings)
            let one = try await user("one", "演示县", scene, surroundings)
            try await directory.setGrants(
                [AreaGrant(.countyEditor, in: scene.id("演示县"))], of: one.userID, by: .commandLine(name: "root"))
            let session = try await SignIn(surroundings).signIn(
                login: "one", password: "seven rivers meet", from: Client(address: "10.0.0.1", browser: "test"))
            let editor = try #require(try await SessionDesk(surroundings).resume(session.token)).access
            let register = RegisterDesk(scene.platform)
            let values: FieldValues = ["name": .text("一号站"), "place": .subject(scene.id("东镇1"))]
            var ids: [SubjectID] = []
            let long = String(repeating: "键", count: 64)
            for form in ["a", "a", "b", long, long] {
                ids.append(
                    try await register.create(
                        .facility, values, validFrom: scene.day("2025-01-01"), form: form, access: editor))
            }
            #expect(ids[0] == ids[1])
            #expect(ids[1] != ids[2])
            #expect(ids[3] == ids[4])
            let query = RegisterQuery(.facility, area: .id(scene.id("演示县")), asOf: scene.platform.asOf())
            #expect(try await register.list(query, access: editor)?.count == 3)
        }
    }
}
