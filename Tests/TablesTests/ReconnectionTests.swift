import Tables
import TestSupport
import Testing

/// What is the server engine's own: connections end, and the program goes on.
@Suite struct ReconnectionTests {
    private func end(_ process: Int64, _ database: any Database) throws {
        try database.writeSync { session in
            _ = try session.rows("SELECT pg_terminate_backend(CAST(\(process) AS INTEGER))")
            // The other process ends a moment after it was told to.
            var isAlive = true
            while isAlive {
                isAlive = try session.firstInt("SELECT COUNT(*) FROM pg_stat_activity WHERE pid = \(process)") != 0
                _ = try session.rows("SELECT pg_stat_clear_snapshot()")
            }
        }
    }

    @Test("a connection that the server ended is opened again")
    func reopened() async throws {
        try await withDatabase(.postgres) { database in
            let former = try await database.read { try $0.firstInt("SELECT pg_backend_pid()") }
            try end(try #require(former), database)
            let present = try await database.read { try $0.firstInt("SELECT pg_backend_pid()") }
            #expect(present != nil && present != former)
        }
    }

    @Test("a connection that ends within a transaction is an error, and the next transaction works")
    func lostWithin() async throws {
        try await withDatabase(.postgres) { database in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.read { session in
                    let process = try session.firstInt("SELECT pg_backend_pid()") ?? 0
                    _ = try? session.rows("SELECT pg_terminate_backend(CAST(\(process) AS INTEGER))")
                    _ = try session.firstInt("SELECT 1")
                }
            }
            #expect(error?.kind == .connection)
            let next = try await database.read { try $0.firstInt("SELECT 1") }
            #expect(next == 1)
        }
    }

    @Test("many readers share few connections, each in its turn")
    func sharing() async throws {
        try await withDatabase(.postgres) { database in
            let processes = try await withThrowingTaskGroup { group in
                for _ in 0..<100 {
                    group.addTask { try await database.read { try $0.firstInt("SELECT pg_backend_pid()") } }
                }
                return try await group.reduce(into: Set<Int64?>()) { $0.insert($1) }
            }
            #expect((1...7).contains(processes.count))
        }
    }
}
