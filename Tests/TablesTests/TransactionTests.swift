import Foundation
import Tables
import TestSupport
import Testing

/// Transactions are whole, apart from one another, and one writer works at a time.
@Suite struct TransactionTests {
    private struct Refusal: Error {}

    private func counter(_ engine: Engine) throws -> any Database {
        let database = try TestDatabase.make(engine)
        try database.writeSync { session in
            try session.execute("CREATE TABLE c (id INTEGER PRIMARY KEY, n BIGINT NOT NULL)")
            try session.execute("INSERT INTO c VALUES (1, 0)")
        }
        return database
    }

    private func value(_ database: any Database) throws -> Int64? {
        try database.readSync { try $0.firstInt("SELECT n FROM c WHERE id = 1") }
    }

    @Test("what a throwing write did is undone", arguments: Engine.allCases)
    func rollback(engine: Engine) async throws {
        let database = try counter(engine)
        #expect(throws: Refusal.self) {
            try database.writeSync { session in
                try session.execute("UPDATE c SET n = 7")
                throw Refusal()
            }
        }
        await #expect(throws: Refusal.self) {
            try await database.write { session in
                try session.execute("UPDATE c SET n = 8")
                throw Refusal()
            }
        }
        #expect(try value(database) == 0)
    }

    @Test("a read sees one moment, whatever is written meanwhile", arguments: Engine.allCases)
    func snapshot(engine: Engine) async throws {
        let database = try counter(engine)
        let (before, after) = try await database.read { session in
            let before = try session.firstInt("SELECT n FROM c")
            let written = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                _ = try? database.writeSync { try $0.execute("UPDATE c SET n = 9") }
                written.signal()
            }
            written.wait()
            return (before, try session.firstInt("SELECT n FROM c"))
        }
        #expect(before == 0)
        #expect(after == 0)
        #expect(try value(database) == 9)
    }

    @Test("a read cannot write", arguments: Engine.allCases)
    func readOnly(engine: Engine) async throws {
        let database = try counter(engine)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.execute("UPDATE c SET n = 1") }
        }
        #expect(error?.kind == .readOnly)
        #expect(try value(database) == 0)
    }

    @Test("concurrent writers lose no increment", arguments: Engine.allCases)
    func writersSerialise(engine: Engine) async throws {
        let database = try counter(engine)
        try await withThrowingTaskGroup { group in
            for _ in 0..<100 {
                group.addTask {
                    try await database.write { session in
                        let n = try session.firstInt("SELECT n FROM c WHERE id = 1") ?? -1
                        try session.execute("UPDATE c SET n = \(n + 1) WHERE id = 1")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try value(database) == 100)
    }

    @Test("an error that the body swallows still ends the transaction", arguments: Engine.allCases)
    func swallowed(engine: Engine) throws {
        let database = try counter(engine)
        let error = #expect(throws: DatabaseError.self) {
            try database.writeSync { session in
                try session.execute("UPDATE c SET n = 5")
                _ = try? session.execute("INSERT INTO c VALUES (1, 1)")
            }
        }
        #expect(error?.kind == .uniqueViolation)
        #expect(try value(database) == 0)
    }

    @Test("a savepoint confines an error to itself", arguments: Engine.allCases)
    func savepoint(engine: Engine) throws {
        let database = try counter(engine)
        try database.writeSync { session in
            try session.execute("UPDATE c SET n = 5")
            let error = #expect(throws: DatabaseError.self) {
                try session.savepoint {
                    try session.execute("UPDATE c SET n = 6")
                    try session.savepoint { try session.execute("UPDATE c SET n = 7") }
                    try session.execute("INSERT INTO c VALUES (1, 1)")
                }
            }
            #expect(error?.kind == .uniqueViolation)
            try session.execute("INSERT INTO c VALUES (2, 2)")
        }
        #expect(try value(database) == 5)
    }

    @Test("a transaction inside another is refused, not waited for", arguments: Engine.allCases)
    func nesting(engine: Engine) throws {
        let database = try counter(engine)
        #expect(throws: DatabaseError.self) {
            try database.writeSync { _ in try database.writeSync { try $0.execute("UPDATE c SET n = 1") } }
        }
        #expect(throws: DatabaseError.self) {
            try database.readSync { _ in try database.readSync { try $0.firstInt("SELECT n FROM c") } }
        }
    }

    @Test("a closed database says so", arguments: Engine.allCases)
    func closed(engine: Engine) async throws {
        let database = try counter(engine)
        database.close()
        let error = #expect(throws: DatabaseError.self) { try value(database) }
        #expect(error?.kind == .connection)
        await #expect(throws: DatabaseError.self) { try await database.write { try $0.execute("DELETE FROM c") } }
    }

    @Test("a short read sees one moment and what was written before it", arguments: Engine.allCases)
    func shortSnapshot(engine: Engine) async throws {
        let database = try counter(engine)
        try database.writeSync { _ = try $0.execute("UPDATE c SET n = 3") }
        let (before, after) = try await database.readBriefly { session in
            let before = try session.firstInt("SELECT n FROM c")
            let written = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                _ = try? database.writeSync { try $0.execute("UPDATE c SET n = 9") }
                written.signal()
            }
            written.wait()
            return (before, try session.firstInt("SELECT n FROM c"))
        }
        #expect(before == 3)
        #expect(after == 3)
        let now = try await database.readBriefly { try $0.firstInt("SELECT n FROM c") }
        #expect(now == 9)
    }

    @Test("a short read cannot write, and the next one is not harmed by it", arguments: Engine.allCases)
    func shortReadOnly(engine: Engine) async throws {
        let database = try counter(engine)
        await #expect(throws: DatabaseError.self) {
            try await database.readBriefly { _ = try $0.execute("UPDATE c SET n = 1") }
        }
        let now = try await database.readBriefly { try $0.firstInt("SELECT n FROM c") }
        #expect(now == 0)
    }

    @Test("more short reads at once than there are connections are all answered", arguments: Engine.allCases)
    func manyShortReads(engine: Engine) async throws {
        let database = try counter(engine)
        let sum = try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await database.readBriefly { session in
                        usleep(500)
                        return try session.firstInt("SELECT n + \(number) FROM c") ?? -1
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 19_900)
    }

    @Test("a short read of a closed database fails", arguments: Engine.allCases)
    func shortReadAfterClosing(engine: Engine) async throws {
        let database = try counter(engine)
        _ = try await database.readBriefly { try $0.firstInt("SELECT n FROM c") }
        database.close()
        await #expect(throws: DatabaseError.self) {
            try await database.readBriefly { try $0.firstInt("SELECT n FROM c") }
        }
    }

    @Test("a transaction inside a short read of the same database is refused", arguments: Engine.allCases)
    func nestedShortRead(engine: Engine) async throws {
        let database = try counter(engine)
        await #expect(throws: DatabaseError.self) {
            try await database.readBriefly { _ in try database.readSync { try $0.firstInt("SELECT n FROM c") } }
        }
    }
}
