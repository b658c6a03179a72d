import Domain
import Geo
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Sewers of a county as a network")
struct SewerNetworkTests {
    /// One village with a lateral, a branch and a main to its facility; all along one parallel, 100 m a step.
    private struct County {
        let scene: RegisterScene
        let desk: SewerNetworkDesk
        var facility = SubjectID(0)
        var lateral = SubjectID(0)
        var main = SubjectID(0)

        init(_ engine: Engine) async throws {
            scene = try RegisterScene(try TestDatabase.make(engine))
            desk = SewerNetworkDesk(scene.platform)
            // Of the first village nothing is recorded but its pipes.
            try await scene.edit("东镇2", from: "2024-01-01", ["registeredHouseholds": .integer(30)])
            facility = try await add(
                .facility, "一号站",
                [
                    "code": .text("S1"), "servedVillages": .text("东镇1、东镇2"), "receivingWater": .text("清溪"),
                    "longitude": .decimal(101.003), "latitude": .decimal(40), "mainLength": .decimal(800),
                ])
            lateral = try await add(.sewer, "L1", pipe([(101, 40.0002), (101, 40)], "lateral", in: "东镇1"))
            _ = try await add(.sewer, "B1", pipe([(101, 40), (101.001, 40)], "branch", in: "东镇1"))
            main = try await add(
                .sewer, "M1",
                pipe([(101.003, 40), (101.001, 40)], "main", in: "东镇村").merging([
                    "upstreamInvert": .decimal(10), "downstreamInvert": .decimal(11),
                ]))
        }

        func add(_ kind: RecordKind, _ name: String, _ values: FieldValues) async throws -> SubjectID {
            var values = values
            values["name"] = .text(name)
            if values["place"] == nil { values["place"] = .subject(scene.id("东镇村")) }
            return try await RegisterDesk(scene.platform).create(
                kind, values, validFrom: scene.day("2024-01-01"), access: RegisterScene.operatorAccess)
        }

        func pipe(_ line: [(Double, Double)], _ kind: String, in place: String) -> FieldValues {
            let points = line.map { "\($0.0) \($0.1)" }.joined(separator: ",")
            return [
                "sewerKind": .text(kind), "shape": .text("LINESTRING(\(points))"),
                "place": .subject(scene.id(place)),
            ]
        }

        func model(_ access: Access = RegisterScene.operatorAccess) async throws -> SewerNetworkModel? {
            let asOf = scene.platform.asOf()
            guard
                case .network(let model)? = try await desk.network(
                    .id(scene.id("演示县")), asOf: asOf, access: access)
            else { return nil }
            return model
        }
    }

    @Test("a village's water is followed through its pipes to the facility and its water", arguments: Engine.allCases)
    func downstream(engine: Engine) async throws {
        let county = try await County(engine)
        let traced = try await county.desk.trace(
            .downstream, from: .village, county.scene.id("东镇1"), asOf: county.scene.platform.asOf(),
            access: RegisterScene.operatorAccess)
        let report = try #require(traced).report
        #expect(Set(report.pipes.map(\.item.name)) == ["L1", "B1", "M1"])
        #expect(report.endings.count == 1)
        #expect(report.endings.first?.isArrival == true)
        #expect(report.endings.first?.message.zh.contains("清溪") == true)
        #expect(report.households == 1)
        // A hundredth of a degree of longitude at 40° N is 853.9 m on this ellipsoid; the main has a fifth of it.
        let main = try #require(report.pipes.first { $0.item.name == "M1" })
        #expect(abs(main.lengthMetres - 170.8) < 0.5)
        // Drawn from the facility up, with inverts that say so: it flows against its drawing.
        #expect(main.isAgainstDrawing)
        #expect(main.basisName.zh == "按管底高程")
    }

    @Test("what the ledger claims beyond the pipes is found, with the records concerned", arguments: Engine.allCases)
    func findings(engine: Engine) async throws {
        let county = try await County(engine)
        let issues = try #require(try await county.model()).issues
        let missing = issues.filter { $0.code == "village-not-connected" }
        #expect(missing.map { $0.references.map(\.label) } == [["东镇2", "一号站"]])
        #expect(issues.contains { $0.code == "sewer-length-differs" && $0.message.zh.contains("800 m") })
        #expect(!issues.contains { $0.code == "facility-no-households" })
    }

    @Test(
        "a change of a pipe is seen by the next question, one of a toilet keeps the network", arguments: Engine.allCases
    )
    func renewal(engine: Engine) async throws {
        let county = try await County(engine)
        let before = try #require(try await county.model())
        _ = try await county.add(.toilet, "公厕", [:])
        #expect(try await county.model()?.version == before.version)
        try await RegisterDesk(county.scene.platform).edit(
            .sewer, county.lateral,
            RegisterDesk.Edit([:], clearing: ["shape"], validFrom: county.scene.day("2025-01-01")),
            access: RegisterScene.operatorAccess)
        let after = try #require(try await county.model())
        #expect(after.version > before.version)
        #expect(after.lengthsMetres.count == before.lengthsMetres.count - 1)
    }

    @Test("above a county one is chosen; an unknown place is none")
    func choice() async throws {
        let county = try await County(.sqlite)
        let asOf = county.scene.platform.asOf()
        let access = RegisterScene.operatorAccess
        guard
            case .choice(_, let children)? = try await county.desk.network(
                .id(county.scene.id("演示市")), asOf: asOf, access: access)
        else {
            Issue.record("a city was answered with one network")
            return
        }
        #expect(children.map(\.name) == ["演示县"])
        let unknown = try await county.desk.network(.id(SubjectID(999_999)), asOf: asOf, access: access)
        if unknown != nil { Issue.record("an unknown place was answered") }
    }
}

extension FieldValues {
    fileprivate func merging(_ others: FieldValues) -> FieldValues {
        others.entries.reduce(into: self) { $0[$1.key] = $1.value }
    }
}
