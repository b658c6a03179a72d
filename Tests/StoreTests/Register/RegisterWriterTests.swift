import Domain
import Rules
import Store
import Tables
import TestSupport
import Testing

@Suite("Writing to the register")
struct RegisterWriterTests {
    @Test("a change of one village shows in the sums of every level above", arguments: Engine.allCases)
    func sumsFollow(engine: Engine) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let places = try fixture.plant()
            for area in ["省", "市", "县", "东镇", "东镇村"] {
                let sums = try fixture.sums("demo-2025", places[area], asOf: "2021-01-01")
                #expect(sums["treatedVillages"] == 0, "\(area)")
            }
            try fixture.write(on: "2021-03-01") { writer in
                try fixture.village(
                    writer, try #require(places["东镇1"]), from: "2021-02-15",
                    ["status": .text("treated"), "registeredPopulation": .integer(120)])
            }
            for area in ["省", "市", "县", "东镇", "东镇村", "东镇1"] {
                let before = try fixture.sums("demo-2025", places[area], asOf: "2021-02-14")
                let after = try fixture.sums("demo-2025", places[area], asOf: "2021-02-15")
                #expect(before["treatedVillages"] == 0, "\(area)")
                #expect(after["treatedVillages"] == 1, "\(area)")
            }
            #expect(try fixture.sums("national-2023", nil, asOf: "2022-01-01")["treatedVillages"] == 0)
            #expect(try fixture.sums("demo-2025", places["西镇"], asOf: "2022-01-01")["treatedVillages"] == 0)
            #expect(try fixture.differences(asOf: "2022-01-01").isEmpty)
        }
    }

    @Test("what was known last month comes out the same after a correction", arguments: Engine.allCases)
    func twoAxes(engine: Engine) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let places = try fixture.plant()
            let village = try #require(places["东镇1"])
            try fixture.write(on: "2021-03-01") { writer in
                try fixture.village(writer, village, from: "2021-01-01", ["status": .text("treated")])
            }
            try fixture.write(on: "2021-06-01") { writer in
                try fixture.village(writer, village, from: "2021-01-01", ["status": .text("controlled")])
            }
            let county = places["县"]
            func treated(_ day: String, _ known: String?) throws -> Int64? {
                try fixture.sums("demo-2025", county, asOf: day, known: known)["treatedVillages"]
            }
            #expect(try treated("2021-02-01", "2021-02-28") == 0)
            #expect(try treated("2021-02-01", "2021-03-01") == 1)
            #expect(try treated("2021-02-01", "2021-05-31") == 1)
            #expect(try treated("2021-02-01", "2021-06-01") == 0)
            #expect(try treated("2021-02-01", nil) == 0)
        }
    }

    @Test(
        "a withdrawn entry is as if never said from then on, and stays known as of before", arguments: Engine.allCases)
    func withdrawal(engine: Engine) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let places = try fixture.plant()
            let village = try #require(places["东镇1"])
            try fixture.write(on: "2021-01-02") { writer in
                try fixture.village(writer, village, from: "2021-01-01", ["registeredPopulation": .integer(10)])
            }
            let entry = try fixture.write(on: "2021-03-01") { writer in
                try fixture.village(writer, village, from: "2021-02-01", ["registeredPopulation": .integer(99)])
                let extra = try fixture.place(writer, "多余", .naturalVillage, under: try #require(places["西镇村"]))
                try fixture.village(writer, extra, from: "2021-02-01", ["registeredPopulation": .integer(5)])
                return writer.entry
            }
            func people(_ known: String?) throws -> Int64? {
                try fixture.sums("demo-2025", places["县"], asOf: "2021-12-31", known: known)["registeredPopulation"]
            }
            #expect(try people(nil) == 104)
            try fixture.write(on: "2021-04-01") { try $0.withdraw(entry) }
            #expect(try people(nil) == 10)
            #expect(try people("2021-03-31") == 104)
            #expect(try fixture.differences(asOf: "2021-12-31").isEmpty)
            #expect(throws: StoreError.alreadyWithdrawn(entry)) {
                try fixture.write(on: "2021-05-01") { try $0.withdraw(entry) }
            }
        }
    }

    @Test("the log proves itself, and a changed fact or entry is found", arguments: Engine.allCases)
    func audit(engine: Engine) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let places = try fixture.plant()
            try fixture.write(on: "2021-01-02") { writer in
                try fixture.village(
                    writer, try #require(places["东镇1"]), from: "2021-01-01", ["registeredPopulation": .integer(10)])
            }
            let proof = try database.readSync { try AuditLog($0).verify() }
            #expect(proof.entries == 2)
            #expect(proof.broken == nil)
            try database.writeSync { session in
                try session.execute("UPDATE facts SET body = '{\"registeredPopulation\":11}' WHERE entry = 2")
            }
            #expect(try database.readSync { try AuditLog($0).verify().broken?.sequence } == 2)
            try database.writeSync { session in
                try session.execute("UPDATE audit_log SET actor = 'someone' WHERE sequence = 1")
            }
            #expect(try database.readSync { try AuditLog($0).verify().broken?.sequence } == 1)
        }
    }

    @Test("a thrown error leaves nothing behind", arguments: Engine.allCases)
    func atomic(engine: Engine) throws {
        struct Stop: Error {}
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            #expect(throws: Stop.self) {
                try fixture.write(on: "2021-01-01") { writer in
                    for index in 0..<5000 {
                        _ = try fixture.place(writer, "省\(index)", .province, under: .nation)
                    }
                    throw Stop()
                }
            }
            for table in ["facts", "audit_log"] {
                let count = try database.readSync { session in
                    try session.firstInt("SELECT COUNT(*) FROM \(Identifier(validating: table))")
                }
                #expect(count == 0)
            }
        }
    }
}
