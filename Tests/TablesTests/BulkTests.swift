import Tables
import TestSupport
import Testing

/// Many rows in and out.
@Suite struct BulkTests {
    private static let columns = [Identifier("id"), Identifier("code"), Identifier("load")]

    private static func rows(_ range: Range<Int>) -> [[TableValue]] {
        range.map { [.integer(Int64($0)), .text("第\($0)户"), $0 % 7 == 0 ? .null : .real(Double($0) / 4)] }
    }

    private static func make(_ session: any Session) throws {
        try session.execute(
            """
            CREATE TABLE household (id BIGINT PRIMARY KEY, code TEXT, load \(sqlite: "REAL", postgres: "DOUBLE PRECISION"))
            """)
    }

    @Test("fifty thousand rows are inserted, streamed and summed", arguments: Engine.allCases)
    func fiftyThousand(engine: Engine) throws {
        try withDatabase(engine) { database in
            try database.writeSync { session in
                try Self.make(session)
                try session.insert(into: Identifier("household"), columns: Self.columns, rows: Self.rows(0..<50_000))
            }
            var (count, sum) = (0, Int64(0))
            try database.readSync { session in
                try session.forEach("SELECT id, code FROM household WHERE id >= \(0) ORDER BY id") { row in
                    #expect(try row.int(0) == count)
                    count += 1
                    sum += try row.int(0)
                }
            }
            #expect(count == 50_000)
            #expect(sum == 1_249_975_000)
        }
    }

    @Test("the body of a stream can ask further questions, the same ones too", arguments: Engine.allCases)
    func nestedStreams(engine: Engine) throws {
        try withDatabase(engine) { database in
            try database.writeSync { session in
                try Self.make(session)
                try session.insert(into: Identifier("household"), columns: Self.columns, rows: Self.rows(0..<3_000))
            }
            let query: Query = "SELECT id FROM household ORDER BY id"
            let count = try database.readSync { session in
                var count = 0
                try session.forEach(query) { outer in
                    guard try outer.int(0) % 1_000 == 0 else { return }
                    try session.forEach(query) { _ in count += 1 }
                    count += try session.firstInt("SELECT COUNT(*) FROM household").map { Int($0) } ?? 0
                }
                return count
            }
            #expect(count == 3 * 6_000)
        }
    }

    @Test("a stream that its body ends leaves the transaction usable", arguments: Engine.allCases)
    func stoppedStream(engine: Engine) throws {
        struct Enough: Error {}
        try withDatabase(engine) { database in
            try database.writeSync { session in
                try Self.make(session)
                try session.insert(into: Identifier("household"), columns: Self.columns, rows: Self.rows(0..<5_000))
                #expect(throws: Enough.self) {
                    try session.forEach("SELECT id FROM household") { _ in throw Enough() }
                }
                try session.execute("DELETE FROM household WHERE id < 4000")
            }
            #expect(try database.readSync { try $0.firstInt("SELECT COUNT(*) FROM household") } == 1_000)
        }
    }

    @Test("a batch counts its changes and mixes integers with reals and nulls", arguments: Engine.allCases)
    func batch(engine: Engine) throws {
        try withDatabase(engine) { database in
            try database.writeSync { session in
                try Self.make(session)
                try session.insert(into: Identifier("household"), columns: Self.columns, rows: Self.rows(0..<1_000))
                let sets: [[TableValue]] = (0..<2_000).map { id in
                    let loads: [TableValue] = [.null, .integer(2), .real(0.5)]
                    return [loads[id % 3], .integer(Int64(id))]
                }
                let place = Query.Placeholder()
                let changed = try session.executeBatch("UPDATE household SET load = \(place) WHERE id = \(place)", sets)
                #expect(changed == 1_000)
            }
            // Of 0 ..< 1000, 333 leave the remainder 1 and 333 the remainder 2 by three.
            #expect(try database.readSync { try $0.firstReal("SELECT SUM(load) FROM household") } == 333 * 2.5)
        }
    }

    @Test("a batch that breaks a rule is undone and the connection goes on", arguments: Engine.allCases)
    func failingBatch(engine: Engine) throws {
        try withDatabase(engine) { database in
            try database.writeSync(Self.make)
            let place = Query.Placeholder()
            let query: Query = "INSERT INTO household (id) VALUES (\(place))"
            let sets: [[TableValue]] = (0..<1_000).map { [.integer(Int64($0 == 700 ? 3 : $0))] }
            let error = #expect(throws: DatabaseError.self) {
                try database.writeSync { try $0.executeBatch(query, sets) }
            }
            #expect(error?.kind == .uniqueViolation)
            let bulk = #expect(throws: DatabaseError.self) {
                try database.writeSync {
                    try $0.insert(into: Identifier("household"), columns: [Identifier("id")], rows: sets)
                }
            }
            #expect(bulk?.kind == .uniqueViolation)
            let changed = try database.writeSync { try $0.executeBatch(query, Array(sets.prefix(700))) }
            #expect(changed == 700)
        }
    }

    @Test("what is typed into a form stays data", arguments: Engine.allCases)
    func injection(engine: Engine) throws {
        try withDatabase(engine) { database in
            let attempts = [
                "'; DROP TABLE household; --", "\" OR 1=1 --", "$1", "?", "\\'; DELETE FROM household; --",
                "1); DELETE FROM household; --", "\\.\n\\N",
            ]
            try database.writeSync { session in
                try Self.make(session)
                for (index, attempt) in attempts.enumerated() {
                    try session.execute("INSERT INTO household (id, code) VALUES (\(index), \(attempt))")
                }
            }
            let found = try database.readSync { session in
                try session.rows("SELECT code FROM household WHERE code IN (\(values: attempts)) ORDER BY id")
            }
            #expect(try found.map { try $0.text(0) } == attempts)
        }
    }
}
