import Tables
import TestSupport
import Testing

/// What goes into a database comes out of it unchanged.
@Suite struct ValueTests {
    private static let table: Query = """
        CREATE TABLE kept (
            id INTEGER PRIMARY KEY, whole BIGINT,
            number \(sqlite: "REAL", postgres: "DOUBLE PRECISION"), words TEXT, bytes \(sqlite: "BLOB", postgres: "BYTEA"))
        """

    private static let rows: [[TableValue]] = [
        [.integer(1), .integer(.max), .real(1e308), .text("桐庐县横村镇 𠮷 é\t\n\r\\N\\"), .blob([0, 1, 92, 255])],
        [.integer(2), .integer(.min), .real(-.leastNonzeroMagnitude), .text(""), .blob([])],
        [.integer(3), .null, .null, .null, .null],
        [.integer(4), .integer(0), .real(0.1), .text("\\."), .blob([UInt8](0...255))],
        [.integer(5), .integer(-1), .real(.infinity), .text("'; DROP TABLE kept; --"), .blob([92, 120])],
    ]

    @Test("values of every type come back as they went in, however they were inserted", arguments: Engine.allCases)
    func roundTrip(engine: Engine) throws {
        try withDatabase(engine) { database in
            for way in 0..<3 {
                try database.writeSync { session in
                    try session.execute(Self.table)
                    let columns: [Identifier] = ["id", "whole", "number", "words", "bytes"].map { Identifier($0) }
                    switch way {
                    case 0:
                        for row in Self.rows { try session.execute("INSERT INTO kept VALUES (\(values: row))") }
                    case 1:
                        try session.insert(into: Identifier("kept"), columns: columns, rows: Self.rows)
                    default:
                        let places = columns.map { _ in Query.parameter }.joined(separator: ", ")
                        try session.executeBatch("INSERT INTO kept (\(columns)) VALUES (\(places))", Self.rows)
                    }
                }
                let found = try database.readSync { try $0.rows("SELECT * FROM kept ORDER BY id") }
                #expect(found.map(\.values) == Self.rows)
                #expect(found.first?.columnNames == ["id", "whole", "number", "words", "bytes"])
                try database.writeSync { try $0.execute("DROP TABLE kept") }
            }
        }
    }

    @Test("bound values without a column keep their type", arguments: Engine.allCases)
    func bareValues(engine: Engine) throws {
        try withDatabase(engine) { database in
            let nothing: String? = nil
            let row = try database.readSync { session in
                try session.first(
                    "SELECT \(42), \(2.5), \("清溪"), \([UInt8]([1, 2])), \(true), \(nothing), \(nothing) IS NULL")
            }
            let found = try #require(row)
            #expect(try found.int(0) == 42)
            #expect(try found.real(1) == 2.5)
            #expect(try found.text(2) == "清溪")
            #expect(try found.blob(3) == [1, 2])
            #expect(try found.flag(4))
            #expect(try found.textOrNil(5) == nil)
            #expect(try found.flag(6))
        }
    }

    @Test("sums and counts of integers are integers, averages are reals", arguments: Engine.allCases)
    func aggregates(engine: Engine) throws {
        try withDatabase(engine) { database in
            try database.writeSync { session in
                try session.execute("CREATE TABLE n (v BIGINT NOT NULL)")
                try session.insert(
                    into: Identifier("n"), columns: [Identifier("v")], rows: [[.integer(1)], [.integer(2)]])
                let row = try #require(
                    try session.first("SELECT SUM(v), COUNT(*), AVG(v), MAX(v) > 1, SUM(v) / 2 FROM n"))
                #expect(row.values[0] == .integer(3))
                #expect(row.values[1] == .integer(2))
                #expect(row.values[2] == .real(1.5))
                #expect(try row.flag(3))
            }
        }
    }

    @Test("text with NUL and the number NaN are refused in words", arguments: Engine.allCases)
    func refused(engine: Engine) throws {
        try withDatabase(engine) { database in
            try database.writeSync { try $0.execute(Self.table) }
            for (value, word) in [(TableValue.text("a\u{0}b"), "NUL"), (.real(.nan), "NaN")] {
                let single = #expect(throws: DatabaseError.self) {
                    try database.writeSync { try $0.execute("INSERT INTO kept (id, words) VALUES (1, \(value))") }
                }
                #expect(single?.kind == .unexpectedValue)
                #expect(single?.message.contains(word) == true)
                let bulk = #expect(throws: DatabaseError.self) {
                    try database.writeSync {
                        try $0.insert(into: Identifier("kept"), columns: [Identifier("words")], rows: [[value]])
                    }
                }
                #expect(bulk?.kind == .unexpectedValue)
            }
        }
    }

    @Test("a column of another type is an error that names the column", arguments: Engine.allCases)
    func wrongType(engine: Engine) throws {
        try withDatabase(engine) { database in
            let row = try #require(try database.readSync { try $0.first("SELECT \("三") AS households, \(1) AS other") })
            let error = #expect(throws: DatabaseError.self) { try row.int(0) }
            #expect(error?.kind == .unexpectedValue)
            #expect(error?.message.contains("households") == true)
            #expect(throws: DatabaseError.self) { try row.text(7) }
            #expect(try row.real(1) == 1)
        }
    }

    @Test("an empty list of values matches nothing", arguments: Engine.allCases)
    func emptyList(engine: Engine) throws {
        try withDatabase(engine) { database in
            let count = try database.readSync {
                try $0.firstInt("SELECT COUNT(*) FROM (SELECT 1 AS a) AS t WHERE a IN (\(values: [Int]()))")
            }
            #expect(count == 0)
        }
    }
}
