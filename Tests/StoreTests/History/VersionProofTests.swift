import Domain
import Store
import Tables
import TestSupport
import Testing

@Suite("The proof of versions")
struct VersionProofTests {
    @Test("a value changed past the log is found, with its record and field", arguments: Engine.allCases)
    func changedValue(engine: Engine) throws {
        try withRecords(engine) { fixture, places in
            let village = try #require(places["东镇1"])
            try tamper(fixture, "UPDATE village_versions SET drainage = '改过' WHERE id = \(village.number)")
            let found = try #require(try check(fixture))
            #expect(found.kind == .village && found.subject == village && found.field == "drainage")
            #expect(found.kept == "改过" && found.stated == nil)
            #expect(try fixture.database.readSync { try AuditLog($0).verify().broken } == nil)
        }
    }

    @Test("what was known before cannot be changed unseen either", arguments: Engine.allCases)
    func changedPast(engine: Engine) throws {
        try withRecords(engine) { fixture, places in
            let village = try #require(places["东镇1"])
            try tamper(
                fixture,
                """
                UPDATE village_versions SET registered_population = 1
                WHERE id = \(village.number) AND known_to < \(Instant.end.milliseconds)
                """)
            let found = try #require(try check(fixture))
            #expect(found.subject == village && found.field == "registeredPopulation" && found.kept == "1")
        }
    }

    @Test(
        "versions taken away, added, moved along either time or to another place are found",
        arguments: Engine.allCases,
        [
            "DELETE FROM facility_versions", "UPDATE facility_versions SET valid_to = valid_to - 1",
            "UPDATE facility_versions SET known_from = known_from - 1", "UPDATE facility_versions SET id = id + 5000",
            "UPDATE region_versions SET path = path || '1' WHERE name = '东镇2'",
            "UPDATE region_versions SET initials = 'x' WHERE name = '东镇2'",
            "UPDATE region_versions SET name = '国' WHERE id = 1",
            "UPDATE village_versions SET level = 5 WHERE level = 6",
            "UPDATE village_versions SET known_to = known_to + 1 WHERE known_to < 253402300800000",
        ])
    func changedRows(engine: Engine, statement: String) throws {
        try withRecords(engine) { fixture, _ in
            try tamper(fixture, Query(stringLiteral: statement))
            #expect(try check(fixture) != nil)
        }
    }

    @Test("a withdrawal that no entry of the log made is found", arguments: Engine.allCases)
    func strayWithdrawal(engine: Engine) throws {
        try withRecords(engine) { fixture, _ in
            try tamper(fixture, "INSERT INTO withdrawals (entry, by_entry, at) VALUES (2, 3, 5)")
            #expect(try fixture.database.readSync { try AuditLog($0).verify().broken?.sequence } == 2)
        }
    }

    private func check(_ fixture: RegisterFixture) throws -> VersionProof.Difference? {
        try fixture.database.readSync { try VersionProof($0).check().difference }
    }

    private func tamper(_ fixture: RegisterFixture, _ statement: Query) throws {
        let rows = try fixture.database.writeSync { try $0.execute(statement) }
        #expect(rows > 0)
    }

    /// A tree with a village corrected once, a village moved to another town and a facility, all of which agrees.
    private func withRecords(_ engine: Engine, _ body: (RegisterFixture, [String: SubjectID]) throws -> Void) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let places = try fixture.plant()
            let village = try #require(places["东镇1"])
            for (day, people) in [("2021-03-01", 7), ("2021-04-01", 8)] as [(String, Int64)] {
                try fixture.write(on: day) { writer in
                    try fixture.village(
                        writer, village, from: "2021-01-01", ["registeredPopulation": .integer(people)])
                }
            }
            try fixture.write(on: "2021-05-01") { writer in
                try writer.state(
                    Assertion(["parent": .subject(try #require(places["县"]))]), of: try #require(places["东镇村"]),
                    kind: .region, validity: DayRange(from: try #require(Day(iso: "2021-02-01"))), locus: "test")
                try writer.state(
                    Assertion(["name": .text("站"), "place": .subject(village), "designCapacity": .decimal(20)]),
                    of: try writer.newSubject(), kind: .facility, validity: DayRange(from: .beginning), locus: "test")
            }
            let (records, difference) = try database.readSync { try VersionProof($0).check() }
            #expect(difference == nil, "\(String(describing: difference))")
            // The nation, 13 places, one village and one facility.
            #expect(records == 16)
            try body(fixture, places)
        }
    }
}
