import Tables
import TestSupport
import Testing

/// Databases go forward with the program and never back.
@Suite struct MigrationTests {
    private static let first = Migration(number: 1, name: "villages") { dialect in
        [
            "CREATE TABLE village (id \(dialect == .sqlite ? "INTEGER" : "BIGINT") PRIMARY KEY); "
                + "CREATE INDEX village_by_id ON village (id);",
            "INSERT INTO village VALUES (1)",
        ]
    }
    private static let second = Migration(number: 2, name: "facilities") { _ in ["CREATE TABLE facility (id BIGINT)"] }

    @Test("each step is applied once, in order, and recorded", arguments: Engine.allCases)
    func forward(engine: Engine) throws {
        try withDatabase(engine) { database in
            #expect(try MigrationRunner.currentNumber(database) == 0)
            #expect(try MigrationRunner([Self.first]).migrate(database) == [1])
            #expect(try MigrationRunner([Self.second, Self.first]).migrate(database) == [2])
            #expect(try MigrationRunner([Self.first, Self.second]).migrate(database) == [])
            #expect(try MigrationRunner.currentNumber(database) == 2)
            let record = try database.readSync {
                try $0.rows("SELECT number, name, LENGTH(checksum), applied_at FROM schema_migrations ORDER BY number")
            }
            #expect(try record.map { try $0.text(1) } == ["villages", "facilities"])
            #expect(try record.allSatisfy { try $0.int(2) == 16 })
            #expect(try record.allSatisfy { try $0.text(3).wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil })
        }
    }

    @Test("a database of a newer program is refused in Chinese and English", arguments: Engine.allCases)
    func newer(engine: Engine) throws {
        try withDatabase(engine) { database in
            try MigrationRunner([Self.first, Self.second]).migrate(database)
            for runner in [MigrationRunner([Self.first]), MigrationRunner([])] {
                let error = #expect(throws: DatabaseError.self) { try runner.migrate(database) }
                #expect(error?.kind == .newerSchema)
                #expect(error?.message.contains("请升级程序") == true)
                #expect(error?.message.contains("Upgrade the program") == true)
            }
        }
    }

    @Test("a step that was changed after it had been applied is refused", arguments: Engine.allCases)
    func changed(engine: Engine) throws {
        try withDatabase(engine) { database in
            try MigrationRunner([Self.first]).migrate(database)
            let other = Migration(number: 1, name: "villages") { _ in ["CREATE TABLE village (id BIGINT)"] }
            let error = #expect(throws: DatabaseError.self) {
                try MigrationRunner([other, Self.second]).migrate(database)
            }
            #expect(error?.kind == .corrupt)
            #expect(try MigrationRunner.currentNumber(database) == 1)
        }
    }

    @Test("a failing step leaves nothing of itself", arguments: Engine.allCases)
    func failing(engine: Engine) throws {
        try withDatabase(engine) { database in
            let broken = Migration(number: 2, name: "broken") { _ in
                ["CREATE TABLE half (id BIGINT)", "CREATE TABEL x"]
            }
            #expect(throws: DatabaseError.self) { try MigrationRunner([Self.first, broken]).migrate(database) }
            #expect(try MigrationRunner.currentNumber(database) == 1)
            let applied = try MigrationRunner([Self.first, Self.second]).migrate(database)
            #expect(applied == [2])
            #expect(throws: DatabaseError.self) { try database.readSync { try $0.rows("SELECT id FROM half") } }
        }
    }

    @Test("statements prepared before a change of tables still work after it", arguments: Engine.allCases)
    func preparedStatements(engine: Engine) throws {
        try withDatabase(engine) { database in
            try MigrationRunner([Self.first]).migrate(database)
            let columns = { try database.readSync { try $0.first("SELECT * FROM village WHERE id = \(1)")?.count } }
            #expect(try columns() == 1)
            let wider = Migration(number: 2, name: "wider") { _ in ["ALTER TABLE village ADD COLUMN name TEXT"] }
            try MigrationRunner([Self.first, wider]).migrate(database)
            #expect(try columns() == 2)
        }
    }

    @Test("two steps with one number are refused")
    func doubleNumber() throws {
        try withDatabase(.sqlite) { database in
            let twin = Migration(number: 1, name: "twin") { _ in [] }
            #expect(throws: DatabaseError.self) { try MigrationRunner([Self.first, twin]).migrate(database) }
        }
    }
}
