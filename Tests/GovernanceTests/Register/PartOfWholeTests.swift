import Domain
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Parts that cannot be larger than their whole")
struct PartOfWholeTests {
    private func refused(_ body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let error as RegisterError {
            #expect(error.field == nil || error.code.contains("-more-than-"))
            return error.field
        }
    }

    @Test("a form is refused by the field that it changes, with what the record holds", arguments: Engine.allCases)
    func edits(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            func edit(_ day: String, _ values: FieldValues) async throws -> String? {
                try await refused { try await scene.edit("东镇1", from: day, values) }
            }
            #expect(try await edit("2025-01-01", ["improvedToiletHouseholds": .integer(1)]) == nil)
            #expect(
                try await edit("2025-02-01", ["connectedToiletHouseholds": .integer(5)]) == "connectedToiletHouseholds")
            #expect(
                try await edit(
                    "2025-02-01",
                    ["connectedToiletHouseholds": .integer(5), "improvedToiletHouseholds": .integer(5)]) == nil)
            #expect(
                try await edit("2025-03-01", ["improvedToiletHouseholds": .integer(4)]) == "improvedToiletHouseholds")
            // On the day it would fit, but from February on five households are connected.
            #expect(try await edit("2025-01-15", ["connectedToiletHouseholds": .integer(1)]) == nil)
            #expect(try await edit("2025-04-01", ["coveredHouseholds": .integer(9)]) == nil)
            #expect(try await edit("2025-04-01", ["residentHouseholds": .integer(8)]) == "residentHouseholds")
        }
    }

    @Test("what was wrong before and is not touched does not stand in the way", arguments: Engine.allCases)
    func before(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            try database.writeSync { session in
                let writer = try RegisterWriter(
                    session, at: RegisterScene.noon("2025-01-02"), actor: Actor(name: "list", channel: .importFile),
                    book: scene.platform.book, zone: .china)
                try writer.state(
                    Assertion(["coveredHouseholds": .integer(9), "residentHouseholds": .integer(3)]),
                    of: scene.id("东镇1"), kind: .village, validity: DayRange(from: scene.day("2025-01-01")),
                    locus: "R1")
                try writer.finish(action: "test")
            }
            try await scene.edit("东镇1", from: "2025-02-01", ["status": .text("treated")])
            let field = try await refused {
                try await scene.edit("东镇1", from: "2025-02-01", ["coveredHouseholds": .integer(8)])
            }
            #expect(field == "coveredHouseholds")
            try await scene.edit("东镇1", from: "2025-02-01", ["coveredHouseholds": .integer(3)])
        }
    }

    @Test("a new facility is refused in the same way")
    func facility() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try RegisterScene(database)
            func create(_ compliant: Int64) async throws -> String? {
                try await refused {
                    _ = try await RegisterDesk(scene.platform).create(
                        .facility,
                        [
                            "name": .text("站"), "place": .subject(scene.id("东镇1")), "samplesTaken": .integer(4),
                            "samplesCompliant": .integer(compliant),
                        ], validFrom: scene.day("2025-01-01"), access: RegisterScene.operatorAccess)
                }
            }
            #expect(try await create(5) == "samplesCompliant")
            #expect(try await create(4) == nil)
        }
    }
}
