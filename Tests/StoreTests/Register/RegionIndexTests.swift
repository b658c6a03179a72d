import Domain
import Store
import Tables
import TestSupport
import Testing

/// Taking in a whole country at once leaves the tables as taking it in piece by piece would.
@Suite struct RegionIndexTests {
    private struct Refusal: Error {}

    private static let indexes: Query = """
        SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'region_versions' AND sql IS NOT NULL
        ORDER BY name
        """

    private func plantMany(_ fixture: RegisterFixture, _ writer: RegisterWriter) throws {
        let county = try fixture.place(writer, "演示县", .county, under: .nation, code: "990101")
        for number in 0..<4_500 {
            _ = try fixture.place(writer, "第\(number)村", .administrativeVillage, under: county)
        }
    }

    @Test("after thousands of places in an empty register the indexes are as they were defined")
    func restored() throws {
        try withDatabase(.sqlite) { database in
            let fixture = try RegisterFixture(database)
            let before = try database.readSync { try $0.rows(Self.indexes).map(\.values) }
            try fixture.write(on: "2020-01-01") { try plantMany(fixture, $0) }
            let after = try database.readSync { try $0.rows(Self.indexes).map(\.values) }
            #expect(before.count == 6)
            #expect(after == before)
            #expect(try database.readSync { try $0.firstText("PRAGMA integrity_check") } == "ok")
        }
    }

    @Test("an import that fails leaves the indexes and no places")
    func undone() throws {
        try withDatabase(.sqlite) { database in
            let fixture = try RegisterFixture(database)
            let before = try database.readSync { try $0.rows(Self.indexes).map(\.values) }
            #expect(throws: Refusal.self) {
                try fixture.write(on: "2020-01-01") { writer in
                    try plantMany(fixture, writer)
                    throw Refusal()
                }
            }
            #expect(try database.readSync { try $0.rows(Self.indexes).map(\.values) } == before)
            #expect(try database.readSync { try $0.firstInt("SELECT COUNT(*) FROM region_versions") } ?? 9 < 2)
        }
    }

    @Test("all places are found by name afterwards", arguments: Engine.allCases)
    func found(engine: Engine) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            try fixture.write(on: "2020-01-01") { try plantMany(fixture, $0) }
            let count = try database.readSync {
                try $0.firstInt("SELECT COUNT(*) FROM region_versions WHERE name = \("第4499村")")
            }
            #expect(count == 1)
        }
    }
}
