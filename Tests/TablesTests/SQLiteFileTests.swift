import Foundation
import SQLiteTables
import Tables
import Testing

/// What is the embedded engine's own.
@Suite struct SQLiteFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    @Test("a write that was answered is on disk: the log is synchronised at each commit, keys are checked")
    func settings() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: path("a.sqlite"))
        defer { database.close() }
        let (mode, level, keys) = try database.writeSync { session in
            (
                try session.firstText("PRAGMA journal_mode"), try session.firstInt("PRAGMA synchronous"),
                try session.firstInt("PRAGMA foreign_keys")
            )
        }
        #expect(mode == "wal")
        #expect(level == 2)
        #expect(keys == 1)
    }

    @Test("a copy made while writers are at work is one consistent moment")
    func backup() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: path("a.sqlite"))
        defer { database.close() }
        try database.writeSync { session in
            try session.execute("CREATE TABLE pair (a BIGINT, b BIGINT)")
            try session.insert(
                into: Identifier("pair"), columns: [Identifier("a"), Identifier("b")],
                rows: (0..<20_000).map { [.integer(Int64($0)), .integer(Int64(-$0))] })
        }
        let writing = Task {
            for n in 0..<200 {
                try await database.write { session in
                    try session.execute("INSERT INTO pair VALUES (\(n), 0)")
                    try session.execute("UPDATE pair SET b = \(-n) WHERE a = \(n) AND b = 0")
                }
            }
        }
        for _ in 0..<3 { try database.backup(to: path("copy.sqlite")) }
        try await writing.value
        try database.checkpoint()
        let copy = try SQLiteDatabase(path: path("copy.sqlite"))
        defer { copy.close() }
        #expect(try copy.readSync { try $0.firstText("PRAGMA integrity_check") } == "ok")
        #expect(try copy.readSync { try $0.firstInt("SELECT SUM(a + b) FROM pair") } == 0)
        #expect(try copy.readSync { try $0.firstInt("SELECT COUNT(*) FROM pair") } ?? 0 >= 20_000)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!files.contains { $0.contains("partial") })
    }

    @Test("a copy is one file: it is read, and copied again, without anything appearing beside it")
    func selfContained() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: path("a.sqlite"))
        defer { database.close() }
        try database.writeSync { session in
            try session.execute("CREATE TABLE t (a BIGINT)")
            try session.execute("INSERT INTO t VALUES (7)")
        }
        let copies = folder.appendingPathComponent("copies")
        try FileManager.default.createDirectory(at: copies, withIntermediateDirectories: true)
        let first = copies.appendingPathComponent("first.db").path
        // What an earlier copy of the name left behind is not taken for this one's log.
        FileManager.default.createFile(atPath: first + "-wal", contents: Data("stale".utf8))
        try database.backup(to: first)
        let copy = try SQLiteDatabase(path: first, readOnly: true)
        #expect(try copy.readSync { try $0.firstInt("SELECT a FROM t") } == 7)
        #expect(throws: DatabaseError.self) { try copy.writeSync { try $0.execute("DELETE FROM t") } }
        try copy.backup(to: copies.appendingPathComponent("second.db").path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: copies.path).sorted() == ["first.db", "second.db"])
        copy.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: copies.path).sorted() == ["first.db", "second.db"])
    }

    @Test("another process's long write is waited for, then reported as busy")
    func busy() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let one = try SQLiteDatabase(path: path("a.sqlite"), busyTimeout: 0.05)
        let other = try SQLiteDatabase(path: path("a.sqlite"), busyTimeout: 0.05)
        defer {
            one.close()
            other.close()
        }
        try one.writeSync { session in
            try session.execute("CREATE TABLE t (a BIGINT)")
            let error = #expect(throws: DatabaseError.self) {
                try other.writeSync { try $0.execute("CREATE TABLE u (a BIGINT)") }
            }
            #expect(error?.kind == .busy)
        }
    }
}
