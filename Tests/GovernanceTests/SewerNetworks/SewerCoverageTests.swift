import Domain
import Governance
import Store
import TestSupport
import Testing

@Suite("Where sewers were surveyed")
struct SewerCoverageTests {
    private let access = RegisterScene.operatorAccess

    private func add(
        _ scene: RegisterScene, _ kind: RecordKind, _ name: String, in place: String, _ values: FieldValues
    ) async throws {
        var values = values
        values["name"] = .text(name)
        values["code"] = .text(name)
        values["place"] = .subject(scene.id(place))
        _ = try await RegisterDesk(scene.platform).create(
            kind, values, validFrom: scene.day("2024-01-01"), access: access)
    }

    private func issues(_ scene: RegisterScene) async throws -> [SewerIssue] {
        let answer = try await SewerNetworkDesk(scene.platform).network(
            .id(scene.id("演示县")), asOf: scene.platform.asOf(), access: access)
        guard case .network(let model)? = answer else { return [] }
        return model.issues
    }

    /// A facility with households in the ledger.
    private func facility(_ longitude: Double) -> FieldValues {
        ["connectedHouseholds": .integer(40), "longitude": .decimal(longitude), "latitude": .decimal(40)]
    }

    @Test("a facility that surveyed pipes pass by is told of, those where nobody surveyed in one line a town")
    func grouped() async throws {
        let scene = try RegisterScene(try TestDatabase.make(.sqlite))
        // Pipes of the eastern town lead to one facility; another of the same village has none.
        try await add(scene, .facility, "有管站", in: "东镇1", facility(101.002))
        try await add(scene, .facility, "无管站", in: "东镇2", facility(101.05))
        try await add(
            scene, .sewer, "L1", in: "东镇1",
            ["sewerKind": .text("lateral"), "shape": .text("LINESTRING(101 40,101.002 40)")])
        for number in 1...5 { try await add(scene, .facility, "西\(number)站", in: "西镇1", facility(101.2)) }

        let issues = try await issues(scene)
        #expect(issues.filter { $0.code == "facility-no-pipes" }.map { $0.references.map(\.label) } == [["无管站"]])
        let blank = issues.filter { $0.code == "network-not-surveyed" }
        #expect(blank.count == 1 && blank.first?.count == 5)
        #expect(blank.first?.message.zh.contains("“西镇”5 座") == true)
        #expect(blank.first?.severity == .note)
        #expect(issues.last?.code == "network-not-surveyed")
    }

    @Test("a pipe that names its facility makes it surveyed, wherever it lies")
    func named() async throws {
        let scene = try RegisterScene(try TestDatabase.make(.sqlite))
        try await add(scene, .facility, "西一站", in: "西镇1", facility(101.2))
        try await add(
            scene, .sewer, "L1", in: "东镇1",
            [
                "sewerKind": .text("lateral"), "shape": .text("LINESTRING(101 40,101.002 40)"),
                "facilityCode": .text("西一站"),
            ])
        let codes = try await issues(scene).map(\.code)
        #expect(codes.contains("facility-no-pipes") && !codes.contains("network-not-surveyed"))
    }

    @Test("pipes to a facility into which nobody drains are the gravest finding still")
    func fraud() async throws {
        let scene = try RegisterScene(try TestDatabase.make(.sqlite))
        try await add(scene, .facility, "空转站", in: "东镇1", facility(101.002))
        try await add(
            scene, .sewer, "M1", in: "东镇1",
            ["sewerKind": .text("main"), "shape": .text("LINESTRING(101 40,101.002 40)")])
        let first = try #require(try await issues(scene).first)
        #expect(first.code == "facility-no-households" && first.severity == .error)
    }
}
