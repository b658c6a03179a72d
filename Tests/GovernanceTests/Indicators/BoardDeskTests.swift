import Domain
import Governance
import Rules
import Store
import TestSupport
import Testing

@Suite("Boards")
struct BoardDeskTests {
    @Test("a rate of which nothing is reported is missing, not zero", arguments: Engine.allCases)
    func missing(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let board = try #require(try await scene.board("演示县"))
            let rate = try #require(board.value("treatmentRate"))
            #expect(rate.value == nil)
            #expect(rate.numerator == nil)
            #expect(rate.reason != nil)
            #expect(board.value("naturalVillages")?.value == 4)
        }
    }

    @Test("the same number stands on every level, in the lines and in the village itself", arguments: Engine.allCases)
    func sameEverywhere(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            try await scene.edit("东镇1", from: "2025-01-10", ["status": .text("treated")])
            try await scene.edit("东镇2", from: "2025-01-10", ["status": .text("untreated")])
            for (place, expected) in [
                ("演示省", 0.25), ("演示市", 0.25), ("演示县", 0.25), ("东镇", 0.5), ("东镇村", 0.5), ("东镇1", 1),
            ] {
                let board = try #require(try await scene.board(place))
                #expect(board.value("treatmentRate")?.value == expected, "\(place)")
            }
            let county = try #require(try await scene.board("演示县"))
            let index = try #require(county.rules.indicators.firstIndex { $0.id == "treatmentRate" })
            #expect(county.lines.map(\.region.name) == ["东镇", "西镇"])
            #expect(county.lines[0].values[index].value == 0.5)
            #expect(county.lines[1].values[index].value == nil)
            let town = try #require(try await scene.board("东镇"))
            #expect(town.lines.map { $0.values[index].value } == [0.5])
        }
    }

    @Test("trend and comparison follow the days, the last point is the figure itself", arguments: Engine.allCases)
    func trend(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            for village in ["东镇1", "东镇2", "西镇1", "西镇2"] {
                try await scene.edit(village, from: "2024-01-01", ["status": .text("untreated")])
            }
            try await scene.edit("东镇1", from: "2025-03-01", ["status": .text("treated")])
            try await scene.edit("西镇1", from: "2025-06-01", ["status": .text("treated")])
            let board = try #require(try await scene.board("演示县"))
            let index = try #require(board.rules.indicators.firstIndex { $0.id == "treatmentRate" })
            let values = board.trend.map { $0.values[index].value }
            #expect(board.trend.count == 13)
            #expect(board.trend.map(\.day) == board.trend.map(\.day).sorted())
            #expect(values.first == 0)
            #expect(values.last == 0.5)
            #expect(board.trend.first { $0.day.description == "2025-02-28" }?.values[index].value == 0)
            #expect(board.trend.first { $0.day.description == "2025-03-31" }?.values[index].value == 0.25)
            let figure = try #require(board.figures.first { $0.indicator.id == "treatmentRate" })
            #expect(figure.changeOnYear == 0.5)
            #expect(figure.changeOnMonth == 0.25)
        }
    }

    @Test(
        "who reports and who does not are together all who could, for each figure that asks for a report",
        arguments: Engine.allCases)
    func missingLists(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let access = Access.commandLine(name: "test")
            let desk = RegisterDesk(scene.platform)
            func facility(_ name: String, _ values: FieldValues) async throws {
                var values = values
                values["name"] = .text(name)
                values["place"] = .subject(scene.id("东镇1"))
                _ = try await desk.create(.facility, values, validFrom: scene.day("2025-01-01"), access: access)
            }
            try await facility(
                "一站", ["state": .text("normal"), "designCapacity": .decimal(20), "actualFlow": .decimal(9)])
            try await facility("二站", ["state": .text("idle"), "designCapacity": .decimal(10)])
            try await facility("三站", [:])
            try await facility("四站", ["state": .text("construction"), "designCapacity": .decimal(8)])
            let county = BoardDesk.AreaKey.id(scene.id("演示县"))
            func names(_ indicator: String) async throws -> [String] {
                let found = try await FigureDesk(scene.platform).open(
                    indicator, of: county, part: .missing, asOf: scene.platform.asOf(), access: access)
                #expect(found?.part == .missing)
                return (found?.list?.page.items.map(\.name) ?? []).sorted()
            }
            #expect(try await names("loadRate") == ["三站", "二站"])
            #expect(try await names("normalOperationRate") == ["三站"])
            #expect(try await names("designCapacity") == ["三站"])
            #expect(try await names("effluentCompliance") == ["一站", "三站", "二站"])
            #expect(try await names("householdCoverage").count == 4)
            let built = try await FigureDesk(scene.platform).open(
                "facilitiesBuilt", of: county, part: .missing, asOf: scene.platform.asOf(), access: access)
            #expect(built?.parts == [.numerator], "no field is asked for, so none can lack")
        }
    }

    @Test("somebody else's area is not there, nor is a place that does not exist", arguments: Engine.allCases)
    func scope(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            let environment = AccessEnvironment(database: database, now: scene.platform.now)
            let created = try await UserDirectory(environment).create(
                NewUser(
                    login: "east", name: "东镇", grants: [AreaGrant(.townReporter, in: scene.id("东镇"))],
                    password: "a long enough word", mustChangePassword: false), by: RegisterScene.operatorAccess)
            #expect(created.account.login == "east")
            let session = try await SignIn(environment).signIn(
                login: "east", password: "a long enough word", from: Client(address: "127.0.0.1"))
            let access = try #require(try await SessionDesk(environment).resume(session.token)).access
            let desk = BoardDesk(scene.platform)
            let asOf = scene.platform.asOf()
            #expect(try await desk.board(.id(scene.id("东镇")), asOf: asOf, access: access) != nil)
            #expect(try await desk.board(.id(scene.id("西镇")), asOf: asOf, access: access) == nil)
            #expect(try await desk.board(.id(scene.id("演示县")), asOf: asOf, access: access) == nil)
            #expect(try await desk.board(.id(SubjectID(99_999)), asOf: asOf, access: access) == nil)
            #expect(try await desk.board(.own, asOf: asOf, access: access)?.region.name == "东镇")
        }
    }
}
