import Foundation
import PostgresTables
import SQLiteTables
import Tables
import TestSupport
import Testing

/// Both engines' errors have the same kinds and give nothing away.
@Suite struct ErrorTests {
    @Test("violated rules of a table have their kinds", arguments: Engine.allCases)
    func violations(engine: Engine) throws {
        try withDatabase(engine) { database in
            try database.writeSync { session in
                try session.runScript(
                    """
                    CREATE TABLE county (code TEXT PRIMARY KEY);
                    CREATE TABLE village (
                        id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, county TEXT REFERENCES county (code),
                        households BIGINT CHECK (households >= 0));
                    INSERT INTO county VALUES ('330122');
                    INSERT INTO village VALUES (1, '330122100201', '330122', 300);
                    """)
            }
            let cases: [(Query, DatabaseError.Kind)] = [
                ("INSERT INTO village VALUES (1, 'x', NULL, 1)", .uniqueViolation),
                ("INSERT INTO village VALUES (2, \("330122100201"), NULL, 1)", .uniqueViolation),
                ("INSERT INTO village VALUES (2, 'x', \("999999"), 1)", .foreignKeyViolation),
                ("DELETE FROM county", .foreignKeyViolation),
                ("INSERT INTO village VALUES (2, NULL, NULL, 1)", .notNullViolation),
                ("INSERT INTO village VALUES (2, 'x', NULL, \(-1))", .checkViolation),
                ("SELEC 1", .syntax),
                ("SELECT missing FROM village", .syntax),
                ("SELECT \(Identifier("missing")) FROM village", .syntax),
                ("SELECT 1 FROM missing", .syntax),
            ]
            for (query, kind) in cases {
                let error = #expect(throws: DatabaseError.self) { try database.writeSync { try $0.execute(query) } }
                #expect(error?.kind == kind, "\(query.rendered(for: engine == .sqlite ? .sqlite : .postgres).sql)")
            }
            #expect(try database.readSync { try $0.firstInt("SELECT COUNT(*) FROM village") } == 1)
        }
    }

    @Test("an error tells the statement but not its values", arguments: Engine.allCases)
    func noValues(engine: Engine) throws {
        try withDatabase(engine) { database in
            try database.writeSync { try $0.execute("CREATE TABLE person (phone TEXT PRIMARY KEY)") }
            try database.writeSync { try $0.execute("INSERT INTO person VALUES (\("13800000000"))") }
            for bulk in [false, true] {
                let error = #expect(throws: DatabaseError.self) {
                    try database.writeSync { session in
                        if bulk {
                            try session.insert(
                                into: Identifier("person"), columns: [Identifier("phone")],
                                rows: [[.text("13800000000")]])
                        } else {
                            try session.execute("INSERT INTO person VALUES (\("13800000000"))")
                        }
                    }
                }
                #expect(error?.kind == .uniqueViolation)
                #expect(error?.sql?.contains("person") == true)
                #expect(error.map { "\($0)".contains("13800000000") } == false)
            }
        }
    }

    @Test("rows of the wrong length are refused", arguments: Engine.allCases)
    func wrongLength(engine: Engine) throws {
        try withDatabase(engine) { database in
            try database.writeSync { try $0.execute("CREATE TABLE t (a BIGINT, b BIGINT)") }
            let columns = [Identifier("a"), Identifier("b")]
            let error = #expect(throws: DatabaseError.self) {
                try database.writeSync {
                    try $0.insert(into: Identifier("t"), columns: columns, rows: [[.null, .null], [.null]])
                }
            }
            #expect(error?.kind == .unexpectedValue)
            #expect(throws: DatabaseError.self) {
                try database.writeSync { try $0.executeBatch("INSERT INTO t VALUES (\(Query.parameter), 1)", [[]]) }
            }
        }
    }

    @Test("a server that cannot be reached is named without the password")
    func unreachable() async throws {
        let database = try PostgresDatabase(url: "postgres://someone:geheim42@127.0.0.1:1/nothing?connect_timeout=2")
        let error = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.firstInt("SELECT 1") }
        }
        #expect(error?.kind == .connection)
        #expect(error?.message.contains("127.0.0.1") == true)
        #expect(error?.message.contains("geheim42") == false)
        let unclear = #expect(throws: DatabaseError.self) {
            try PostgresDatabase(url: "postgres://a:geheim42@[::1/x%zz")
        }
        #expect(unclear?.message.contains("geheim42") == false)
    }

    @Test("a file that cannot be opened is named")
    func unopenable() throws {
        let missing = #expect(throws: DatabaseError.self) { try SQLiteDatabase(path: "/nonexistent/folder/x.sqlite") }
        #expect(missing?.kind == .connection)
        #expect(missing?.message.contains("/nonexistent/folder/x.sqlite") == true)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: file) }
        try String(repeating: "村庄,户数\n", count: 1_000).write(to: file, atomically: true, encoding: .utf8)
        let other = #expect(throws: DatabaseError.self) { try SQLiteDatabase(path: file.path) }
        #expect(other?.kind == .corrupt)
        #expect(other?.message.contains(file.path) == true)
    }
}
